package vn.kip.portal.adapter.web;

import java.time.InstantSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.kip.service.OfficerNames;

/** Names of officers where there is no store: everybody goes by their id. */
final class Nobody {

  private Nobody() {}

  static OfficerNames known() {
    return new OfficerNames(new StaticListableBeanFactory().getBeanProvider(MongoOperations.class),
        InstantSource.system());
  }
}

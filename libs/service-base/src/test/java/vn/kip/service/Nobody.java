package vn.kip.service;

import java.time.InstantSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/** What a service has that knows nobody and nothing: names of officers are their ids, and no dossier is any ward's. */
final class Nobody {

  private Nobody() {}

  static OfficerNames known() {
    return new OfficerNames(new StaticListableBeanFactory().getBeanProvider(MongoOperations.class),
        InstantSource.system());
  }

  /** Where no dossier is known. */
  static WardsFirst wardsFirst() {
    return new WardsFirst(new StaticListableBeanFactory().getBeanProvider(DossierWards.class), new CurrentOfficer());
  }
}

package vn.kip.reporting.adapter.messaging;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import vn.kip.reporting.application.LiveFold;

/** The running consumer as Spring Cloud Stream binds it. */
final class BoundLiveFold implements LiveFold {

  private static final String BINDING = "caseLog-in-0";

  private final ObjectProvider<BindingsLifecycleController> bindings;

  /** @param bindings asked for when they are needed: they bind functions that know this */
  BoundLiveFold(ObjectProvider<BindingsLifecycleController> bindings) {
    this.bindings = bindings;
  }

  @Override
  public void stop() {
    bindings.getObject().changeState(BINDING, BindingsLifecycleController.State.STOPPED);
  }

  @Override
  public void start() {
    bindings.getObject().changeState(BINDING, BindingsLifecycleController.State.STARTED);
  }
}

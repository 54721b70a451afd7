package vn.kip.payment.adapter.messaging;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseCommands;
import vn.kip.payment.application.RunDesk;

/** Takes releases up again whose orders a crash kept from being made. */
@Component
class ReleasedRuns {

  private final RunDesk desk;
  private final CaseCommands commands;

  ReleasedRuns(RunDesk desk, CaseCommands commands) {
    this.desk = desk;
    this.commands = commands;
  }

  @Scheduled(fixedDelayString = "${kip.runs.every:10s}")
  void goOn() {
    if (commands.isOpen()) {
      desk.orderReleased();
    }
  }
}

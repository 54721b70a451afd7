package vn.kip.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.OwnLog;
import vn.kip.events.DossierId;

/** Own events sent to the log again, for a log that lacks them. */
@RestController
@PreAuthorize("hasRole('SUPERVISOR')")
@ConditionalOnBooleanProperty(name = "kip.dead-letters", matchIfMissing = true)
class OwnLogController {

  private static final Logger LOG = LoggerFactory.getLogger(OwnLogController.class);

  private final OwnLog log;
  private final CurrentOfficer officer;

  OwnLogController(OwnLog log, CurrentOfficer officer) {
    this.log = log;
    this.officer = officer;
  }

  /** @param from the number of the first event to be sent again */
  record Resend(@NotNull DossierId dossier, @Min(1) long from) {}

  record Sent(int sent) {}

  @PostMapping("/log/resend")
  Sent resend(@Valid @RequestBody Resend resend) {
    int sent = log.sendAgain(resend.dossier(), resend.from());
    LOG.info("{} events of dossier {} were sent again for {}", sent, resend.dossier(), officer.get().id());
    return new Sent(sent);
  }
}

package vn.kip.service;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.events.DossierId;

/** Who has looked at a sensitive dossier: for supervisor and auditor, who tell the citizen on request. */
@RestController
@ConditionalOnBooleanProperty(name = "kip.looks")
class LookController {

  private final Looks looks;

  LookController(Looks looks) {
    this.looks = looks;
  }

  @GetMapping("/looks/{dossier}")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
  List<Looks.Look> of(@PathVariable DossierId dossier) {
    return looks.of(dossier);
  }
}

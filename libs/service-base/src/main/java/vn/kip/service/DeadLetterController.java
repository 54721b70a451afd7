package vn.kip.service;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Refusal;

/** Dead letters of this service, for supervisors: one proposes, another releases. A service that parks nothing has none. */
@RestController
@RequestMapping("/dead-letters")
@PreAuthorize("hasRole('SUPERVISOR')")
@ConditionalOnBooleanProperty(name = "kip.dead-letters", matchIfMissing = true)
class DeadLetterController {

  private final DeadLetters letters;
  private final CurrentOfficer officer;
  private final InstantSource clock;

  DeadLetterController(DeadLetters letters, CurrentOfficer officer, InstantSource clock) {
    this.letters = letters;
    this.officer = officer;
    this.clock = clock;
  }

  @GetMapping
  List<DeadLetters.DeadLetter> list() {
    return letters.list();
  }

  @GetMapping("/{id}/preview")
  DeadLetters.Preview preview(@PathVariable String id) {
    return letters.preview(id)
        .orElseThrow(() -> new RefusedException(Refusal.notFound("dead-letter.unknown", "id", "id", id)));
  }

  @PostMapping("/{id}/proposal")
  DeadLetters.Decided propose(@PathVariable String id) {
    return orRefuse(letters.propose(id, officer.get().id(), clock.instant()));
  }

  @PostMapping("/{id}/release")
  DeadLetters.Decided release(@PathVariable String id) {
    return orRefuse(letters.release(id, officer.get().id()));
  }

  private static DeadLetters.Decided orRefuse(DeadLetters.Decided decided) {
    if (decided instanceof DeadLetters.Decided.Refused(var refusal)) {
      throw new RefusedException(refusal);
    }
    return decided;
  }
}

package vn.kip.auditor.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.audit.AuditReport;
import vn.kip.audit.Seal;
import vn.kip.auditor.application.AuditStore;
import vn.kip.auditor.application.Audits;
import vn.kip.service.Heavy;

/** Audits on demand, and what they found. */
@RestController
@RequestMapping("/audits")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class AuditsController {

  private final Audits audits;
  private final AuditStore store;

  AuditsController(Audits audits, AuditStore store) {
    this.audits = audits;
    this.store = store;
  }

  /** @param seal of a report that is to be held against the log */
  record Asked(@Nullable @Size(max = 1_000) List<Seal> seal) {}

  @Heavy
  @PostMapping
  AuditReport run(@Valid @RequestBody(required = false) @Nullable Asked asked) {
    return audits.run(asked == null || asked.seal() == null ? List.of() : asked.seal());
  }

  /** No content before the first audit. */
  @GetMapping("/last")
  ResponseEntity<AuditReport> last() {
    return store.last().map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
  }

  @GetMapping
  List<AuditReport> list() {
    return store.list();
  }
}

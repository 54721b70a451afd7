package vn.kip.reporting.adapter.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.reporting.application.Figures;
import vn.kip.reporting.application.Rebuild;

/** Builds all figures again from the log. */
@RestController
@RequestMapping("/rebuild")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class RebuildController {

  private final Figures figures;
  private final Rebuild rebuild;

  RebuildController(Figures figures, Rebuild rebuild) {
    this.figures = figures;
    this.rebuild = rebuild;
  }

  /** Starts one, unless one runs already; {@link #status} says how it goes. */
  @PostMapping
  @PreAuthorize("hasRole('SUPERVISOR')")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Rebuild.Status start() {
    return figures.rebuild();
  }

  @GetMapping
  Rebuild.Status status() {
    return rebuild.status();
  }
}

package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The line over which an open overview learns that it is out of date. */
@RestController
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class LiveController {

  static final String PATH = SupervisorController.PATH + "/live";

  private final LiveFigures figures;

  LiveController(LiveFigures figures) {
    this.figures = figures;
  }

  /**
   * Events {@code figures}, with the mark of what there is now, and {@code end}.
   *
   * @param seen what the page showed when it was opened; {@code last} what it was told last, when the line broke in between
   */
  @GetMapping(value = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(@RequestParam(defaultValue = "") String seen,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last, HttpSession session,
      HttpServletResponse answer) {
    // A proxy in front hands on each event as it comes.
    answer.setHeader("X-Accel-Buffering", "no");
    return figures.watch(LivePage.of(session), Objects.requireNonNullElse(last, seen));
  }
}

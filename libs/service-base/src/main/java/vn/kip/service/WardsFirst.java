package vn.kip.service;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;

/**
 * Whoever asks nonsense of another ward's dossier is told that it is another ward's, and not what could be asked of it. Looked
 * at only where a request is refused for what it says, so that who asks in order pays nothing for it.
 */
@Component
class WardsFirst {

  private final ObjectProvider<DossierWards> wards;
  private final CurrentOfficer officer;

  WardsFirst(ObjectProvider<DossierWards> wards, CurrentOfficer officer) {
    this.wards = wards;
    this.officer = officer;
  }

  /** What is said instead of that the request is wrong. */
  Refusal before(Refusal wrong) {
    var known = wards.getIfAvailable();
    if (known == null
        || !(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken)) {
      return wrong;
    }
    return dossier().flatMap(known::of).filter(ward -> !officer.get().mayActFor(ward))
        .map(ward -> Refusal.forbidden("security.other-ward", "ward", "ward", ward)).orElse(wrong);
  }

  /** The one the path names. */
  private static Optional<DossierId> dossier() {
    var request = RequestContextHolder.getRequestAttributes();
    return request != null && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
        RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> named
            ? Stream.of("dossier", "id").map(named::get).filter(String.class::isInstance).map(String.class::cast)
                .findFirst().flatMap(WardsFirst::read)
            : Optional.empty();
  }

  private static Optional<DossierId> read(String id) {
    try {
      return Optional.of(new DossierId(id));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

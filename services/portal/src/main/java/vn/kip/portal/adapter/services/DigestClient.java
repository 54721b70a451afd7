package vn.kip.portal.adapter.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ReportingClient.Desk;
import vn.kip.portal.adapter.services.ReportingClient.Urgency;
import vn.kip.portal.application.DigestFailure;
import vn.kip.portal.application.PressingWork;
import vn.kip.portal.domain.Digest;
import vn.kip.portal.domain.Notice.Kind;

/** What presses at a desk by code and date alone, asked with the portal's own token. */
public final class DigestClient implements PressingWork {

  private final ServiceCalls calls;

  DigestClient(ServiceCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<Pressing> of(Role role, @Nullable String ward) {
    return Desk.of(role).map(desk -> {
      try {
        var found = desk == Desk.WARD
            ? calls.get(Due.class, "/worklist/due?desk={desk}&ward={ward}", desk, ward)
            : calls.get(Due.class, "/worklist/due?desk={desk}", desk);
        return new Pressing(found.total(), found.items().stream().flatMap(DigestClient::line).toList());
      } catch (ServiceAway | ServiceRefusal e) {
        throw new DigestFailure("what presses is not known: " + e.getMessage(), e);
      }
    });
  }

  private static Stream<Digest.Line> line(Item item) {
    var code = item.code();
    return code == null
        ? Stream.empty()
        : Kind.of(item.urgency().name()).map(kind -> new Digest.Line(kind, code, item.due())).stream();
  }

  record Due(long total, List<Item> items) {}

  record Item(@Nullable String code, @Nullable LocalDate due, Urgency urgency) {}
}

package vn.kip.portal.adapter.web;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.kip.portal.application.Drafts;
import vn.kip.portal.domain.Draft;

/** The drafts of who is signed in; nobody else's. */
@Component
class DraftDesk {

  /** Names of inputs that a draft keeps; what else a form carries is not the citizen's. */
  private static final Pattern NAME = Pattern
      .compile("(?:programme|channel|name|identityNumber|birthDate|sex|(?:fact|rows|paper)/[A-Za-z0-9/]{1,100})");
  private static final int LONGEST = 4_000;
  private static final int MOST = 1_000;

  private final Drafts drafts;
  private final InstantSource clock;

  DraftDesk(Drafts drafts, InstantSource clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  List<Draft> mine() {
    var who = SignedIn.officerOnPage().officer();
    return drafts.of(Objects.requireNonNull(who.ward(), "a ward officer's ward"), who.id().value());
  }

  Draft mine(String id) {
    var who = SignedIn.officerOnPage().officer();
    return drafts.find(id, Objects.requireNonNull(who.ward(), "a ward officer's ward"), who.id().value())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  Draft begin(String programme) {
    var who = SignedIn.officerOnPage().officer();
    var draft = new Draft(UUID.randomUUID().toString(), Objects.requireNonNull(who.ward(), "a ward officer's ward"),
        who.id().value(), clock.instant(), Map.of());
    return put(draft, Map.of(Draft.PROGRAMME, programme, "channel", "DESK"));
  }

  /** As typed: nothing is refused for being wrong, only for being no part of a form. */
  Draft type(Draft draft, Map<String, String> typed) {
    var kept = new HashMap<String, String>();
    typed.forEach((name, value) -> {
      if (NAME.matcher(name).matches() && value.length() <= LONGEST && draft.values().size() + kept.size() < MOST) {
        kept.put(name, value);
      }
    });
    return kept.isEmpty() ? draft : put(draft, kept);
  }

  /** What the portal itself has to keep with it. */
  Draft put(Draft draft, Map<String, String> values) {
    var now = draft.with(values, clock.instant());
    drafts.save(now, values.keySet());
    return now;
  }

  void remove(Draft draft) {
    drafts.remove(draft);
  }
}

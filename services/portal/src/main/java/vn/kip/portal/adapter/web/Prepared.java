package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;

/**
 * What an officer has filled in on the pages of single dossiers and keeps to confirm together: nothing gets here unlooked at.
 * Lives in the session of the officer who looked.
 */
final class Prepared<T extends Serializable> implements Serializable {

  @Serial
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, T> byDossier = new LinkedHashMap<>();

  /** @param name of the list in the session */
  @SuppressWarnings("unchecked") // only this class writes under these names
  static <T extends Serializable> Prepared<T> of(HttpSession session, String name) {
    var found = (Prepared<T>) session.getAttribute(name);
    var prepared = found == null ? new Prepared<T>() : found;
    session.setAttribute(name, prepared);
    return prepared;
  }

  synchronized void keep(String dossier, T form) {
    byDossier.put(dossier, form);
  }

  synchronized void drop(String dossier) {
    byDossier.remove(dossier);
  }

  synchronized List<T> all() {
    return List.copyOf(byDossier.values());
  }

  /** How one of many went. */
  record Outcome<T>(T form, boolean done, String why) {}

  /** Does each; one that is refused or cannot be reached stays, and does not hold up the others. */
  List<Outcome<T>> confirm(Stream<String> chosen, Consumer<T> action, Locale locale, String away) {
    return chosen.flatMap(dossier -> Stream.ofNullable(find(dossier)).map(form -> Map.entry(dossier, form)))
        .map(entry -> {
          try {
            action.accept(entry.getValue());
            drop(entry.getKey());
            return new Outcome<>(entry.getValue(), true, "");
          } catch (ServiceRefusal refusal) {
            return new Outcome<>(entry.getValue(), false, refusal.text(locale));
          } catch (ServiceAway _) {
            return new Outcome<>(entry.getValue(), false, away);
          }
        }).toList();
  }

  private synchronized @org.jspecify.annotations.Nullable T find(String dossier) {
    return byDossier.get(dossier);
  }
}

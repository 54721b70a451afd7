package vn.kip.local.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.RuleBook;
import vn.kip.audit.RuleBook.Stated;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/** Both programs write the law down for themselves; here their files are held against each other. */
final class LawTwice {

  private LawTwice() {}

  /**
   * One thing on which the two do not agree.
   *
   * @param field {@code version} where only one of them has the version at all
   * @param catalogue what the services go by, {@code auditor} what the auditor does; null where there is nothing
   */
  record Difference(String programme, String version, String field, @Nullable String catalogue,
      @Nullable String auditor) {

    String sentence() {
      return version + ", " + field + ": " + said(catalogue) + " in the catalogue, " + said(auditor)
          + " in the auditor's files";
    }

    private static String said(@Nullable String value) {
      return value == null ? "nothing" : value;
    }
  }

  /** In the order of the catalogue, then what only the auditor has. */
  static List<Difference> differences(Catalogue catalogue, RuleBook auditor) {
    var left = new LinkedHashMap<>(auditor.stated());
    var differences = new ArrayList<Difference>();
    for (var programme : catalogue.programmes()) {
      for (var version : programme.versions()) {
        var own = left.remove(version.id());
        var theirs = stated(programme.field(), programme.statutory(), version);
        if (own == null) {
          differences.add(new Difference(programme.code(), version.id(), "version", version.id(), null));
        } else {
          compare(programme.code(), version.id(), theirs, own, differences);
        }
      }
    }
    left.keySet().forEach(version -> differences.add(
        new Difference(version.substring(0, Math.max(0, version.indexOf('@'))), version, "version", null, version)));
    return differences;
  }

  private static Stated stated(String field, boolean statutory, ProgrammeVersion version) {
    var paid = switch (version.payment().kind()) {
      case NONE, BANK_LOAN -> false;
      case ONCE, MONTHLY, YEARLY, DAILY, BY_ACCEPTANCE -> true;
    };
    return new Stated(field, statutory, version.limit() == null ? null : version.limit().toString(),
        version.postingWorkingDays(), paid);
  }

  private static void compare(String programme, String version, Stated theirs, Stated own, List<Difference> into) {
    add(programme, version, "field", theirs.field(), own.field(), into);
    add(programme, version, "statutory", theirs.statutory(), own.statutory(), into);
    add(programme, version, "limit", theirs.limit(), own.limit(), into);
    add(programme, version, "postingWorkingDays", theirs.postingDays(), own.postingDays(), into);
    add(programme, version, "pays", theirs.pays(), own.pays(), into);
  }

  private static void add(String programme, String version, String field, @Nullable Object catalogue,
      @Nullable Object auditor, List<Difference> into) {
    if (!Objects.equals(catalogue, auditor)) {
      into.add(new Difference(programme, version, field, catalogue == null ? null : catalogue.toString(),
          auditor == null ? null : auditor.toString()));
    }
  }
}

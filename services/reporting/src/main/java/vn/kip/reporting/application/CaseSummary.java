package vn.kip.reporting.application;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.DossierCode;
import vn.kip.reporting.domain.Finding;
import vn.kip.reporting.domain.NextStep;

/** The few facts of a case by which reports and searches find it; a fold of its facts like everything else. */
public record CaseSummary(
    String programme,
    String ward,
    String applicant,
    String foldedName,
    Instant submittedAt,
    boolean ofForm06,
    @Nullable String code,
    @Nullable DossierCode parts,
    @Nullable LocalDate acceptedOn,
    @Nullable LocalDate closedOn,
    @Nullable Instant withdrawnAt,
    boolean onTime,
    boolean open,
    Set<String> flags,
    String name,
    Channel channel,
    CaseReading.State state,
    @Nullable NextStep next,
    @Nullable Deadline due) {

  /** A name longer than any is found by its beginning; without a bound its ends would be its length squared. */
  private static final int LONGEST_NAME = 300;
  private static final int MOST_WORDS = 30;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  public static CaseSummary of(CaseReading reading, List<Finding> findings) {
    var flags = new TreeSet<String>();
    findings.forEach(finding -> flags.add(finding.flag().name()));
    var result = reading.clock().resultClass();
    var code = reading.code();
    return new CaseSummary(
        reading.submission().programme(),
        reading.submission().ward(),
        reading.submission().applicant().identityNumber(),
        fold(reading.submission().applicant().name()),
        reading.submittedAt(),
        reading.isOfForm06(),
        code,
        code == null ? null : DossierCode.parse(code).orElse(null),
        reading.acceptedOn(),
        reading.closedOn(),
        reading.clock().withdrawnAt(),
        result != null && CaseFold.isOnTime(result),
        reading.isOfForm06() && reading.closedOn() == null,
        flags,
        reading.submission().applicant().name(),
        reading.submission().channel(),
        reading.state(),
        NextStep.of(reading).orElse(null),
        Optional.ofNullable(reading.clock().finalDue()).map(DeadlineReceipt::due).orElse(null));
  }

  /** Whose list it stands in: the ward's own, or that of a desk of the city; null when nothing is to be done. */
  public @Nullable String queue() {
    return next == null ? null : queue(next.desk(), ward);
  }

  /** The list of a desk. */
  public static String queue(NextStep.Desk desk, String ward) {
    return switch (desk) {
      case WARD -> "WARD|" + ward;
      case DIVISION, CHAIRMAN -> desk.name();
    };
  }

  /**
   * The name from each of its words on, so that a part of it is found by how an entry begins: {@code nguyen thi dao},
   * {@code thi dao}, {@code dao}.
   */
  public List<String> nameEnds() {
    var name = foldedName.length() > LONGEST_NAME ? foldedName.substring(0, LONGEST_NAME) : foldedName;
    var words = List.of(name.split("\\s+"));
    return IntStream.range(0, Math.min(words.size(), MOST_WORDS))
        .mapToObj(from -> String.join(" ", words.subList(from, words.size()))).toList();
  }

  /** The texts in it that may be of any length. */
  List<String> texts() {
    return List.of(programme, ward, applicant, foldedName, name, code == null ? "" : code);
  }

  /** Names are searched without marks: {@code Đào} is found by {@code dao}. */
  public static String fold(String name) {
    var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return plain.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT).strip();
  }
}

package vn.kip.reporting.adapter.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.domain.Finding;
import vn.kip.reporting.domain.Finding.Amounts;
import vn.kip.reporting.domain.Flag;

/**
 * A finding as it is read, with its words of the bundle {@code findings}.
 *
 * @param why what was seen, in English; {@code vi} in Vietnamese
 */
record FindingView(Flag flag, String action, Finding.Why key, @Nullable Amounts amounts, String why, String vi) {

  private static final String BUNDLE = "findings";
  private static final Locale VIETNAMESE = Locale.of("vi");

  static FindingView of(Finding finding) {
    return new FindingView(finding.flag(), finding.action(), finding.why(), finding.amounts(),
        words(finding, Locale.ENGLISH), words(finding, VIETNAMESE));
  }

  private static String words(Finding finding, Locale language) {
    var words = ResourceBundle.getBundle(BUNDLE, language).getString(finding.why().name());
    var amounts = finding.amounts();
    return amounts == null
        ? words
        : MessageFormat.format(words, Long.toString(amounts.assessed()),
            amounts.granted() == null ? "–" : Long.toString(amounts.granted()));
  }
}

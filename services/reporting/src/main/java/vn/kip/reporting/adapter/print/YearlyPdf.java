package vn.kip.reporting.adapter.print;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.documents.Pdf;
import vn.kip.documents.Template;
import vn.kip.office.OfficeTime;

/** The yearly summary on A4. */
public final class YearlyPdf {

  private static final Template PAGE = Template.beside(YearlyPdf.class, "yearly.html");

  private YearlyPdf() {}

  /** @param values what the page shows, by name */
  public static byte[] of(Map<String, Object> values, Cover.Head head, Year year) {
    var all = new HashMap<>(values);
    all.put("head", head);
    all.put("print", new Print());
    var at = year.plusYears(1).atDay(1).atStartOfDay(OfficeTime.ZONE).toInstant();
    return Pdf.of(PAGE.fill(all), "Tổng hợp kết quả năm " + year, at);
  }

  /** Numbers and dates as they are written in Vietnam. */
  public static final class Print {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int DECIMALS = 2;

    public String number(@Nullable Number number) {
      if (number == null) {
        return "–";
      }
      return written(number, 0);
    }

    /** A share between 0 and 1 as percent. */
    public String percent(@Nullable BigDecimal share) {
      return share == null ? "–" : written(share.movePointRight(DECIMALS), DECIMALS) + " %";
    }

    private static String written(Number number, int leastDecimals) {
      var format = NumberFormat.getNumberInstance(VIETNAMESE);
      format.setMinimumFractionDigits(leastDecimals);
      format.setMaximumFractionDigits(DECIMALS);
      return format.format(number);
    }

    public String date(LocalDate date) {
      return date.format(DATE);
    }
  }
}

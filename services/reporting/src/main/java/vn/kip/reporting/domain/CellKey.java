package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.regex.Pattern;
import vn.kip.events.IntakeEvent.Channel;

/**
 * Where a count belongs.
 *
 * @param ward its code; cells are stored by their names, which no other text may come into
 */
public record CellKey(LocalDate day, String programme, String ward, Channel channel) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  public CellKey {
    if (!CODE.matcher(programme).matches() || !CODE.matcher(ward).matches()) {
      throw new IllegalArgumentException("neither programme nor ward may be anything but a code");
    }
  }
}

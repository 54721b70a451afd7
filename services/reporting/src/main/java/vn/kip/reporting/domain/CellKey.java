package vn.kip.reporting.domain;

import java.time.LocalDate;
import vn.kip.events.IntakeEvent.Channel;

/** Where a count belongs. */
public record CellKey(LocalDate day, String programme, String ward, Channel channel) {}

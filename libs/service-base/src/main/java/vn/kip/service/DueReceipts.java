package vn.kip.service;

import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.events.DueReceipt;

/** A counted due date as events carry it. */
public final class DueReceipts {

  private DueReceipts() {}

  /** Without its days, which anyone can count again. */
  public static DueReceipt of(DeadlineReceipt receipt) {
    return new DueReceipt(
        receipt.calendarRelease(),
        receipt.start(),
        receipt.due().date(),
        receipt.due() instanceof Deadline.Moment(var instant) ? instant : null,
        receipt.stages().stream().map(stage -> new DueReceipt.Stage(stage.limit(), stage.start(), stage.due()))
            .toList());
  }
}

package vn.kip.office;

import java.util.EnumSet;
import java.util.Set;

/**
 * What officers do on a dossier and its money, and who must not be the same: nobody alone takes a dossier from the desk to
 * the money, and whoever has chosen what is paid to whom neither releases it nor says that it has arrived.
 *
 * <p>This is the whole table. {@code docs/duties.md} is written from it.
 */
public enum Duty {
  /** Brought it in with a register or a list of recipients, or anything it rests on. */
  IMPORT,
  /** Took it in at the ward's desk. */
  RECEIVE,
  APPRAISE,
  /** Signed its decision. */
  DECIDE,
  /** Opened a claim of a register's past for payment again. */
  REOPEN,
  /** Proposed a change of a grant that runs. */
  PROPOSE_CHANGE,
  /** Signed a change of a grant that runs, or made it where none is signed. */
  SIGN_CHANGE,
  /** Approved its payment, and entered to whom and where it goes. */
  APPROVE,
  /** Confirmed an approval: by it the money is ordered, or an account may be paid to by the runs. */
  RELEASE,
  /** Prepared a month's run. */
  PREPARE_RUN,
  /** Released a month's run. */
  RELEASE_RUN,
  /** Says by a receipt that post or treasury have paid it out, or that they gave it back unpaid. */
  CONFIRM_RECEIPT,
  /** Says that money which was paid too much has been brought back. */
  BOOK_BACK,
  /** Says, by the bank's letter, that an order came to nothing. */
  STATE_FAILURE,
  /** Confirms by the same letter that it did. */
  CONFIRM_FAILURE;

  private static final Set<Duty> BEFORE_THE_MONEY = Set.of(IMPORT, RECEIVE, APPRAISE, DECIDE, REOPEN);

  /** Of what nobody may have had part in who does this. */
  public Set<Duty> apartFrom() {
    return switch (this) {
      case IMPORT, RECEIVE, APPRAISE, PROPOSE_CHANGE, PREPARE_RUN -> Set.of();
      case DECIDE, REOPEN -> Set.of(IMPORT, RECEIVE, APPRAISE);
      case SIGN_CHANGE -> Set.of(PROPOSE_CHANGE);
      case APPROVE -> BEFORE_THE_MONEY;
      case RELEASE -> and(BEFORE_THE_MONEY, APPROVE);
      case RELEASE_RUN -> and(BEFORE_THE_MONEY, PROPOSE_CHANGE, SIGN_CHANGE, APPROVE, RELEASE, PREPARE_RUN);
      case CONFIRM_RECEIPT, BOOK_BACK -> and(BEFORE_THE_MONEY, APPROVE, PREPARE_RUN);
      case STATE_FAILURE -> BEFORE_THE_MONEY;
      case CONFIRM_FAILURE -> and(BEFORE_THE_MONEY, STATE_FAILURE);
    };
  }

  private static Set<Duty> and(Set<Duty> some, Duty... more) {
    var all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }
}

package vn.kip.service.register;

import java.util.Set;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;

/** What one service makes of the register's rows. Pure: it sees the file and the row, and decides. */
public interface RegisterTaker {

  /** The actions this service owns. */
  Set<RegisterAction.Kind> owns();

  /**
   * Takes one action as it was.
   *
   * @param by who brings the register in
   * @throws Unreadable when the detail is not what the action needs
   */
  Decision take(CaseFile file, RegisterAction action, OfficerId by);

  /**
   * Takes the dossier's own row; only intake does.
   *
   * @throws Unreadable when a cell cannot be read
   */
  default Decision submit(CaseFile file, RegisterRequest.DossierRow row, OfficerId by) {
    return Decision.refuse(Refusal.invalid("register.action-elsewhere", "dossier", "action", "SUBMITTED"));
  }
}

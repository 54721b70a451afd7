package vn.kip.portal.adapter.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.IntakeClient.Dossier;

/** What may be done to a dossier at the desk, the likeliest first. */
enum DeskAction {
  ACCEPTANCE("acceptance"),
  SUPPLEMENT_RECEIPT("supplement-receipts"),
  RESULT_RETURN("result-return"),
  POSTING(
      "posting"),
  FORWARDING("forwarding"),
  SUPPLEMENT_REQUEST(
      "supplement-requests"),
  APOLOGY("apology"),
  REFUSAL("refusal"),
  WITHDRAWAL("withdrawal");

  private static final Set<DeskAction> OF_THE_DIVISION = EnumSet.of(SUPPLEMENT_REQUEST, FORWARDING, APOLOGY);
  private static final String EVENT = "vn.kip.dossier.";

  /** Fields of a form, by the name the service has for them. */
  enum Input {
    PAPERS("papers"),
    REASON("reason"),
    EXCEPTION("exception"),
    TO("to"),
    NEW_DATE("newDate");

    private final String field;

    Input(String field) {
      this.field = field;
    }

    public String field() {
      return field;
    }
  }

  private final String path;

  DeskAction(String path) {
    this.path = path;
  }

  /** Last part of its address, here and at the desk's service. */
  public String path() {
    return path;
  }

  /** Below {@code desk.law}; null where the page names no article. */
  public @Nullable String law() {
    return switch (this) {
      case ACCEPTANCE -> "acceptance";
      case SUPPLEMENT_REQUEST -> "supplement";
      case APOLOGY -> "apology";
      case SUPPLEMENT_RECEIPT, RESULT_RETURN, POSTING, FORWARDING, REFUSAL, WITHDRAWAL -> null;
    };
  }

  public List<Input> inputs() {
    return switch (this) {
      case ACCEPTANCE, SUPPLEMENT_RECEIPT, RESULT_RETURN, POSTING -> List.of();
      case FORWARDING -> List.of(Input.TO);
      case SUPPLEMENT_REQUEST -> List.of(Input.PAPERS, Input.REASON, Input.EXCEPTION);
      case APOLOGY -> List.of(Input.NEW_DATE, Input.REASON);
      case REFUSAL, WITHDRAWAL -> List.of(Input.REASON);
    };
  }

  public boolean asks(Input input) {
    return inputs().contains(input);
  }

  /** Ends the dossier: not to be pressed by mistake. */
  public boolean isEnd() {
    return this == REFUSAL || this == WITHDRAWAL;
  }

  static Optional<DeskAction> at(String path) {
    return Arrays.stream(values()).filter(action -> action.path.equals(path)).findFirst();
  }

  boolean isFor(Set<Role> roles) {
    return roles.contains(Role.WARD_OFFICER) || (roles.contains(Role.APPRAISER) && OF_THE_DIVISION.contains(this));
  }

  /** What an officer can do with a dossier as it stands; the service has the last word. */
  static List<DeskAction> possible(Dossier dossier, boolean posts, Set<Role> roles) {
    return Arrays.stream(values()).filter(action -> action.isFor(roles) && action.fits(dossier, posts)).toList();
  }

  private boolean fits(Dossier dossier, boolean posts) {
    boolean open = dossier.state().equals("IN_PROGRESS");
    boolean submitted = dossier.state().equals("SUBMITTED");
    boolean waiting = dossier.waitingForPapers();
    return switch (this) {
      case ACCEPTANCE -> submitted && !waiting;
      case REFUSAL -> submitted;
      case SUPPLEMENT_REQUEST -> (submitted || open) && !waiting;
      case SUPPLEMENT_RECEIPT -> (submitted || open) && waiting;
      case POSTING -> open && posts && !has(dossier, "posted");
      case FORWARDING -> open && !waiting;
      case APOLOGY -> open && !has(dossier, "apology-sent");
      case WITHDRAWAL -> submitted || open;
      case RESULT_RETURN -> dossier.state().equals("DECIDED");
    };
  }

  private static boolean has(Dossier dossier, String kind) {
    return dossier.timeline().stream().anyMatch(happening -> happening.type().startsWith(EVENT + kind));
  }
}

package vn.kip.reporting.domain;

/** Integrity findings: each a question to a person, not a verdict. */
public enum Flag {
  /** A supplement request that is not lawful. */
  D1("Decree 61/2018 art. 11(2)c, 19(4)"),
  /** Recorded late, or the date in the code is not the acceptance date. */
  D4("Decree 61/2018 art. 5(1)"),
  /** Decided without a number, or before the posting had run. */
  D8("Decree 20/2021 art. 8(1)"),
  /** Withdrawn and filed again; found by looking at two dossiers. */
  D9("Decree 61/2018 art. 5(1)"),
  /** An apology too late, or a second one. */
  D12("Decree 61/2018 art. 19(9)"),
  /** Decided at night or on a day off. */
  D14("Decree 61/2018 art. 5(1)"),
  /** An on-line submission accepted late. */
  D15("Decree 45/2020 art. 16"),
  /** The decision contradicts the assessment. */
  E1("Decree 61/2018 art. 19(8)");

  private final String article;

  Flag(String article) {
    this.article = article;
  }

  public String article() {
    return article;
  }
}

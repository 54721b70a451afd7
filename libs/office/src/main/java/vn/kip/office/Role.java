package vn.kip.office;

/** What an officer may do; roles come from the identity provider. */
public enum Role {
  /** Receives dossiers of the own ward. */
  WARD_OFFICER,
  /** Appraises at the division. */
  APPRAISER,
  /** Chairman: decides. */
  DECIDER,
  PAYMENT_OFFICER,
  SUPERVISOR,
  /** Brings a register's past in; the only role that may state an earlier time. */
  REGISTER_IMPORT,
  AUDITOR,
  /** The portal by itself: asks where a dossier stands for whoever has its code, and learns nothing of the person. */
  LOOKUP
}

package vn.kip.audit;

/**
 * A record of the log that two officers gave up. It is no finding, since the log says so itself; it is told, since the figures
 * are without it.
 *
 * @param offset of the event that says so
 * @param record topic, partition and offset of what was given up
 */
public record GivenUp(int partition, long offset, String dossier, String record, String proposedBy, String by,
    String reason) {}

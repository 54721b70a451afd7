package vn.kip.audit;

/**
 * A record that stands in the log again, unchanged. No harm: the number tells every reader to skip it.
 *
 * @param seq the producer's number of it
 */
public record Repeat(int partition, long offset, String dossier, String producer, long seq) {}

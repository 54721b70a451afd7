package vn.kip.bankmessages;

/**
 * A valid pain.001.001.09. These very bytes are what is kept, sent, and sent again.
 *
 * @param messageId also the id of its one payment information
 * @param transactions at least 1
 * @param sum of their amounts
 * @param sha256 of the bytes, hexadecimal
 */
public record PaymentFile(String messageId, int transactions, long sum, String sha256, byte[] bytes) {}

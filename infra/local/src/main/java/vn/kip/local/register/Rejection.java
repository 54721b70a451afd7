package vn.kip.local.register;

/**
 * A row that was not taken, and why.
 *
 * @param header of the file, as it stands there
 * @param line of the file, from 1; the header is line 1
 * @param column empty when the row as a whole is at fault
 * @param raw the row as it stands in the file, to be mended
 */
public record Rejection(String file, String header, int line, String column, String errorKey, String vi, String en,
    String raw) {}

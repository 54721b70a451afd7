package vn.kip.bankmessages;

/**
 * On whose account a file is drawn.
 *
 * @param name as the bank knows the office
 * @param bank code of the office's bank
 */
public record OfficeAccount(String name, String account, String bank) {}

package vn.kip.programmes;

/** A text in Vietnamese and English. */
public record Names(String vi, String en) {}

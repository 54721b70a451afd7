package vn.kip.payruns.cases;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One member of a case and where it stands, so that what is wrong with it can be said. */
record Member(JsonNode node, String path) {

  Member at(String name) {
    return new Member(node.path(name), path.isEmpty() ? name : path + "." + name);
  }

  List<Member> each() {
    if (isAbsent()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong("a list is wanted");
    }
    var members = new ArrayList<Member>();
    for (int i = 0; i < node.size(); i++) {
      members.add(new Member(node.get(i), path + "[" + i + "]"));
    }
    return members;
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  String text() {
    if (!node.isString()) {
      throw wrong(isAbsent() ? "missing" : "a text is wanted");
    }
    return node.asString();
  }

  boolean isTrue() {
    if (!node.isBoolean()) {
      throw wrong(isAbsent() ? "missing" : "true or false is wanted");
    }
    return node.asBoolean();
  }

  YearMonth month() {
    return parsed(YearMonth::parse, "a month is wanted, YYYY-MM");
  }

  LocalDate date() {
    return parsed(LocalDate::parse, "a date is wanted, YYYY-MM-DD");
  }

  private <T> T parsed(Function<String, T> parse, String wanted) {
    var text = text();
    try {
      return parse.apply(text);
    } catch (DateTimeException _) {
      throw wrong(wanted);
    }
  }

  /** Whole dong; may be negative, as a difference is. */
  long dong() {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(isAbsent() ? "missing" : "whole dong are wanted");
    }
    return node.asLong();
  }

  BigDecimal number() {
    if (!node.isNumber() || node.decimalValue().signum() < 0) {
      throw wrong(isAbsent() ? "missing" : "a number is wanted, 0 or more");
    }
    return node.decimalValue();
  }

  <T> Optional<T> optional(Function<Member, T> read) {
    return isAbsent() ? Optional.empty() : Optional.of(read.apply(this));
  }

  CaseUnreadableException wrong(String reason) {
    return new CaseUnreadableException(path, reason);
  }
}

package vn.kip.local.cli;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The dossiers behind a figure, all pages together. */
final class DossiersBehind {

  private DossiersBehind() {}

  static int show(Api api, Map<String, String> query, String column, @Nullable String programme, @Nullable String ward,
      boolean json) {
    query.put("column", column);
    if (programme != null) {
      query.put("programme", programme);
    }
    if (ward != null) {
      query.put("ward", ward);
    }
    return show(all(api, "/reports/form06/dossiers", query), column, json);
  }

  /** Those on a side of a rate of the on-time report. */
  static int ofRate(Api api, Map<String, String> query, String rate, boolean onTime, boolean json) {
    query.put("rate", rate);
    query.put("side", onTime ? "ON_TIME" : "NOT_ON_TIME");
    return show(all(api, "/reports/on-time/dossiers", query), rate + (onTime ? ": đúng hạn" : ": chưa đúng hạn"), json);
  }

  private static int show(ObjectNode all, String figure, boolean json) {
    if (json) {
      CommonOptions.OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } else {
      print(all.path("count").asInt(), figure, all.path("dossiers"));
    }
    return Exit.DONE.code();
  }

  /** The answer with the dossiers of all its pages. */
  static ObjectNode all(Api api, String path, Map<String, String> query) {
    var first = api.get("reporting", path, query);
    var found = new ArrayList<JsonNode>();
    first.path("dossiers").forEach(found::add);
    for (int page = 2; page <= first.path("pages").asInt(); page++) {
      query.put("page", Integer.toString(page));
      api.get("reporting", path, query).path("dossiers").forEach(found::add);
    }
    var all = ((ObjectNode) first).without("page").without("pages");
    all.putArray("dossiers").addAll(found);
    return all;
  }

  private static void print(int count, String figure, Iterable<JsonNode> dossiers) {
    CommonOptions.OUT.printf("%n%d hồ sơ (%s)%n%n", count, figure);
    CommonOptions.OUT.printf("%-26s %-14s %-6s %-28s %-10s %-10s %-10s %s%n", "Mã hồ sơ (code)", "Chương trình",
        "Phường",
        "Người nộp (applicant)", "Nhận", "Hạn (due)", "Xong", "Kết quả");
    dossiers.forEach(dossier -> CommonOptions.OUT.printf("%-26s %-14s %-6s %-28s %-10s %-10s %-10s %s%n",
        text(dossier, "code"), text(dossier, "programme"), text(dossier, "ward"), text(dossier, "applicantName"),
        text(dossier, "acceptedOn"), text(dossier, "due"), text(dossier, "closedOn"),
        dossier.hasNonNull("resultClass") ? text(dossier, "resultClass") : text(dossier, "openState")));
  }

  static String text(JsonNode dossier, String name) {
    return dossier.path(name).asString("-");
  }
}

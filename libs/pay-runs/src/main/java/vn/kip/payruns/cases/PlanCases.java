package vn.kip.payruns.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.payruns.PayDays;
import vn.kip.payruns.RunPlan;
import vn.kip.payruns.RunPlan.LinePart;
import vn.kip.payruns.RunPlanner;
import vn.kip.payruns.RunPlanner.Outcome;
import vn.kip.payruns.Standards;
import vn.kip.programmes.Catalogue;

/** Answers cases: the plan of a run, or why there is none. */
public final class PlanCases {

  /** A case that cannot be read is refused with the member that is wrong. */
  static final String UNREADABLE = "case.unreadable";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Catalogue catalogue;
  private final PayDays days;

  public PlanCases(Catalogue catalogue, WorkingCalendar calendar) {
    this.catalogue = catalogue;
    this.days = new PayDays(calendar);
  }

  /**
   * The answer to one case.
   *
   * @param line a JSON object
   * @return a JSON object: the plan, or {@code id}, {@code refused} and {@code field}
   */
  public String answer(String line) {
    var shown = new LinkedHashMap<String, Object>();
    try {
      var root = new Member(JSON.readTree(line), "");
      shown.put("id", root.at("id").text());
      var asked = RunCase.read(catalogue, root);
      var standards = new Standards(catalogue.rates(), asked.province(), asked.decided());
      switch (new RunPlanner(standards, days).plan(asked.request(), asked.grants())) {
        case Outcome.Planned(var plan, _) -> show(shown, plan);
        case Outcome.RateUndecided(var rate) -> refuse(shown, Outcome.RateUndecided.KEY, rate.toString());
      }
    } catch (JacksonException e) {
      refuse(shown, UNREADABLE, "no JSON: " + e.getOriginalMessage());
    } catch (CaseUnreadableException e) {
      refuse(shown, UNREADABLE, String.valueOf(e.getMessage()));
    }
    return JSON.writeValueAsString(shown);
  }

  private static void refuse(Map<String, Object> shown, String key, String field) {
    shown.put("refused", key);
    shown.put("field", field);
  }

  private static void show(Map<String, Object> shown, RunPlan plan) {
    shown.put("month", plan.month().toString());
    shown.put("lines", plan.lines().stream().map(PlanCases::line).toList());
    shown.put("held", plan.held().stream().map(PlanCases::held).toList());
    shown.put("overpaid", plan.overpaid().stream().map(over -> Map.of("grant", over.grant(),
        "month", over.month().toString(), "amount", over.amount())).toList());
    shown.put("findings", plan.findings().stream().map(found -> Map.of("grant", found.grant(),
        "finding", found.about().name())).toList());
    shown.put("transferBy", plan.transferBy().toString());
    shown.put("settleBy", plan.settleBy().toString());
    shown.put("total", plan.total());
  }

  private static Map<String, Object> line(RunPlan.Line line) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("grant", line.grant());
    shown.put("ward", line.ward());
    shown.put("method", line.method());
    shown.put("amount", line.amount());
    shown.put("parts", parts(line));
    return shown;
  }

  private static Map<String, Object> held(RunPlan.Held held) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("grant", held.line().grant());
    shown.put("reason", held.reason().name());
    if (held.of() != null) {
      shown.put("of", held.of());
    }
    shown.put("amount", held.line().amount());
    shown.put("parts", parts(held.line()));
    return shown;
  }

  private static List<Map<String, Object>> parts(RunPlan.Line line) {
    return line.parts().stream().map(PlanCases::part).toList();
  }

  private static Map<String, Object> part(LinePart part) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("month", part.month().toString());
    shown.put("kind", part.kind().name());
    shown.put("amount", part.amount());
    return shown;
  }
}

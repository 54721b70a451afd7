package vn.kip.reporting.adapter.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.kip.reporting.domain.Goal;

/**
 * What the yearly summary tells; settings under {@code kip.yearly}.
 *
 * @param goals of the plan
 * @param works programmes whose dossiers are counted as works done, such as houses built
 */
@ConfigurationProperties("kip.yearly")
record YearlySettings(List<Goal> goals, List<Work> works) {

  record Work(String id, String programme, String vi, String en) {}
}

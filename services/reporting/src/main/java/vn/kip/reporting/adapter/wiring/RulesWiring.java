package vn.kip.reporting.adapter.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.discretion.Discretion;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.reporting.adapter.causes.CausesFile;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.reporting.domain.ProgrammeRules;
import vn.kip.reporting.domain.StageRules;

/** The rules by which the log is read: catalogue, calendar, causes. */
@Configuration(proxyBeanMethods = false)
class RulesWiring {

  @Bean
  Discretion discretion(Catalogue catalogue) {
    return new Discretion(catalogue);
  }

  @Bean
  Catalogue catalogue(@Value("${kip.catalogue:}") String folder) {
    return Catalogue.of(folder);
  }

  @Bean
  DeadlineCalculator deadlineCalculator(WorkingCalendar calendar) {
    return new DeadlineCalculator(calendar);
  }

  @Bean
  OverdueCauses overdueCauses(@Value("${kip.causes:}") String file) {
    return CausesFile.of(file);
  }

  @Bean
  FoldRules foldRules(Catalogue catalogue, WorkingCalendar calendar, OverdueCauses causes) {
    return RunningRules.of(catalogue, calendar, causes);
  }

  @Bean
  CaseFold caseFold(Catalogue catalogue, DeadlineCalculator calculator) {
    return new CaseFold(rules(catalogue), calculator);
  }

  private static ProgrammeRules rules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> version == null
        ? Optional.of(new ProgrammeRules.Terms(programme.field(), programme.statutory(), null, null))
        : programme.version(version).map(pinned -> new ProgrammeRules.Terms(programme.field(), programme.statutory(),
            pinned.limit(), pinned.postingWorkingDays())));
  }

  @Bean
  StageRules stageRules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> programme.version(version))
        .map(pinned -> pinned.stages().stream()
            .map(stage -> new StageRules.Stage(stage.id(), stage.actor(), stage.limit())).toList())
        .orElse(List.of());
  }

  /** Field of form 06 by statutory programme, in the order of the form. */
  static Map<String, String> fields(Catalogue catalogue) {
    var fields = new LinkedHashMap<String, String>();
    catalogue.programmes().stream().filter(Programme::statutory)
        .forEach(programme -> fields.put(programme.code(), programme.field()));
    return fields;
  }
}

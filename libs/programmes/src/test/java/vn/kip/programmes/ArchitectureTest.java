package vn.kip.programmes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.kip.programmes", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaMethodCall> ASKS_THE_TIME = DescribedPredicate.describe(
      "it asks for the present moment",
      call -> call.getTargetOwner().getPackageName().startsWith("java.time") && call.getName().equals("now"));

  @ArchTest
  static final ArchRule rules_need_no_framework = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
      "vn.kip.programmes..", "vn.kip.deadlines", "java..", "org.jspecify.annotations", "tools.jackson..",
      "org.snakeyaml.engine..", "javax.xml.stream..", "org.kie..");

  @ArchTest
  static final ArchRule only_two_classes_speak_to_the_engine = noClasses().that()
      .doNotHaveSimpleName("Feel").and().haveSimpleNameNotStartingWith("DmnTable").and()
      .doNotHaveSimpleName("TableCheck").and()
      .doNotHaveFullyQualifiedName("vn.kip.programmes.internal.DmnTable$Compiled").should().dependOnClassesThat()
      .resideInAPackage("org.kie..");

  @ArchTest
  static final ArchRule nobody_reads_a_clock = noClasses().should().callMethodWhere(ASKS_THE_TIME);
}

package vn.kip.deadlines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.kip.deadlines", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_calculator_needs_nothing_but_java = classes().should()
      .onlyDependOnClassesThat().resideInAnyPackage("vn.kip.deadlines", "java..", "org.jspecify.annotations");

  private static final DescribedPredicate<JavaMethodCall> ASKS_JAVA_TIME = DescribedPredicate.describe(
      "it asks java.time for the present moment",
      call -> call.getTargetOwner().getPackageName().startsWith("java.time") && call.getName().equals("now"));

  private static final DescribedPredicate<JavaMethodCall> ASKS_THE_SYSTEM = DescribedPredicate.describe(
      "it asks the system for the present moment",
      call -> call.getTargetOwner().isEquivalentTo(System.class) && call.getName().startsWith("currentTime"));

  @ArchTest
  static final ArchRule nobody_reads_a_clock = noClasses().should()
      .callMethodWhere(ASKS_JAVA_TIME.or(ASKS_THE_SYSTEM));
}

package vn.kip.bankmessages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.kip.bankmessages", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule messages_need_java_the_calendar_and_the_published_types = classes().should()
      .onlyDependOnClassesThat().resideInAnyPackage("vn.kip.bankmessages", "vn.kip.deadlines",
          "com.prowidesoftware.swift.model.mx.dic", "jakarta.xml.bind..", "javax.xml..", "org.xml.sax..", "java..",
          "org.jspecify.annotations");
}

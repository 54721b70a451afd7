package vn.kip.auditor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The auditor stays apart from what it audits. */
class ApartTest {

  @Test
  void it_shares_no_code_with_those_it_audits() {
    noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("vn.kip.deadlines..", "vn.kip.programmes..", "vn.kip.reporting..", "vn.kip.caselog..",
            "vn.kip.casefile..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.kip.auditor"));
  }
}

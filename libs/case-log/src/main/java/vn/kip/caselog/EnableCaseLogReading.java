package vn.kip.caselog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import vn.kip.caselog.internal.CaseLogReadingConfiguration;

/** Only what it takes to read the case log in batches: header mapping, topics, and a batch that fails comes again. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(CaseLogReadingConfiguration.class)
public @interface EnableCaseLogReading {
}

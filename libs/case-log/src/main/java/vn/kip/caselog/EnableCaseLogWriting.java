package vn.kip.caselog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import vn.kip.caselog.internal.CaseLogWritingConfiguration;

/**
 * Gives a service that reads the case log in its own way files for what it records itself, with outbox and commands; kept
 * in the collection {@code kip.case-files}. The service declares its {@link vn.kip.events.Producer} and a
 * {@link CaseView}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(CaseLogWritingConfiguration.class)
public @interface EnableCaseLogWriting {
}

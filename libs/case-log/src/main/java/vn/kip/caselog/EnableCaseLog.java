package vn.kip.caselog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import vn.kip.caselog.internal.CaseLogConfiguration;
import vn.kip.caselog.internal.CaseLogReadingConfiguration;
import vn.kip.caselog.internal.CaseLogWritingConfiguration;

/**
 * Gives a service its case files, commands, relay, consumer and dead letters. The service declares three beans: its
 * {@link vn.kip.events.Producer}, a {@link CaseReactor} and a {@link CaseView}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({CaseLogReadingConfiguration.class, CaseLogWritingConfiguration.class, CaseLogConfiguration.class})
public @interface EnableCaseLog {
}

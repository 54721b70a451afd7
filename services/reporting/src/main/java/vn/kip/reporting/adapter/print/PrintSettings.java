package vn.kip.reporting.adapter.print;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the heads of printed reports say; settings under {@code kip.print}.
 *
 * @param unit the reporting unit
 * @param receiver the unit it reports to
 * @param place where it is signed
 * @param fields Vietnamese names of the fields of form 06, by their codes in the catalogue
 * @param actors Vietnamese names of those who hold a stage, by their codes in the catalogue
 */
@ConfigurationProperties("kip.print")
public record PrintSettings(String unit, String receiver, String place, Map<String, String> fields,
    Map<String, String> actors) {}

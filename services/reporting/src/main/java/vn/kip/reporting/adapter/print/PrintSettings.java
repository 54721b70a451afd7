package vn.kip.reporting.adapter.print;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.kip.programmes.Names;

/**
 * What the heads of printed reports say; settings under {@code kip.print}.
 *
 * @param unit the reporting unit
 * @param receiver the unit it reports to
 * @param place where it is signed
 * @param fields Vietnamese names of the fields of form 06, by their codes in the catalogue
 * @param actors names of those who hold a stage, by their codes in the catalogue; {@code RECEPTION} where it is nobody's
 * @param stages names of stages, by their codes in the catalogue; {@code reception} for what lies at the desk
 */
@ConfigurationProperties("kip.print")
public record PrintSettings(String unit, String receiver, String place, Map<String, String> fields,
    Map<String, Names> actors, Map<String, Names> stages) {}

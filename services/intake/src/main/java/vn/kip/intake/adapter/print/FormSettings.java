package vn.kip.intake.adapter.print;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What printed forms say of this office; settings under {@code kip.forms}.
 *
 * @param place where they are signed
 * @param lookupUrl page on which a citizen asks by the code; the code is put behind it
 */
@ConfigurationProperties("kip.forms")
public record FormSettings(String place, String lookupUrl) {}

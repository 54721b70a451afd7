package vn.kip.intake.adapter.print;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What printed forms say of this office; settings under {@code kip.forms}.
 *
 * @param place where they are signed
 * @param lookupUrl page on which a citizen asks by the code; code and token are put behind it
 * @param lookupSecret from which the tokens of slips are made, the same as reporting's; blank for slips that bear none
 */
@ConfigurationProperties("kip.forms")
public record FormSettings(String place, String lookupUrl, String lookupSecret) {}

package vn.kip.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code kip.sandbox}.
 *
 * @param issuer of the tokens
 * @param data where key and ledger are kept
 * @param password of every demo officer
 * @param registerKey without which the population register does not answer
 * @param persons register file whose applicants the population register knows; empty for none
 * @param mailPort at which mail is taken; 0 for any free one
 * @param portal where browsers find the portal: signing in and out leads back there, and nowhere else
 * @param statementAfter how long after a booking the bank writes the statement that has it
 * @param returnAfter how long after its booking a transfer comes back that does
 */
@ConfigurationProperties("kip.sandbox")
public record SandboxSettings(String issuer, Path data, String password, String registerKey, String persons,
    int mailPort, String portal, Duration statementAfter, Duration returnAfter) {}

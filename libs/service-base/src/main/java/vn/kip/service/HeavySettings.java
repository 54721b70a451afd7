package vn.kip.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many heavy questions run at once; settings under {@code kip.heavy}.
 *
 * @param ofOne officer
 * @param ofAll in this instance of the service
 * @param patience of a question that waits for its turn, before it is refused
 */
@ConfigurationProperties("kip.heavy")
record HeavySettings(@DefaultValue("3") int ofOne, @DefaultValue("6") int ofAll,
    @DefaultValue("10s") Duration patience) {}

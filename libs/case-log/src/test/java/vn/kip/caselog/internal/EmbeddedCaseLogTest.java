package vn.kip.caselog.internal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import vn.kip.local.EmbeddedParts;

/** The contract on the laptop's broker and store; always run. */
class EmbeddedCaseLogTest extends CaseLogContract {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedParts parts;

  @BeforeAll
  static void start() {
    parts = EmbeddedParts.start();
  }

  @AfterAll
  static void stop() {
    parts.close();
  }

  @Override
  String mongoUri() {
    return parts.mongoUri();
  }

  @Override
  String bootstrapServers() {
    return parts.bootstrapServers();
  }
}

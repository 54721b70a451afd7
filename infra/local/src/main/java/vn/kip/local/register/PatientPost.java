package vn.kip.local.register;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Posts to a service and waits while it is away. */
final class PatientPost {

  private static final Duration PAUSE_WHEN_AWAY = Duration.ofMillis(500);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);

  private final Post post;

  PatientPost(Post post) {
    this.post = post;
  }

  /** Posts once. */
  @FunctionalInterface
  public interface Post {
    /** @throws IOException when the service is away: worth trying again */
    JsonNode send(Object body) throws IOException;
  }

  JsonNode send(Object body) throws IOException {
    long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
    while (true) {
      try {
        return post.send(body);
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_WHEN_AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run the import again to go on", e);
    }
  }
}

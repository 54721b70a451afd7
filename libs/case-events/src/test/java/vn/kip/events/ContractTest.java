package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** The contract's number and what is in the contract go together. */
class ContractTest {

  private static final Path DIGESTS = Path.of("src/test/resources/contracts.json");

  @Test
  void whoever_changes_what_is_published_raises_the_number_of_the_contract() throws NoSuchAlgorithmException {
    var digests = (ObjectNode) CaseEventCodec.json().readTree(PublishedFiles.read(DIGESTS));
    var number = Integer.toString(CaseEventCodec.CONTRACT);
    if (PublishedFiles.publishing() && !digests.has(number)) {
      PublishedFiles.write(DIGESTS, CaseEventCodec.json().writer().with(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(digests.put(number, digest())));
    }

    assertThat(digests.path(number).asString("")).as("""
        What is published is not what contract %s was: raise CaseEventCodec.CONTRACT, so that readers of the old one can \
        tell what is newer than themselves, and publish (see the README)""", number).isEqualTo(digest());
    assertThat(digests.size()).as("a digest for each contract there was").isEqualTo(CaseEventCodec.CONTRACT);
  }

  /** Over the types by name and their published schemas. */
  private static String digest() throws NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    Arrays.stream(EventType.values()).sorted(Comparator.comparing(EventType::type)).forEach(type -> {
      sha256.update(type.type().getBytes(StandardCharsets.UTF_8));
      sha256.update(CaseEventCodec.json().readTree(PublishedFiles.read(PublishedFiles.schema(type))).toString()
          .getBytes(StandardCharsets.UTF_8));
    });
    return HexFormat.of().formatHex(sha256.digest());
  }
}

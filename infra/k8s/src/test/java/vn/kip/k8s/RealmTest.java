package vn.kip.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the shipped realm must not lose. That a real Keycloak makes of it what it says is tested by infra/identity. */
class RealmTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode realm = json("infra/keycloak/kip-realm.json");

  @Test
  void only_administrators_say_who_an_officer_is_and_which_ward_is_theirs() throws IOException {
    var profile = JSON.readTree(
        realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
            .asText());
    assertThat(profile.path("unmanagedAttributePolicy").asText()).isEqualTo("ADMIN_EDIT");
    assertThat(profile.path("attributes").findValuesAsText("name"))
        .contains("username", "firstName", "lastName", "email", "ward");
    assertThat(Project.items(profile.path("attributes"))).allSatisfy(attribute -> assertThat(
        Project.items(attribute.at("/permissions/edit"))).extracting(JsonNode::asText).containsExactly("admin"));
    // Without it not even an administrator could rename somebody; the profile above keeps it from everybody else.
    assertThat(realm.path("editUsernameAllowed").asBoolean()).isTrue();
    assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
  }

  @Test
  void passwords_are_long_and_guessing_them_is_slowed_down() {
    assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("failureFactor").asInt()).isBetween(1, 10);
    assertThat(realm.path("sslRequired").asText()).isEqualTo("external");
  }

  @Test
  void sessions_and_tokens_end() {
    assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(60, 600);
    assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isBetween(300, 3_600);
    assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isBetween(3_600, 43_200);
    assertThat(realm.path("offlineSessionMaxLifespanEnabled").asBoolean()).isTrue();
  }

  @Test
  void who_decides_or_pays_has_a_second_factor() {
    var asked = Project.items(realm.at("/roles/realm")).stream()
        .filter(role -> role.at("/composites/realm").toString().contains("SECOND_FACTOR"))
        .map(role -> role.path("name").asText()).toList();
    assertThat(asked).containsExactlyInAnyOrder("DECIDER", "PAYMENT_OFFICER");
    assertThat(realm.path("browserFlow").asText()).isEqualTo("kip browser");
  }

  @Test
  void no_client_has_a_secret_of_its_own_and_each_is_for_the_services() {
    assertThat(Project.items(realm.path("clients"))).hasSize(4).allSatisfy(client -> {
      assertThat(client.path("secret").asText()).matches("\\$\\{KIP_[A-Z_]+_SECRET}");
      assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
      assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
      var audience = Project.items(client.path("protocolMappers")).stream()
          .filter(mapper -> mapper.path("protocolMapper").asText().equals("oidc-audience-mapper")).toList();
      assertThat(audience).hasSize(1);
      assertThat(audience.getFirst().at("/config/included.custom.audience").asText()).isEqualTo("kip");
      assertThat(audience.getFirst().at("/config/id.token.claim").asText()).isEqualTo("false");
    });
  }

  /** Their ids are readable, so that a demo is; an office's officers have those that Keycloak gives. */
  @Test
  void only_the_demo_has_people_and_their_password_comes_from_the_environment() {
    assertThat(Project.items(realm.path("users"))).allSatisfy(user -> {
      assertThat(user.path("serviceAccountClientId").asText()).isEqualTo(user.path("id").asText());
      assertThat(user.has("credentials")).isFalse();
    });
    var demo = Project.items(json("infra/keycloak/demo/kip-users-0.json").path("users"));
    assertThat(demo).isNotEmpty().allSatisfy(user -> {
      assertThat(user.path("id").asText()).isEqualTo(user.path("username").asText());
      assertThat(user.at("/credentials/0/value").asText()).isEqualTo("${KIP_DEMO_PASSWORD}");
    });
    assertThat(demo.stream().filter(user -> roles(user).contains("WARD_OFFICER")))
        .allSatisfy(user -> assertThat(user.at("/attributes/ward/0").asText()).matches("[0-9]{5}"));
  }

  private static List<String> roles(JsonNode user) {
    return StreamSupport.stream(user.path("realmRoles").spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode json(String file) {
    try {
      return JSON.readTree(Project.text(Project.ROOT.resolve(file)));
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}

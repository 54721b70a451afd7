package vn.kip.local.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What of an office answers by now. Who has answered is asked again only when all have: to tell how it is costs a service
 * that has just started more than it is worth while others wait for the same cores.
 */
final class Readiness {

  private static final int CONNECT_MS_MAX = 500;

  private final Map<String, BooleanSupplier> checks = new LinkedHashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final Installation installation;

  Readiness(Installation installation) {
    var api = new Api(installation, "kip-cli");
    this.installation = installation;
    checks.put("store", this::ofStore);
    checks.put("broker", () -> listens(installation.brokerPort()));
    checks.put("sandbox", () -> isUp(api, "sandbox"));
    Installation.SERVICES.forEach(service -> checks.put(service, () -> isUp(api, service)));
  }

  /** The store takes connections, so services can be started; they wait for the broker by themselves, and need it later. */
  boolean ofStore() {
    return listens(installation.storePort());
  }

  int total() {
    return checks.size();
  }

  /** The names of those that have not answered yet; when all have, of those that have ceased to. */
  List<String> waiting() {
    checks.forEach((name, check) -> {
      if (!answered.contains(name) && check.getAsBoolean()) {
        answered.add(name);
      }
    });
    if (answered.size() == checks.size()) {
      checks.forEach((name, check) -> {
        if (!check.getAsBoolean()) {
          answered.remove(name);
        }
      });
    }
    return checks.keySet().stream().filter(name -> !answered.contains(name)).toList();
  }

  private static boolean isUp(Api api, String service) {
    var health = api.health(service);
    return health != null && "UP".equals(health.path("status").asString(""));
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS_MAX);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}

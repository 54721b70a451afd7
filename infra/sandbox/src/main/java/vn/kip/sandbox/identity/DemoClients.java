package vn.kip.sandbox.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Fixed clients. The provider's own in-memory repository wants every secret to be another one; demo officers share theirs. */
final class DemoClients implements RegisteredClientRepository {

  private final Map<String, RegisteredClient> clients;

  DemoClients(List<RegisteredClient> clients) {
    this.clients = new ConcurrentHashMap<>(
        clients.stream().collect(Collectors.toMap(RegisteredClient::getClientId, Function.identity())));
  }

  /** The provider stores a client again when it has encoded its secret afresh. */
  @Override
  public void save(RegisteredClient client) {
    clients.put(client.getClientId(), client);
  }

  /** Id and client id are the same here. */
  @Override
  public @Nullable RegisteredClient findById(String id) {
    return clients.get(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return clients.get(clientId);
  }
}

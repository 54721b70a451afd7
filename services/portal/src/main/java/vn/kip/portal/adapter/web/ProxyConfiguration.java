package vn.kip.portal.adapter.web;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who a request comes from where the pages stand behind a proxy: what {@code X-Forwarded-For} and {@code X-Forwarded-Proto} say
 * counts only from the proxies the office names, since anybody can send them.
 */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

  /** @param trusted a regular expression for the addresses of the proxies; blank for none */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(
      @Value("${kip.trusted-proxies:}") String trusted) {
    return server -> {
      if (!trusted.isBlank()) {
        server.addEngineValves(valve(trusted));
      }
    };
  }

  static RemoteIpValve valve(String trusted) {
    var valve = new RemoteIpValve();
    valve.setInternalProxies(trusted);
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }
}

package vn.kip.payment.adapter.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.payment.application.GrantReactor;
import vn.kip.programmes.Catalogue;

@Configuration(proxyBeanMethods = false)
class PaymentWiring {

  @Bean
  GrantReactor grantReactor(Catalogue catalogue) {
    return new GrantReactor(catalogue);
  }
}

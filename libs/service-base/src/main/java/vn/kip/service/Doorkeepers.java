package vn.kip.service;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a request passes before a controller sees it, in this order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeavySettings.class)
class Doorkeepers implements WebMvcConfigurer {

  private final RolesFirst roles;
  private final HeavyGate heavy;

  Doorkeepers(RolesFirst roles, HeavyGate heavy) {
    this.roles = roles;
    this.heavy = heavy;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(roles);
    registry.addInterceptor(heavy);
  }
}

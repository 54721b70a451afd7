package vn.kip.portal.adapter.services;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.service.OutsideSystem;

/** A client per service, and how long an officer is kept waiting for each. */
@Configuration(proxyBeanMethods = false)
class ServiceCallsConfiguration {

  private static final Duration SOON = Duration.ofSeconds(5);
  /** A report of a year, or an audit of the whole log. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private final OutsideSystem.Directory directory;
  private final ServiceAddresses addresses;
  private final OfficerToken token;

  ServiceCallsConfiguration(OutsideSystem.Directory directory, ServiceAddresses addresses, OfficerToken token) {
    this.directory = directory;
    this.addresses = addresses;
    this.token = token;
  }

  @Bean
  IntakeClient intakeClient() {
    return new IntakeClient(calls("intake", addresses.intake(), SOON));
  }

  @Bean
  EligibilityClient eligibilityClient() {
    return new EligibilityClient(calls("eligibility", addresses.eligibility(), SOON));
  }

  @Bean
  PaymentClient paymentClient() {
    return new PaymentClient(calls("payment", addresses.payment(), SOON));
  }

  @Bean
  RunsClient runsClient() {
    return new RunsClient(calls("payment-long", addresses.payment(), LONG));
  }

  @Bean
  ReportingClient reportingClient() {
    return new ReportingClient(calls("reporting", addresses.reporting(), SOON));
  }

  @Bean
  AuditorClient auditorClient() {
    return new AuditorClient(calls("auditor", addresses.auditor(), LONG));
  }

  @Bean
  SupervisionClient supervisionClient() {
    return new SupervisionClient(calls("reporting-long", addresses.reporting(), LONG));
  }

  @Bean
  ReportsClient reportsClient() {
    return new ReportsClient(calls("reporting-long", addresses.reporting(), LONG));
  }

  @Bean
  DeadLetterClient deadLetterClient() {
    var services = new LinkedHashMap<String, ServiceCalls>();
    services.put("intake", calls("intake", addresses.intake(), SOON));
    services.put("eligibility", calls("eligibility", addresses.eligibility(), SOON));
    services.put("payment", calls("payment", addresses.payment(), SOON));
    services.put("reporting", calls("reporting", addresses.reporting(), SOON));
    return new DeadLetterClient(services);
  }

  @Bean
  LookupClient lookupClient(PortalToken itself) {
    // Apart from what officers ask: whoever asks without end uses up nobody's turn but the public's.
    return new LookupClient(new ServiceCalls("reporting",
        directory.at("reporting-public", addresses.reporting(), SOON), itself));
  }

  @Bean
  DigestClient digestClient(PortalToken itself) {
    return new DigestClient(calls(itself));
  }

  private ServiceCalls calls(PortalToken itself) {
    return new ServiceCalls("reporting", directory.at("reporting", addresses.reporting(), SOON), itself);
  }

  @Bean
  PositionClient positionClient(PortalToken itself) {
    return new PositionClient(calls(itself));
  }

  private ServiceCalls calls(String name, String address, Duration timeLimit) {
    return new ServiceCalls(name, directory.at(name, address, timeLimit), token);
  }
}

package vn.kip.portal.adapter.services;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are; settings under {@code kip.portal.services}. */
@ConfigurationProperties("kip.portal.services")
record ServiceAddresses(String intake, String eligibility, String payment, String reporting, String auditor) {}

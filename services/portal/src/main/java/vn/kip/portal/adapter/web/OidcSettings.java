package vn.kip.portal.adapter.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The office's identity provider; settings under {@code kip.portal.oidc}. Each address is named, so that the portal starts
 * while the provider is away, and where it is known to browsers by another address than inside.
 *
 * @param issuer as tokens name it
 * @param authorizationUri where the browser is sent to sign in, and {@code endSessionUri} to sign out; blank for none
 * @param tokenUri and {@code jwkSetUri}: asked by the portal itself
 */
@ConfigurationProperties("kip.portal.oidc")
record OidcSettings(String issuer, String authorizationUri, String endSessionUri, String tokenUri, String jwkSetUri,
    String clientId, String clientSecret) {}

package vn.kip.portal.adapter.services;

/** In whose name a service is asked. */
interface Bearer {

  /** The access token. */
  String token();

  /** What a service's refusal of that token comes to. */
  RuntimeException denied();
}

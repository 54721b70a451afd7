package vn.kip.portal.adapter.services;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One event of a dossier's history.
 *
 * @param type as published, such as {@code vn.kip.dossier.accepted.v1}
 * @param actor id of an officer, or of a service acting by itself
 * @param event its own fields
 */
public record Happening(String type, Instant occurredAt, Instant recordedAt, String actor, JsonNode event) {}

package vn.kip.events;

/**
 * An event of a later contract than this program's. It holds its place among the dossier's events and changes nothing; its
 * JSON stands in {@link CaseRecord#json()} and is read once the program is as new as the event.
 *
 * @param type the CloudEvents {@code type}
 * @param contract the contract it was written under; higher than {@link CaseEventCodec#CONTRACT}
 */
public record NewerEvent(String type, int contract) implements CaseEvent {}

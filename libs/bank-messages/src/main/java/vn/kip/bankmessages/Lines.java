package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines, by everything a bank may name them by. */
final class Lines {

  private final Map<String, Progress> byId = new LinkedHashMap<>();
  private final Map<String, Progress> byInstruction = new HashMap<>();
  private final Map<String, List<Progress>> byMessage = new HashMap<>();
  private final Map<String, List<Progress>> byBatch = new HashMap<>();
  /** Lines of which the caller does not know in which file they went. */
  private final List<Progress> ofSomeMessage = new ArrayList<>();
  private final Map<String, Progress> byReference = new HashMap<>();
  private final Set<String> shared = new HashSet<>();

  Lines(Collection<Line> lines) {
    for (var line : lines) {
      var progress = new Progress(line);
      if (byId.put(line.endToEndId(), progress) != null) {
        throw new IllegalArgumentException("two lines have the id " + line.endToEndId());
      }
      byInstruction.put(line.instructionId(), progress);
      if (line.messageId() == null) {
        ofSomeMessage.add(progress);
      } else {
        byMessage.computeIfAbsent(line.messageId(), _ -> new ArrayList<>()).add(progress);
      }
      if (line.paymentInformationId() != null) {
        byBatch.computeIfAbsent(line.paymentInformationId(), _ -> new ArrayList<>()).add(progress);
      }
    }
  }

  Collection<Progress> all() {
    return byId.values();
  }

  @Nullable
  Progress find(@Nullable String endToEndId, @Nullable String instructionId) {
    var found = endToEndId == null ? null : byId.get(endToEndId);
    return found == null && instructionId != null ? byInstruction.get(instructionId) : found;
  }

  /** The line of an earlier booking that the bank calls by the same reference. */
  @Nullable
  Progress bookedAs(@Nullable String reference) {
    return reference == null ? null : byReference.get(reference);
  }

  /** A reference under which several lines were booked names none of them. */
  void remember(@Nullable String reference, Progress line) {
    if (reference != null && !shared.contains(reference)) {
      var known = byReference.putIfAbsent(reference, line);
      if (known != null && known != line) {
        byReference.remove(reference);
        shared.add(reference);
      }
    }
  }

  /** Of a message: where no line says in which it went, those that do not say. */
  List<Progress> ofMessage(String messageId) {
    var known = byMessage.get(messageId);
    if (known != null) {
      return known;
    }
    var single = byId.get(messageId);
    return single == null ? ofSomeMessage : List.of(single);
  }

  /** Of a payment information: where no line says of which it is part, those that went in a message of that name, or all. */
  List<Progress> ofBatch(String paymentInformationId) {
    var known = byBatch.get(paymentInformationId);
    if (known != null) {
      return known;
    }
    var single = byId.get(paymentInformationId);
    if (single != null) {
      return List.of(single);
    }
    var message = byMessage.getOrDefault(paymentInformationId,
        byBatch.isEmpty() ? List.copyOf(byId.values()) : List.of());
    return message.stream().filter(line -> line.line().paymentInformationId() == null).toList();
  }
}

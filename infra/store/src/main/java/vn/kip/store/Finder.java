package vn.kip.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers questions about the documents of one collection, a batch at a time, by the way that reads least. */
final class Finder {

  /** Of two ways to the same documents, one that leads to fewer than this is taken at once. */
  private static final int FEW = 100;
  /** A batch ends with the document that makes it larger than this; drivers refuse messages above 48 MB. */
  private static final long BATCH_BYTES = 16L << 20;

  private final Disk disk;
  private final int space;
  private final StoredCollection collection;
  private final CursorRegistry cursors;
  private final long largestScan;

  Finder(Disk disk, int space, StoredCollection collection, CursorRegistry cursors, long largestScan) {
    this.disk = disk;
    this.space = space;
    this.collection = collection;
    this.cursors = cursors;
    this.largestScan = largestScan;
  }

  /** @param limit 0 for all */
  record Question(Document query, @Nullable Document order, int skip, int limit, @Nullable Document fields) {}

  /** @param batchSize 0 for everything at once */
  QueryResult find(Question question, int batchSize) {
    var plan = plan(question);
    var reading = plan.ordered()
        ? new Reading(question, new Walk(disk, plan))
        : new Reading(new Question(question.query(), null, 0, question.limit(), question.fields()),
            new Walk(disk, sorted(question, plan)));
    var first = reading.takeDocuments(batchSize == 0 ? Integer.MAX_VALUE : batchSize);
    if (batchSize == 0) {
      while (!reading.isEmpty()) {
        first = Stream.concat(first.stream(), reading.takeDocuments(Integer.MAX_VALUE).stream()).toList();
      }
    }
    if (reading.isEmpty()) {
      return new QueryResult(first);
    }
    cursors.add(reading);
    return new QueryResult(first, reading);
  }

  long count(Document query) {
    var plan = plan(new Question(query, null, 0, 0, null));
    var needed = Needed.toMatch(query);
    long count = 0;
    try (var pass = new Walk(disk, plan).pass()) {
      for (var step = pass.next(); step != null; step = pass.next()) {
        if (plan.complete()) {
          count++;
        } else {
          var document = document(plan, step);
          count += document != null && collection.matches(Bson.decoded(document, needed), query) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Every document; to be closed. */
  Stream<Document> all() {
    var plan = Objects.requireNonNull(
        Plan.of(new Plan.Access(space, List.of(), false, false, true), Conditions.of(new Document()), null));
    var pass = new Walk(disk, plan).pass();
    return stream(() -> {
      var step = pass.next();
      return step == null ? null : Bson.decoded(step.value());
    }).onClose(pass::close);
  }

  private Plan plan(Question question) {
    var asked = Conditions.of(question.query());
    var plans = new ArrayList<Plan>();
    for (var access : collection.accesses()) {
      var plan = Plan.of(access, asked, question.order());
      if (plan != null) {
        plans.add(plan);
      }
    }
    var specific = plans.stream().filter(plan -> plan.fixed() > 0).sorted(Plan.mostSpecific()).toList();
    if (!specific.isEmpty()) {
      return specific.size() == 1 ? specific.getFirst() : fewest(specific);
    }
    var whole = plans.stream().filter(Plan::ordered).findFirst().orElse(plans.getFirst());
    refuseLargeScan(question, asked, whole);
    return whole;
  }

  /** The first that leads to a few documents only; else one that needs no sorting; else the most specific. */
  private Plan fewest(List<Plan> specific) {
    Plan best = null;
    int least = FEW;
    for (var plan : specific) {
      int entries = entries(plan, least);
      if (entries < least) {
        best = plan;
        least = entries;
      }
      if (least <= 1) {
        return plan;
      }
    }
    return best != null
        ? best
        : specific.stream().filter(Plan::ordered).findFirst().orElse(specific.getFirst());
  }

  private int entries(Plan plan, int atMost) {
    if (plan.ofDocuments() && plan.ranges().stream().allMatch(Plan.Range::single)) {
      return Math.min(plan.ranges().size(), atMost);
    }
    int entries = 0;
    try (var pass = new Walk(disk, plan).pass()) {
      while (entries < atMost && pass.next() != null) {
        entries++;
      }
    }
    return entries;
  }

  /** In tests a question that no index answers is a mistake, long before anybody waits for it. */
  private void refuseLargeScan(Question question, Conditions asked, Plan plan) {
    boolean sorts = !plan.ordered() && question.limit() > 0;
    if ((!asked.isEmpty() || sorts) && collection.count() > largestScan) {
      throw new MongoServerException("no index of " + collection.getFullName() + " answers " + question.query().keySet()
          + " in the order of " + question.order() + ", and it has " + collection.count() + " documents");
    }
  }

  /** The bytes of the document an entry stands for; null where it has gone since. */
  private byte @Nullable [] document(Plan plan, Walk.Step step) {
    return plan.ofDocuments() ? step.value() : disk.get(key(plan, step));
  }

  private byte[] key(Plan plan, Walk.Step step) {
    return plan.ofDocuments() ? step.key() : new KeyBytes().space(space).raw(step.value()).toBytes();
  }

  /** Where the documents stand that are meant, in the order asked for: only what they are sorted by is kept of them. */
  private Plan sorted(Question question, Plan plan) {
    var order = Objects.requireNonNull(question.order());
    var needed = Needed.toSort(order, Needed.toMatch(question.query()));
    var keyed = new ArrayList<Keyed>();
    try (var pass = new Walk(disk, plan).pass()) {
      for (var step = pass.next(); step != null; step = pass.next()) {
        var bytes = document(plan, step);
        var document = bytes == null ? null : Bson.decoded(bytes, needed);
        if (document != null && collection.matches(document, question.query())) {
          keyed.add(new Keyed(key(plan, step), order.keySet().stream()
              .map(field -> Utils.getSubdocumentValueCollectionAware(document, field)).toList()));
        }
      }
    }
    var ranges = keyed.stream().sorted(by(order)).skip(question.skip())
        .limit(question.limit() == 0 ? Long.MAX_VALUE : question.limit())
        .map(one -> new Plan.Range(one.key(), KeyBytes.next(one.key()), one.key().length, true))
        .toList();
    // Taken one after another, in this order.
    return new Plan(ranges, true, false, false, true, true, 1);
  }

  private record Keyed(byte[] key, List<Object> values) {}

  private static Comparator<Keyed> by(Document order) {
    var directions = order.values().stream()
        .map(sign -> sign instanceof Number number && number.intValue() < 0
            ? ValueComparator.desc()
            : ValueComparator.asc())
        .toList();
    return (one, other) -> {
      for (int i = 0; i < directions.size(); i++) {
        int compared = directions.get(i).compare(one.values().get(i), other.values().get(i));
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  private static <T> Stream<T> stream(java.util.function.Supplier<@Nullable T> next) {
    var steps = new Iterator<T>() {

      private @Nullable T ahead;

      @Override
      public boolean hasNext() {
        if (ahead == null) {
          ahead = next.get();
        }
        return ahead != null;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        var taken = Objects.requireNonNull(ahead);
        ahead = null;
        return taken;
      }
    };
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(steps, Spliterator.ORDERED), false);
  }

  /** A question in the course of being answered. It holds nothing of the disk between two batches. */
  private final class Reading extends AbstractCursor {

    private final Question question;
    private final Walk walk;
    private final Plan plan;
    private final @Nullable Set<String> needed;
    /** Between an index entry and its document somebody may have changed it; a document under its own key is itself. */
    private final boolean sure;
    private int toSkip;
    private int taken;

    private Reading(Question question, Walk walk) {
      super(cursors.generateCursorId());
      this.question = question;
      this.walk = walk;
      plan = walk.plan();
      sure = plan.complete() && plan.ofDocuments();
      needed = Needed.toShow(question.fields(), sure ? Set.of() : Needed.toMatch(question.query()));
      toSkip = question.skip();
    }

    @Override
    public boolean isEmpty() {
      return walk.isAtEnd() || (question.limit() > 0 && taken >= question.limit());
    }

    @Override
    public List<Document> takeDocuments(int most) {
      int left = question.limit() == 0 ? most : Math.min(most, question.limit() - taken);
      var documents = new ArrayList<Document>();
      try (var pass = walk.pass()) {
        long size = 0;
        while (documents.size() < left && size < BATCH_BYTES) {
          var step = pass.next();
          if (step == null) {
            break;
          }
          var bytes = document(plan, step);
          if (bytes != null) {
            var document = Bson.decoded(bytes, needed);
            if ((sure || collection.matches(document, question.query())) && --toSkip < 0) {
              documents.add(document);
              size += bytes.length;
            }
          }
        }
      }
      taken += documents.size();
      return collection.matching(documents.stream(), new Document(), 0, 0, question.fields()).collectDocuments();
    }
  }
}

package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.CaseSummary;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.LogCut;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.WorkItem;

/** Queries over what {@link MongoFoldStore} writes. */
@Component
class MongoCaseSearch implements CaseSearch {

  /** A name that so many bear is not told apart by looking at more of them. */
  private static final int CANDIDATES = 500;
  private static final char LAST_LETTER = '\uffff';

  private final MongoGenerations generations;
  private final DayCache days;

  MongoCaseSearch(MongoGenerations generations, @Value("${kip.reports.months-in-memory:36}") int monthsInMemory) {
    this.generations = generations;
    this.days = new DayCache(generations, monthsInMemory);
  }

  private MongoCollection<Document> cases() {
    return generations.current().cases();
  }

  @Override
  public Cells cells(List<Flow.Piece> stretches) {
    return days.read(stretches);
  }

  @Override
  public Optional<StoredCase> byCode(String code) {
    return Optional.ofNullable(cases().find(new Document("view.code", code)).first()).map(StoredDocuments::toCase);
  }

  @Override
  public List<Hit> search(String text, @Nullable String ward, int limit) {
    var query = new Document();
    if (text.matches("[0-9]{9}|[0-9]{12}")) {
      query.append("view.applicant", text);
    } else if (text.matches(".*-[0-9]{6}-[0-9]{4}")) {
      query.append("view.code", text);
    } else {
      var begins = CaseSummary.fold(text).replaceAll("\\s+", " ");
      query.append("view.nameEnds", new Document("$gte", begins).append("$lt", begins + LAST_LETTER));
    }
    if (ward != null) {
      query.append("view.ward", ward);
    }
    var found = new ArrayList<Document>();
    cases().find(query).projection(new Document("view", 1)).limit(CANDIDATES).into(found);
    found.sort(Comparator.comparing(MongoCaseSearch::firstSeen).reversed());
    return found.stream().limit(limit).map(MongoCaseSearch::hit).toList();
  }

  private static Instant firstSeen(Document document) {
    return Instant.parse(document.get("view", Document.class).getString("submittedAt"));
  }

  private static Hit hit(Document document) {
    var view = document.get("view", Document.class);
    return new Hit(document.getString("_id"), view.getString("code"), view.getString("programme"),
        view.getString("ward"), view.getString("name"), CaseReading.State.valueOf(view.getString("state")));
  }

  @Override
  public Stream<StoredCase> beyond(LogCut cut) {
    return cut.checkpoints().stream()
        .flatMap(checkpoint -> cases()
            .find(new Document("place",
                new Document("$gt", StoredDocuments.place(checkpoint.partition(), checkpoint.offset()))
                    .append("$lt", StoredDocuments.place(checkpoint.partition() + 1, 0))))
            .map(StoredDocuments::toCase).into(new ArrayList<>()).stream());
  }

  @Override
  public List<Filed> flagged() {
    return found(new Document("view.flagged", true));
  }

  @Override
  public List<Filed> withdrawn() {
    return found(new Document("view.withdrawn", true));
  }

  @Override
  public List<Filed> ofApplicants(Collection<String> applicants) {
    return found(new Document("view.applicant", new Document("$in", List.copyOf(applicants))));
  }

  @Override
  public List<Filed> codedBetween(LocalDate from, LocalDate to) {
    return found(
        new Document("view.codeDate", new Document("$gte", from.toString()).append("$lte", to.toString())));
  }

  private List<Filed> found(Document query) {
    return cases().find(query).projection(new Document("view", 1).append("partition", 1).append("upto", 1))
        .map(MongoCaseSearch::filed).into(new ArrayList<>());
  }

  private static boolean isOfPeriod(Document document, LocalDate from, LocalDate to) {
    var view = document.get("view", Document.class);
    var acceptedOn = date(view, "acceptedOn");
    var closedOn = date(view, "closedOn");
    return acceptedOn != null && !acceptedOn.isAfter(to) && (closedOn == null || !closedOn.isBefore(from));
  }

  private static Filed filed(Document document) {
    var view = document.get("view", Document.class);
    Collection<String> flags = view.getList("flags", String.class);
    return new Filed(
        document.getString("_id"),
        document.getInteger("partition"),
        StoredDocuments.number(document, "upto"),
        view.getString("code"),
        view.getString("applicant"),
        view.getString("programme"),
        Instant.parse(view.getString("submittedAt")),
        view.getString("withdrawnAt") == null ? null : Instant.parse(view.getString("withdrawnAt")),
        view.getBoolean("ofForm06"),
        date(view, "acceptedOn"),
        date(view, "closedOn"),
        view.getBoolean("onTime"),
        new TreeSet<>(flags));
  }

  private static @Nullable LocalDate date(Document view, String name) {
    var text = view.getString(name);
    return text == null ? null : LocalDate.parse(text);
  }

  @Override
  public Stream<StoredCase> open() {
    return StreamSupport
        .stream(cases().find(new Document("view.open", true)).map(StoredDocuments::toCase).spliterator(), false);
  }

  @Override
  public Stream<StoredCase> closedSince(LocalDate day) {
    var query = new Document("view.closedOn", new Document("$gte", day.toString())).append("view.ofForm06", true);
    return StreamSupport.stream(cases().find(query).map(StoredDocuments::toCase).spliterator(), false);
  }

  @Override
  public Stream<StoredCase> withFindings(LocalDate from, LocalDate to, Set<String> resubmitted) {
    var own = StreamSupport.stream(cases().find(new Document("view.flagged", true)).spliterator(), false);
    var again = StreamSupport.stream(
        cases().find(new Document("_id", new Document("$in", List.copyOf(resubmitted)))
            .append("view.ofForm06", true).append("view.flagged", false)).spliterator(),
        false);
    return Stream.concat(own, again).filter(document -> isOfPeriod(document, from, to))
        .map(StoredDocuments::toCase);
  }

  @Override
  public Stream<StoredCase> ofPeriod(LocalDate from, LocalDate to) {
    var open = new Document("view.closedOn", new Document("$exists", false));
    var closedSince = new Document("view.closedOn", new Document("$gte", from.toString()));
    var query = new Document("view.acceptedOn", new Document("$lte", to.toString()))
        .append("$or", List.of(open, closedSince));
    return InPages.find(cases(), query).map(StoredDocuments::toCase);
  }

  @Override
  public List<WorkItem> work(Collection<String> queues) {
    var found = new ArrayList<WorkItem>();
    cases().find(new Document("view.queue", new Document("$in", List.copyOf(queues))))
        .projection(new Document("view", 1)).map(StoredDocuments::workItem).into(found);
    return found;
  }

  @Override
  public Stream<StoredCase> all() {
    return InPages.find(cases(), new Document()).map(StoredDocuments::toCase);
  }
}

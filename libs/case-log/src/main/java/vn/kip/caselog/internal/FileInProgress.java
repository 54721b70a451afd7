package vn.kip.caselog.internal;

import com.mongodb.MongoException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.CaseQueue.CannotTakeInException;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.events.CaseRecord;
import vn.kip.events.Producer;

/** A file of this service while records are taken into it. */
final class FileInProgress implements CaseQueue.Reader {

  private final Conclusions conclusions;
  private final Predicate<LogEntry> isOfBeforeStart;
  private final Consumer<CaseFile> check;
  private CaseFile file;

  /**
   * @param isOfBeforeStart records that were in the log when the service started: the own events that followed from them
   *     may stand further on
   * @param check told of the file after each record; throws where it cannot be stored
   */
  FileInProgress(CaseFile file, Conclusions conclusions, Predicate<LogEntry> isOfBeforeStart,
      Consumer<CaseFile> check) {
    this.file = file;
    this.conclusions = conclusions;
    this.isOfBeforeStart = isOfBeforeStart;
    this.check = check;
  }

  CaseFile file() {
    return file;
  }

  /** Appends what people have just decided. */
  void record(CaseFile longer) {
    file = longer;
  }

  @Override
  public long seen(Producer producer) {
    return file.seen(producer);
  }

  /** @throws ForkedLogException when it is an own event: the log holds another one than the own file */
  @Override
  public boolean differs(CaseRecord repeat) {
    var taken = file.event(repeat.producer(), repeat.seq());
    boolean differs = taken.isPresent() && !taken.get().sameAs(repeat);
    if (differs && repeat.producer() == file.owner()) {
      throw new ForkedLogException(repeat);
    }
    return differs;
  }

  @Override
  public void take(LogEntry entry, CaseRecord arrived) {
    try {
      var taken = taken(entry, arrived);
      check.accept(taken);
      file = taken;
    } catch (MongoException e) {
      throw e;
    } catch (UnstorableFileException e) {
      throw new CannotTakeInException(Fault.UNSTORABLE, reason(e), e);
    } catch (RuntimeException e) {
      throw new CannotTakeInException(Fault.FAILED, reason(e), e);
    }
  }

  private CaseFile taken(LogEntry entry, CaseRecord arrived) {
    if (arrived.producer() == file.owner()) {
      return file.adopted(arrived);
    }
    var received = file.received(arrived);
    return isOfBeforeStart.test(entry)
        ? received.awaiting(new CaseFile.Pending(entry.partition(), arrived.id()))
        : conclusions.conclude(conclusions.concludePending(received), arrived);
  }

  @Override
  public void giveUp(Producer producer, long upTo) {
    file = file.givenUp(producer, upTo);
  }

  /** Why, as a supervisor reads it. */
  static String reason(RuntimeException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}

package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kip.audit.LogFile;
import vn.kip.audit.LogRecord;
import vn.kip.audit.Seal;
import vn.kip.local.log.CaseLog;

@Command(name = "log", description = "the case log itself", mixinStandardHelpOptions = true, subcommands = {
    LogCommand.Export.class,
    LogResendCommand.class
})
final class LogCommand {

  private LogCommand() {}

  @Command(name = "export", description = "writes the case log to a file that can be audited on another machine")
  static final class Export extends CommonOptions {

    @Parameters(paramLabel = "FILE", description = "JSON lines; compressed when it ends in .gz")
    Path file = Path.of("");

    @Option(names = "--json", description = "JSON on standard output")
    boolean json;

    @Override
    public Integer call() {
      try (var log = new CaseLog(installation().bootstrapServers())) {
        // The first line carries the seal of all that follows, so the log is read twice.
        var seals = new TreeMap<Integer, Seal>();
        log.ends().keySet().forEach(partition -> seals.put(partition, Seal.none(partition)));
        log.read(entry -> seals.computeIfPresent(entry.partition(), (_, seal) -> seal.with(entry(entry))));
        try (var writer = new LogFile.Writer(file, CaseLog.TOPIC, List.copyOf(seals.values()))) {
          log.read(entry -> write(writer, entry));
        }
        print(seals.values());
        return Exit.DONE.code();
      } catch (KafkaException e) {
        throw new KipFailure(Exit.NOT_RUNNING, "the broker is not reachable (" + e.getMessage()
            + "); is the system running? Start it with: kip up");
      } catch (IOException | UncheckedIOException e) {
        throw new KipFailure(Exit.REFUSED, file + " cannot be written: " + e.getMessage());
      }
    }

    private static void write(LogFile.Writer writer, ConsumerRecord<String, byte[]> entry) {
      try {
        writer.add(entry(entry));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void print(Collection<Seal> seals) {
      long records = seals.stream().mapToLong(seal -> seal.offset() + 1).sum();
      if (json) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("file", file.toString());
        answer.put("records", records);
        answer.put("seal", seals);
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
      } else {
        OUT.printf("%d records in %s%n", records, file);
        seals.forEach(
            seal -> OUT.printf("seal: partition %d offset %d %s%n", seal.partition(), seal.offset(), seal.sha256()));
      }
    }

    private static LogRecord entry(ConsumerRecord<String, byte[]> entry) {
      return new LogRecord(entry.partition(), entry.offset(), entry.key(), CaseLog.headers(entry),
          entry.value() == null ? new byte[0] : entry.value(),
          entry.timestamp() < 0 ? null : Instant.ofEpochMilli(entry.timestamp()));
    }
  }
}

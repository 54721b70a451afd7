package vn.kip.sandbox.register;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.kip.sandbox.Faults;
import vn.kip.sandbox.SandboxSettings;

/** Knows the invented applicants of a register file, and a few more of whom something is to be found. */
@RestController
class PopulationRegister {

  private final Map<String, Person> persons = new HashMap<>();
  private final SandboxSettings settings;
  private final Faults faults;

  PopulationRegister(SandboxSettings settings, Faults faults) throws IOException {
    this.settings = settings;
    this.faults = faults;
    if (!settings.persons().isBlank() && Files.exists(Path.of(settings.persons()))) {
      read(Path.of(settings.persons()));
    }
    special("045138000001", "Lê Thị Thơ", "1938-05-02", "F", "19333", "DEAD", "2021-11-30");
    special("045160000002", "Phạm Văn Đông", "1960-03-15", "M", "19348", "MOVED", null);
    special("045141000003", "Nguyễn Thị Sen", "1941-02-28", "F", "19333", "ALIVE", null);
    LoggerFactory.getLogger(PopulationRegister.class).info("the population register knows {} invented persons",
        persons.size());
  }

  /** @param status ALIVE, DEAD or MOVED */
  record Person(String id, String name, String birthDate, String sex, String ward, String status,
      @Nullable String deathDate) {}

  /** Whom is asked for. */
  record Asked(String identityNumber) {}

  @PostMapping("/register/persons")
  Person find(@RequestBody Asked asked, @RequestHeader(name = "X-Api-Key", required = false) @Nullable String key) {
    if (!settings.registerKey().equals(key)) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "X-Api-Key is missing or wrong");
    }
    faults.strike(Faults.Part.REGISTER);
    var person = persons.get(asked.identityNumber());
    if (person == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "nobody has this identity number");
    }
    return person;
  }

  private void special(String id, String name, String birthDate, String sex, String ward, String status,
      @Nullable String deathDate) {
    persons.put(id, new Person(id, name, birthDate, sex, ward, status, deathDate));
  }

  private void read(Path file) {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        special(row.getField("applicant_id"), row.getField("applicant_name"), row.getField("birth_date"),
            row.getField("sex"), row.getField("ward"), "ALIVE", null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

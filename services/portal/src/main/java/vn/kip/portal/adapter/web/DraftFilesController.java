package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import vn.kip.office.FileKind;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.Draft;

/** Files of a draft: pictures and scans of papers, and lists of workers. */
@Controller
@PreAuthorize("hasRole('WARD_OFFICER')")
class DraftFilesController {

  private static final Logger LOG = LoggerFactory.getLogger(DraftFilesController.class);
  private static final String OF_DRAFT = NewDossierController.PATH + "/{id:[A-Za-z0-9-]+}";
  private static final String CAMERA = "/camera";
  private static final Pattern INPUT = Pattern.compile(NewDossier.FILE + "[A-Za-z0-9]{1,100}(" + CAMERA + ")?");
  private static final int NAME_LENGTH = 100;

  private final DraftDesk desk;
  private final IntakeClient intake;
  private final NewDossierController pages;
  private final Format format;
  private final DataSize limit;

  DraftFilesController(DraftDesk desk, IntakeClient intake, NewDossierController pages, Format format,
      @Value("${kip.portal.file-limit}") DataSize limit) {
    this.desk = desk;
    this.intake = intake;
    this.pages = pages;
    this.format = format;
    this.limit = limit;
  }

  /** Each file stands beside its paper; a file of another kind or too large is refused, and the others are kept. */
  @PostMapping(path = OF_DRAFT + "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String papers(@PathVariable String id, @RequestParam Map<String, String> typed, MultipartHttpServletRequest request,
      Model model, Locale locale, HttpServletResponse answer) throws IOException {
    var draft = desk.type(desk.mine(id), typed);
    var errors = new ArrayList<FieldError>();
    for (var sent : request.getMultiFileMap().entrySet()) {
      for (var file : sent.getValue()) {
        if (isChosen(file) && INPUT.matcher(sent.getKey()).matches()) {
          draft = keep(draft, sent.getKey(), file, errors, locale);
        }
      }
    }
    if (errors.isEmpty()) {
      return typed.containsKey("next")
          ? pages.save(id, "papers", typed, null, model, locale, answer)
          : "redirect:" + NewDossierController.PATH + "/" + id + "/papers";
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return pages.page(draft, "papers", errors, model, locale);
  }

  /** A field that was left alone is sent without a name; a file without content has one. */
  private static boolean isChosen(MultipartFile file) {
    return !file.isEmpty() || (file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank());
  }

  private Draft keep(Draft draft, String input, MultipartFile file, List<FieldError> errors, Locale locale)
      throws IOException {
    var paper = input.substring(NewDossier.FILE.length()).replace(CAMERA, "");
    var content = file.getBytes();
    var kind = FileKind.of(content);
    if (content.length == 0) {
      errors.add(new FieldError(input, format.text("ward.error.file-empty", name(file))));
      return draft;
    }
    if (content.length > limit.toBytes() || kind.isEmpty()) {
      errors.add(new FieldError(input, kind.isEmpty()
          ? format.text("ward.error.file-kind", name(file))
          : format.text("ward.error.file-size", name(file), limit.toMegabytes())));
      return draft;
    }
    try {
      var stored = intake.store(draft.id(), name(file), kind.get().mediaType(), content);
      return desk.put(draft, Map.of(NewDossier.FILE + paper, stored, "name/" + paper, name(file),
          NewDossier.PAPER + paper, "yes"));
    } catch (ServiceRefusal refusal) {
      errors.add(FieldError.of(input, refusal, locale));
      return draft;
    } catch (ServiceAway away) {
      LOG.warn("{}", away.getMessage());
      errors.add(new FieldError(input, format.text("ward.error.file-away", name(file))));
      return draft;
    }
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    var plain = name == null || name.isBlank() ? "file" : name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return plain.substring(Math.max(0, plain.length() - NAME_LENGTH));
  }

  /** A list as XLSX or CSV: all of its lines, or what is wrong with each row. */
  @PostMapping(path = OF_DRAFT + "/lists/{fact:[A-Za-z0-9]+}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  String list(@PathVariable String id, @PathVariable String fact, @RequestParam MultipartFile file, Model model,
      Locale locale, HttpServletResponse answer) throws IOException {
    var draft = desk.mine(id);
    var input = "upload-" + fact;
    if (file.getSize() > limit.toBytes()) {
      return refused(draft, new FieldError(input, format.text("ward.error.file-size", name(file), limit.toMegabytes())),
          model, locale, answer);
    }
    try {
      var read = intake.list(draft.value(Draft.PROGRAMME), file.getBytes());
      if (!read.problems().isEmpty()) {
        model.addAttribute("problems", read.problems());
        return refused(draft, new FieldError(input, format.text("ward.error.list", read.problems().size())), model,
            locale, answer);
      }
      desk.put(draft, Map.of(FactForm.LIST + fact, FactForm.json(read.lines()), "lines/" + fact,
          Integer.toString(read.lines().size()), "name/" + fact, name(file)));
      return "redirect:" + NewDossierController.PATH + "/" + id + "/facts";
    } catch (ServiceRefusal refusal) {
      return refused(draft, FieldError.of(input, refusal, locale), model, locale, answer);
    }
  }

  /** Back to typing the lines. */
  @PostMapping(OF_DRAFT + "/lists/{fact:[A-Za-z0-9]+}/removal")
  String forget(@PathVariable String id, @PathVariable String fact) {
    desk.put(desk.mine(id), Map.of(FactForm.LIST + fact, ""));
    return "redirect:" + NewDossierController.PATH + "/" + id + "/facts";
  }

  private String refused(Draft draft, FieldError error, Model model, Locale locale, HttpServletResponse answer) {
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return pages.page(draft, "facts", List.of(error), model, locale);
  }
}

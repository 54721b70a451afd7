package vn.kip.intake.adapter.print;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseRecord;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.Paper;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.intake.adapter.print.DeskFormPdf.Content;
import vn.kip.intake.adapter.print.DeskFormPdf.Field;
import vn.kip.intake.adapter.print.DeskFormPdf.PaperLine;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.office.OfficeTime;
import vn.kip.office.SlipToken;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.Office;

/** Fills the desk's forms from a dossier's file; the last event of a kind counts. */
@Component
public class DeskForms {

  private static final LocalTime CLOSING = LocalTime.of(17, 0);
  private static final String NOT_KNOWN = "……………………";

  private final Catalogue catalogue;
  private final Office office;
  private final FormSettings settings;
  private final SlipToken tokens;

  public DeskForms(Catalogue catalogue, Office office, FormSettings settings) {
    this.catalogue = catalogue;
    this.office = office;
    this.settings = settings;
    this.tokens = new SlipToken(settings.lookupSecret());
  }

  /** Empty where the dossier has given no rise to the form. */
  public Optional<Content> of(DeskForm form, CaseFile file) {
    var dossier = IntakeDossier.of(file);
    return dossier == null ? Optional.empty() : new Filling(dossier, file).of(form);
  }

  private final class Filling {

    private final IntakeDossier dossier;
    private final CaseFile file;
    private final @Nullable ProgrammeVersion version;

    Filling(IntakeDossier dossier, CaseFile file) {
      this.dossier = dossier;
      this.file = file;
      var programme = catalogue.find(dossier.submission().programme());
      var pinned = dossier.programmeVersion();
      this.version = programme.flatMap(found -> pinned == null
          ? found.on(IntakeDossier.localDate(dossier.submittedAt()))
          : found.version(pinned)).orElse(null);
    }

    Optional<Content> of(DeskForm form) {
      return switch (form) {
        case SLIP -> last(DossierAccepted.class).map(this::slip);
        case SUPPLEMENT -> last(SupplementRequested.class).map(this::supplement);
        case REFUSAL -> last(DossierRefusedAtDesk.class).map(this::refusal);
        case APOLOGY -> last(ApologySent.class).map(this::apology);
      };
    }

    private Content slip(CaseRecord entry) {
      var promised = ((DossierAccepted) entry.event()).due();
      var due = dossier.due() == null ? promised : dossier.due();
      var instant = due == null ? null : due.dueInstant();
      var time = instant == null ? CLOSING : LocalTime.ofInstant(instant, OfficeTime.ZONE);
      var fields = person();
      fields.add(new Field("Số lượng hồ sơ", "01 (bộ)"));
      fields.add(new Field("Thời gian giải quyết theo quy định", limit()));
      fields.add(new Field("Thời gian nhận hồ sơ", FormDates.moment(entry.occurredAt())));
      fields.add(new Field("Thời gian trả kết quả giải quyết hồ sơ", promise(due, time)));
      fields.add(new Field("Đăng ký nhận kết quả tại", "Bộ phận Tiếp nhận và Trả kết quả, UBND " + ward()));
      var notes = version == null
          ? List.<String>of()
          : version.assumedInWords().stream().map(one -> "Văn phòng ấn định: " + one.vi()).toList();
      var lookup = dossier.code() == null ? null : address(dossier.code());
      return content(DeskForm.SLIP, entry, fields, "Thành phần hồ sơ nộp gồm",
          dossier.submission().papers().stream().map(paper -> new PaperLine(name(paper.id()), handling(paper)))
              .toList(),
          notes, lookup);
    }

    private String address(String code) {
      var token = tokens.of(code);
      return settings.lookupUrl() + "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)
          + (token.isEmpty() ? "" : "&t=" + token);
    }

    private String promise(@Nullable DueReceipt due, LocalTime time) {
      if (due == null) {
        return version == null || version.limit() == null
            ? "không có thời hạn luật định"
            : "chưa tính được: lịch nghỉ của năm tới chưa công bố, cơ quan sẽ thông báo";
      }
      var moment = FormDates.moment(due.due(), time);
      return CalendarRelease.isProvisional(due.calendarRelease())
          ? moment + " (tạm tính: lịch nghỉ chưa công bố đủ, cơ quan sẽ thông báo nếu thay đổi)"
          : moment;
    }

    private Content supplement(CaseRecord entry) {
      var request = (SupplementRequested) entry.event();
      var fields = person();
      fields.add(new Field("Lý do", request.reason()));
      if (request.exception() != null) {
        fields.add(new Field("Lý do phải yêu cầu thêm một lần", request.exception()));
      }
      return content(DeskForm.SUPPLEMENT, entry, fields, "Yêu cầu hoàn thiện hồ sơ gồm",
          request.papers().stream().map(paper -> new PaperLine(name(paper), "")).toList(),
          List.of(
              "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ông (bà) liên hệ bộ phận nêu trên để được hướng dẫn."),
          null);
    }

    private Content refusal(CaseRecord entry) {
      var fields = person();
      fields.add(new Field("Lý do từ chối tiếp nhận, giải quyết", ((DossierRefusedAtDesk) entry.event()).reason()));
      return content(DeskForm.REFUSAL, entry, fields, "", List.of(), List.of(), null);
    }

    private Content apology(CaseRecord entry) {
      var apology = (ApologySent) entry.event();
      var fields = person();
      var accepted = dossier.acceptedAt();
      var due = dossier.due();
      fields.add(new Field("Ngày tiếp nhận", accepted == null ? NOT_KNOWN : FormDates.moment(accepted)));
      fields.add(new Field("Ngày hẹn trả kết quả", FormDates.date(due == null ? null : due.due())));
      fields.add(new Field("Lý do chưa trả được kết quả đúng hạn", apology.reason()));
      fields.add(new Field("Hẹn lại ngày trả kết quả", FormDates.date(apology.newDate())));
      return content(DeskForm.APOLOGY, entry, fields, "", List.of(),
          List.of("Cơ quan chân thành xin lỗi ông (bà) vì đã không trả kết quả đúng hẹn."), null);
    }

    private Content content(DeskForm form, CaseRecord entry, List<Field> fields, String papersTitle,
        List<PaperLine> papers, List<String> notes, @Nullable String lookup) {
      return new Content(form, office.name(), "UBND " + ward(), settings.place(), dossier.code(), entry.occurredAt(),
          fields, papersTitle, papers, notes, lookup);
    }

    private List<Field> person() {
      var submission = dossier.submission();
      var programme = catalogue.find(submission.programme()).map(found -> found.names().vi())
          .orElse(submission.programme());
      return new ArrayList<>(List.of(new Field("Hồ sơ của ông (bà)", submission.applicant().name()),
          new Field("Địa chỉ; số điện thoại; email", NOT_KNOWN), new Field("Nội dung yêu cầu giải quyết", programme)));
    }

    private String ward() {
      return office.wards().stream().filter(ward -> ward.code().equals(dossier.ward())).map(Office.Ward::name)
          .findFirst().orElse(dossier.ward());
    }

    private String limit() {
      var limit = version == null ? null : version.limit();
      if (limit == null) {
        return "không quy định";
      }
      var shortened = version == null ? null : version.shortened();
      return shortened == null
          ? words(limit)
          : words(shortened.from()) + "; sau cắt giảm: " + words(limit) + " (" + shortened.decision() + ")";
    }

    private String name(String paper) {
      Map<String, String> names = version == null
          ? Map.of()
          : version.papers().stream()
              .collect(Collectors.toMap(ProgrammeVersion.Paper::id, known -> known.names().vi()));
      return names.getOrDefault(paper, paper);
    }

    private Optional<CaseRecord> last(Class<?> type) {
      return file.history().stream().filter(entry -> type.isInstance(entry.event())).reduce((_, later) -> later);
    }
  }

  private static String handling(Paper paper) {
    return switch (paper.handling()) {
      case SUBMITTED -> "nộp";
      case SHOWN -> "xuất trình để đối chiếu";
    };
  }

  private static String words(TimeLimit limit) {
    return limit.toString().replace('.', ',').replace(" WD", " ngày làm việc").replace(" CD", " ngày")
        .replace(" H", " giờ")
        .replace(" > ", ", rồi ");
  }
}

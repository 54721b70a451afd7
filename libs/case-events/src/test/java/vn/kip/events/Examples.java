package vn.kip.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.events.IntakeEvent.Paper;

/** One full example of every published event, from the life of one dossier. */
final class Examples {

  static final DossierId DOSSIER = DossierId.ofRegister("000.18.25.H50-220104-0005");

  private Examples() {}

  static CaseRecord of(EventType type) {
    var producer = type.isOfAnyProducer() ? Producer.ELIGIBILITY : type.producer();
    return new CaseRecord(
        DOSSIER,
        producer,
        3L,
        Instant.parse("2022-01-04T01:15:00Z"),
        Instant.parse("2022-01-04T01:20:30Z"),
        new OfficerId("ward-19333-1"),
        producer == Producer.INTAKE ? null : DOSSIER + ":intake:2",
        new CaseRecord.Imported(new OfficerId("register-import"), 4),
        event(type));
  }

  private static PaymentEvent.Running running() {
    return new PaymentEvent.Running("SOC_MONTHLY", "045172302395", "19333", LocalDate.of(2022, 1, 4), "socialStandard",
        true, false, List.of(new PaymentEvent.MonthlyPart("K6", new BigDecimal("2.5"), null, YearMonth.of(2022, 1))));
  }

  private static PaymentEvent.Change change() {
    return new PaymentEvent.Change(PaymentEvent.ChangeKind.ADJUST, YearMonth.of(2022, 5),
        List.of(new PaymentEvent.MonthlyPart("K5a", new BigDecimal("2.0"), null, YearMonth.of(2022, 5))), false,
        LocalDate.of(2022, 5, 3), "19336");
  }

  private static CaseEvent event(EventType type) {
    return switch (type) {
      case DOSSIER_SUBMITTED -> new IntakeEvent.DossierSubmitted(
          "SOC_MONTHLY",
          "19333",
          IntakeEvent.Channel.DESK,
          new IntakeEvent.Applicant("Nguyễn Thị Đào", "045172302395", "1938", IntakeEvent.Sex.F),
          Map.of("pension", false),
          List.of(new Paper("declaration", Paper.Handling.SUBMITTED, "f-1"),
              new Paper("identity", Paper.Handling.SHOWN, null)));
      case DOSSIER_REFUSED_AT_DESK -> new IntakeEvent.DossierRefusedAtDesk("Không cư trú trên địa bàn phường");
      case DOSSIER_ACCEPTED ->
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0005", "SOC_MONTHLY@2021-07-01", receipt(null));
      case SUPPLEMENT_REQUESTED -> new IntakeEvent.SupplementRequested(List.of("Giấy chứng tử"), "Thiếu giấy tờ",
          "Giấy tờ hết hạn sau lần yêu cầu đầu");
      case SUPPLEMENT_RECEIVED -> new IntakeEvent.SupplementReceived(receipt(Instant.parse("2022-01-04T13:15:00Z")));
      case DOSSIER_POSTED -> new IntakeEvent.DossierPosted();
      case DOSSIER_FORWARDED -> new IntakeEvent.DossierForwarded("appraise");
      case APOLOGY_SENT -> new IntakeEvent.ApologySent(LocalDate.of(2022, 2, 9), "Chờ xác minh của phường");
      case DOSSIER_WITHDRAWN -> new IntakeEvent.DossierWithdrawn("Công dân xin rút hồ sơ");
      case RESULT_RETURNED -> new IntakeEvent.ResultReturned();
      case DOSSIER_ASSESSED -> new EligibilityEvent.DossierAssessed(
          LocalDate.of(2022, 1, 4),
          EligibilityEvent.Status.ELIGIBLE,
          "K4+K6",
          new BigDecimal("2.5"),
          900_000L,
          "2021-12",
          List.of(new EligibilityEvent.Part("K4", new BigDecimal("1.0"), 360_000, null)),
          List.of(new EligibilityEvent.FailedCondition("K5c", "Decree 20/2021 art. 5(5)c", "Chưa đủ 80 tuổi",
              "Not yet 80"),
              new EligibilityEvent.FailedCondition("list", "Decision 23/2021", "", "",
                  EligibilityEvent.Obstacle.NOBODY_LISTED, null)),
          List.of("certificateMonth"),
          List.of(new EligibilityEvent.RuleTried("K6", true, "Decree 20/2021 art. 5(6)", "all conditions hold",
              "mọi điều kiện đều đạt"),
              new EligibilityEvent.RuleTried("register: birth date", false, "population register",
                  EligibilityEvent.PersonFinding.BORN, List.of("1938-02-11"))),
          List.of(new EligibilityEvent.Line(0, "045093470184", false, 0, null, null,
              EligibilityEvent.Obstacle.PAID_BY_EARLIER_DOSSIER, List.of("000.18.25.H50-211230-0001"))),
          "SOC_MONTHLY@2021-07-01",
          null,
          List.of(new EligibilityEvent.NearMiss("K5c", "K5c", "Decree 20/2021 art. 5(5)c", "khi đủ 80 tuổi", "at 80",
              LocalDate.of(2022, 5, 16), 80)),
          new EligibilityEvent.Again(EligibilityEvent.Trigger.ACCEPTED_EARLIER, "000.18.25.H50-211230-0001"));
      case DOSSIER_APPRAISED ->
        new EligibilityEvent.DossierAppraised(EligibilityEvent.Outcome.Proposal.GRANT, 900_000L, "đủ điều kiện");
      case APPRAISAL_RETURNED ->
        new EligibilityEvent.AppraisalReturned("Giấy xác nhận khuyết tật đã quá hạn, đề nghị xem lại mức");
      case DECISION_SIGNED -> new EligibilityEvent.DecisionSigned(EligibilityEvent.Outcome.GRANTED, "1902/QĐ-UBND",
          new OfficerId("chair-2"), 900_000L, "theo đề nghị");
      case ADJUSTMENT_PROPOSED -> new EligibilityEvent.AdjustmentProposed(
          LocalDate.of(2022, 5, 16),
          List.of(new EligibilityEvent.Cause("birthDate", 80)),
          new EligibilityEvent.Answer(EligibilityEvent.Status.ELIGIBLE, "K5a", new BigDecimal("1.5"), 540_000L),
          new EligibilityEvent.Answer(EligibilityEvent.Status.ELIGIBLE, "K5a", new BigDecimal("2.0"), 720_000L),
          List.of("householdStatus"),
          "SOC_MONTHLY@2020-01-01",
          "Decree 20/2021 art. 8(1)đ");
      case GRANT_OPENED ->
        new PaymentEvent.GrantOpened("g-1", 900_000, PaymentEvent.Kind.MONTHLY, "2022-01", DOSSIER + ":eligibility:3",
            running());
      case GRANT_TAKEN_OVER -> new PaymentEvent.GrantTakenOver("g-1",
          new PaymentEvent.Recipient("Nguyễn Thị Đào", "045172302395", "1938"), "12/QĐ-UBND", YearMonth.of(2022, 4),
          PaymentEvent.Method.BANK, new PaymentEvent.Account("970405", "0011002233", "NGUYEN THI DAO"), running());
      case LIFE_EVENT_REPORTED -> new PaymentEvent.LifeEventReported("g-1", PaymentEvent.LifeEvent.DIED,
          LocalDate.of(2022, 5, 3), "WARD");
      case GRANT_CHANGE_PROPOSED -> new PaymentEvent.GrantChangeProposed("g-1", change(), "Đủ 75 tuổi, hộ nghèo",
          "Decree 20/2021 art. 6(1)đ");
      case GRANT_CHANGED -> new PaymentEvent.GrantChanged("g-1", change(), DOSSIER + ":payment:4", "45/QĐ-UBND");
      case GRANT_CHANGE_DECLINED -> new PaymentEvent.GrantChangeDeclined("g-1", DOSSIER + ":payment:4",
          "Chưa có giấy xác nhận");
      case GRANT_APPROVED -> new PaymentEvent.GrantApproved("g-1", PaymentEvent.Method.BANK, "0011002233", "970405",
          "Trần Thị Mẹ", true);
      case GRANT_RELEASED -> new PaymentEvent.GrantReleased("g-1", DOSSIER + ":payment:3");
      case GRANT_REOPENED -> new PaymentEvent.GrantReopened("g-1", "Sổ theo dõi không có phiếu chi");
      case GRANT_RETURNED -> new PaymentEvent.GrantReturned("g-1", "Sai số tài khoản");
      case PAYMENT_ORDERED -> new PaymentEvent.PaymentOrdered("g-1", "g-1-1", 1, 900_000, PaymentEvent.Method.BANK,
          new PaymentEvent.RunLine(YearMonth.of(2022, 5), 1, new OfficerId("payment-2"),
              Instant.parse("2022-04-20T02:00:00Z"),
              List.of(new PaymentEvent.MonthPaid(YearMonth.of(2022, 5), PaymentEvent.Owed.REGULAR, 900_000))));
      case PAYMENT_SETTLED -> new PaymentEvent.PaymentSettled("g-1", "g-1-1", 1, 900_000, PaymentEvent.Method.BANK,
          LocalDate.of(2022, 1, 4), "17");
      case PAYMENT_FAILED -> new PaymentEvent.PaymentFailed("g-1", "g-1-1", "CUST", "Công dân xin rút hồ sơ",
          PaymentEvent.Failure.GRANT_STOPPED);
      case FAILURE_STATED -> new PaymentEvent.FailureStated("g-1", "g-1-1", "45/NHNo-QT", "Lệnh không đi được");
      case GRANT_STOPPED -> new PaymentEvent.GrantStopped("g-1", "Công dân xin rút hồ sơ", LocalDate.of(2022, 3, 1),
          PaymentEvent.Stop.WITHDRAWN_FIRST);
      case OVERPAYMENT_FOUND -> new PaymentEvent.OverpaymentFound("g-1", 900_000, "",
          PaymentEvent.Overpayment.PAID_BEFORE, "g-1-2", 900_000L, 900_000L, 900_000L);
      case REPAYMENT_RECEIVED -> new PaymentEvent.RepaymentReceived("g-1", 900_000, "PT 12/2022");
      case DEADLINE_NEAR -> new ReportingEvent.DeadlineNear(LocalDate.of(2022, 2, 10), 3);
      case DEADLINE_MISSED -> new ReportingEvent.DeadlineMissed(LocalDate.of(2022, 2, 10));
      case FINDING_REVIEWED -> new ReportingEvent.FindingReviewed("D1", DOSSIER + ":intake:4",
          ReportingEvent.Verdict.EXPLAINED, "Người dân tự nộp thêm giấy tờ");
      case OVERDUE_CAUSE_STATED -> new ReportingEvent.OverdueCauseStated("a2", "Phải xác minh tại hai phường",
          "Nghị định 20/2021 điều 8");
      case DUE_DATE_RECALCULATED ->
        new ReportingEvent.DueDateRecalculated(LocalDate.of(2022, 2, 10), receipt(null), "vn-2022.2");
      case RECORD_DISCARDED -> new LogEvent.RecordDiscarded("kip.cases-2-117", Producer.INTAKE, 4L,
          "Bản ghi hỏng, đã đối chiếu với sổ giấy", new OfficerId("supervisor-1"));
    };
  }

  private static DueReceipt receipt(@Nullable Instant instant) {
    return new DueReceipt(
        "vn-2022.1",
        LocalDate.of(2022, 1, 4),
        LocalDate.of(2022, 2, 10),
        instant,
        List.of(new DueReceipt.Stage("22 WD", LocalDate.of(2022, 1, 4), LocalDate.of(2022, 2, 10))));
  }
}

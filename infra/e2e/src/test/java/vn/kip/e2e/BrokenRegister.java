package vn.kip.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows of every kind that must be refused, among good ones. */
final class BrokenRegister {

  private BrokenRegister() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("dossiers.csv"),
        List.of(
            "code,programme,ward,channel,applicant_name,applicant_id,birth_date,sex,submitted_at,facts",
            dossier("000.18.25.H50-211201-9001", "SOC_FUNERAL", "19333", "2021-12-01T08:00:00+07:00"),
            "000.18.25.H50-211201-9002,SOC_FUNERAL,19333,DESK,\"Không đóng ngoặc,045172302395,1972-12-19,F,2021-12-01T08:00:00+07:00,{}",
            dossier("000.18.25.H50-211201-9003", "SOC_NOTHING", "19333", "2021-12-01T08:00:00+07:00"),
            dossier("000.18.25.H50-211201-9004", "SOC_FUNERAL", "19333", "2021-13-45T08:00:00+07:00"),
            dossier("000.18.25.H50-211201-9001", "SOC_FUNERAL", "19348", "2021-12-01T09:00:00+07:00"),
            dossier("000.18.25.H50-211201-9005", "SOC_FUNERAL", "99999", "2021-12-01T08:00:00+07:00"),
            "too,few,columns"));
    Files.write(
        folder.resolve("actions.csv"),
        List.of(
            "code,seq,occurred_at,recorded_at,actor,action,detail",
            action("000.18.25.H50-211201-9001", 1, "2021-12-01T08:10:00+07:00", "ACCEPTED", "{}"),
            action("000.18.25.H50-211201-9001", 2, "2021-11-30T08:10:00+07:00", "DECIDED",
                "{\"\"outcome\"\":\"\"GRANTED\"\"}"),
            action("000.18.25.H50-211201-9001", 3, "2021-12-02T08:10:00+07:00", "APPRAISED",
                "{\"\"proposal\"\":\"\"MAYBE\"\"}"),
            action("000.18.25.H50-211201-9001", 4, "2021-12-02T09:10:00+07:00", "VANISHED", "{}"),
            action("000.18.25.H50-211201-9001", 5, "2021-12-02T10:10:00+07:00", "FORWARDED",
                "{\"\"to\"\":\"\"appraise\"\"}"),
            action("000.18.25.H50-211201-9003", 1, "2021-12-01T08:10:00+07:00", "ACCEPTED", "{}"),
            action("000.18.25.H50-211201-7777", 1, "2021-12-01T08:10:00+07:00", "ACCEPTED", "{}")));
  }

  private static String dossier(String code, String programme, String ward, String submittedAt) {
    return code + "," + programme + "," + ward + ",DESK,Nguyễn Thị Thử,045172302395,1972-12-19,F," + submittedAt
        + ",{}";
  }

  private static String action(String code, int seq, String at, String action, String detail) {
    return code + "," + seq + "," + at + "," + at + ",ward-19333-1," + action + ",\"" + detail + "\"";
  }
}

package vn.kip.sandbox.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The invented officers of the demo: two per ward, five appraisers, two of each other kind, and a third payment officer, who
 * releases runs of grants whose accounts the other two have entered and confirmed.
 */
final class DemoOfficers {

  private static final List<String> WARDS = List.of("19330", "19333", "19336", "19339", "19342", "19345", "19348",
      "19351", "19354");
  private static final List<String> NAMES = List.of(
      "Nguyễn Thị Hạnh", "Trần Văn Lộc", "Lê Thị Thu Hà", "Phan Quốc Bảo", "Hồ Thị Mai", "Võ Minh Tuấn", "Đoàn Thị Lan",
      "Bùi Đức Anh",
      "Hoàng Thị Ngọc", "Lý Thanh Sơn", "Đặng Thị Yến", "Cao Xuân Trường", "Mai Thị Hồng", "Dương Văn Khoa",
      "Trương Thị Bích", "Ngô Hữu Phước");

  /** @param ward GSO code of a ward officer's ward; null for everyone else */
  record Account(String id, String name, List<String> roles, @Nullable String ward) {}

  private static final List<Account> ALL = all();

  private DemoOfficers() {}

  static List<Account> list() {
    return ALL;
  }

  static Optional<Account> find(String id) {
    return ALL.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  private static List<Account> all() {
    var accounts = new ArrayList<Account>();
    for (var ward : WARDS) {
      add(accounts, "ward-" + ward, 2, List.of("WARD_OFFICER"), ward);
    }
    add(accounts, "division", 5, List.of("APPRAISER"), null);
    add(accounts, "chair", 2, List.of("DECIDER"), null);
    add(accounts, "payment", 2, List.of("PAYMENT_OFFICER"), null);
    add(accounts, "supervisor", 2, List.of("SUPERVISOR"), null);
    add(accounts, "auditor", 1, List.of("AUDITOR"), null);
    accounts.add(new Account("payment-3", "Lương Thị Hiền", List.of("PAYMENT_OFFICER"), null));
    accounts.add(new Account("register-import", "Nhập sổ theo dõi", List.of("REGISTER_IMPORT"), null));
    accounts.add(new Account("auditor-service", "Dịch vụ kiểm toán", List.of("AUDITOR"), null));
    accounts.add(new Account("kip-cli", "Dòng lệnh kip", List.of("SUPERVISOR", "AUDITOR"), null));
    return List.copyOf(accounts);
  }

  private static void add(List<Account> accounts, String prefix, int count, List<String> roles, @Nullable String ward) {
    IntStream.rangeClosed(1, count).forEach(number -> accounts
        .add(new Account(prefix + "-" + number, NAMES.get(accounts.size() % NAMES.size()), roles, ward)));
  }
}

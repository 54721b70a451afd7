package vn.kip.reporting.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.Sha256;
import vn.kip.reporting.adapter.web.ReportViews.Digested;

class DigestsTest {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Report(String ward, BigDecimal rate, long money, List<Integer> counts, @Nullable String digest)
      implements
        Digested<Report> {

    @Override
    public Report withDigest(String computed) {
      return new Report(ward, rate, money, counts, computed);
    }
  }

  @Test
  void whoever_has_the_json_of_a_report_finds_its_digest_again() {
    var report = new Report("Phường \"1\"\n", new BigDecimal("0.979890"), 1_600_000_000_000L, List.of(3, 0), null);

    var digest = new Digests(JsonMapper.builder().build()).add(report).digest();

    assertThat(digest).isEqualTo(
        Sha256.hex("{\"counts\":[3,0],\"money\":1600000000000,\"rate\":0.97989,\"ward\":\"Phường \\\"1\\\"\\n\"}"));
  }
}

package vn.kip.portal.application;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each may ask, or be asked for. It remembers so many names and forgets the one that has been quiet longest.
 */
public final class Visits {

  private static final int LARGEST = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final RateLimiterConfig limit;
  private final Map<String, RateLimiter> byAddress;

  /** @param times that one may ask within {@code period} */
  public Visits(int times, Duration period) {
    this(times, period, LARGEST);
  }

  Visits(int times, Duration period, int addresses) {
    limit = RateLimiterConfig.custom().limitForPeriod(times).limitRefreshPeriod(period).timeoutDuration(Duration.ZERO)
        .build();
    byAddress = new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
        return size() > addresses;
      }
    };
  }

  /** Whether one may ask once more now, which counts. */
  public boolean admits(String name) {
    return limiter(name).acquirePermission();
  }

  /** Whether one may ask once more now; asking this does not count. */
  public boolean wouldAdmit(String name) {
    return limiter(name).getMetrics().getAvailablePermissions() > 0;
  }

  private RateLimiter limiter(String name) {
    synchronized (byAddress) {
      return byAddress.computeIfAbsent(name, _ -> RateLimiter.of(name, limit));
    }
  }

  /** How many addresses are remembered. */
  int remembered() {
    synchronized (byAddress) {
      return byAddress.size();
    }
  }

  /** A household has 2^64 addresses of IPv6: what they share stands for all of them. */
  public static String visitor(String address) {
    return InetAddress.ofLiteral(address) instanceof Inet6Address six
        ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
        : address;
  }
}

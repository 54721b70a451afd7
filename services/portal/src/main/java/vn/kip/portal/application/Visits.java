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

/** How often each address may ask. It remembers so many addresses and forgets the one that has been quiet longest. */
public final class Visits {

  private static final int LARGEST = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final RateLimiterConfig limit;
  private final Map<String, RateLimiter> byAddress;

  /** @param times that an address may ask within {@code period} */
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

  /** Whether an address may ask once more now. */
  public boolean admits(String address) {
    RateLimiter limiter;
    synchronized (byAddress) {
      limiter = byAddress.computeIfAbsent(visitor(address), name -> RateLimiter.of(name, limit));
    }
    return limiter.acquirePermission();
  }

  /** How many addresses are remembered. */
  int remembered() {
    synchronized (byAddress) {
      return byAddress.size();
    }
  }

  /** A household has 2^64 addresses of IPv6: what they share stands for all of them. */
  private static String visitor(String address) {
    return InetAddress.ofLiteral(address) instanceof Inet6Address six
        ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
        : address;
  }
}

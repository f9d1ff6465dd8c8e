package dev.actordex.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How much each client may ask for: a bucket that fills evenly and holds so much.
///
/// An IPv6 client is its network, for it has as many addresses as it likes. Of the clients only the
/// latest are remembered; who is forgotten starts with a full bucket. Thread-safe.
final class Rates {
  private static final int REMEMBERED = 20_000;
  private static final double MINUTE = 60e9;

  private final int perMinute;
  private final int most;
  private final LongSupplier clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  private static final class Bucket {
    private double left;
    private long at;
  }

  /// @param perMinute 0 for any number
  /// @param clock in nanoseconds, as `System::nanoTime`
  Rates(int perMinute, LongSupplier clock) {
    this(perMinute, perMinute, clock);
  }

  /// @param most what the bucket holds
  Rates(int perMinute, int most, LongSupplier clock) {
    this.perMinute = perMinute;
    this.most = most;
    this.clock = clock;
  }

  /// @return 0 when the request may pass, else after how many seconds the next may
  synchronized int wait(String address) {
    if (perMinute == 0) {
      return 0;
    }
    Bucket bucket = bucket(address);
    if (bucket.left >= 1) {
      bucket.left--;
      return 0;
    }
    return (int) Math.ceil((1 - bucket.left) * 60 / perMinute);
  }

  /// For what costs nobody knows how much before it is done.
  ///
  /// @return 0 when nothing is owed, else after how many seconds that is so
  synchronized int owed(String address) {
    double left = bucket(address).left;
    return left >= 0 ? 0 : (int) Math.ceil(-left * 60 / perMinute);
  }

  /// Takes what was used, also what is not there.
  synchronized void take(String address, double used) {
    bucket(address).left -= used;
  }

  private Bucket bucket(String address) {
    long now = clock.getAsLong();
    Bucket bucket = buckets.get(client(address));
    if (bucket == null) {
      bucket = new Bucket();
      bucket.left = most;
      bucket.at = now;
      buckets.put(client(address), bucket);
    }
    long passed = Math.max(0, now - bucket.at);
    bucket.left = Math.min(most, bucket.left + passed / MINUTE * perMinute);
    bucket.at = now;
    return bucket;
  }

  /// Addresses alone are looked at, never resolved: a text that is none stands for itself.
  static String client(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      if (bytes.length == 16) {
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 8; i++) {
          network.append(String.format(java.util.Locale.ROOT, "%02x", bytes[i]));
        }
        return network.toString();
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}

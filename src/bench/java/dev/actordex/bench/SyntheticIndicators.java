package dev.actordex.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Indicators out of a random number generator, in the shape of ThreatFox's answers and in its mix
/// of types: for finding out what a million of them cost.
///
/// Arguments: a folder, how many files, how many indicators a file (at most a million).
public final class SyntheticIndicators {
  private static final int FAMILIES = 500;

  /// Ids are numbers as ThreatFox's are, and above them.
  private static final long FIRST_ID = 1_000_000_000;

  private SyntheticIndicators() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int size = Integer.parseInt(args[2]);
    for (int file = 0; file < Integer.parseInt(args[1]); file++) {
      Path path = folder.resolve("synthetic-%03d.json.gz".formatted(file));
      write(path, file * (long) size, size);
      System.out.println(path);
    }
  }

  private static void write(Path path, long first, int size) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(path), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write("{\"query_status\": \"ok\", \"data\": [\n");
      for (int i = 0; i < size; i++) {
        long n = first + i;
        int family = (int) (n % FAMILIES);
        out.write(
            """
            {"id": "%d", "ioc": "%s", "ioc_type": "%s", "malware": "win.synthetic_%d", "malware_printable": "Synthetic %d", "malware_alias": null, \
            "malware_malpedia": "https://malpedia.example/details/win.synthetic_%d", "first_seen": "2023-%02d-%02d 12:00:00 UTC", "last_seen": null, \
            "confidence_level": 75, "reporter": "bench", "tags": ["bench"]}%s
            """
                .formatted(
                    FIRST_ID + n,
                    value(n),
                    type(n),
                    family,
                    family,
                    family,
                    n % 12 + 1,
                    n % 28 + 1,
                    i == size - 1 ? "" : ","));
      }
      out.write("]}\n");
    }
  }

  private static String type(long n) {
    return switch ((int) (n % 10)) {
      case 0, 1, 2 -> "ip:port";
      case 3, 4, 5 -> "sha256_hash";
      case 6, 7 -> "url";
      default -> "domain";
    };
  }

  /// The same for the same number.
  public static String value(long n) {
    Random random = new Random(n);
    String host =
        "h%s.d%d.example%d.test"
            .formatted(Long.toString(n, 36), random.nextInt(50_000), random.nextInt(500));
    return switch (type(n)) {
      case "ip:port" ->
          "%d.%d.%d.%d:%d"
              .formatted(
                  1 + random.nextInt(222),
                  random.nextInt(256),
                  random.nextInt(256),
                  random.nextInt(256),
                  1 + random.nextInt(65_535));
      case "sha256_hash" -> {
        StringBuilder hash = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
          hash.append(String.format(Locale.ROOT, "%016x", random.nextLong()));
        }
        yield hash.toString();
      }
      case "url" ->
          "http://" + host + "/" + Long.toString(random.nextLong(1L << 40), 36) + "/gate.php";
      default -> host;
    };
  }
}

package dev.actordex.lucene.indicators;

import dev.actordex.card.Source;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.ingest.SourceSummary;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a commit says of itself: texts under names, as Lucene keeps them beside the segments, under
/// the same checksum.
final class CommitData {
  private static final String SCHEMA = "schema";
  private static final String VERSION = "version";
  private static final String UPDATED = "updated";
  private static final String FILES = "files";

  private CommitData() {}

  static Map<String, String> of(IndicatorManifest manifest) {
    Map<String, String> data = new TreeMap<>();
    data.put(SCHEMA, String.valueOf(IndicatorFields.SCHEMA));
    data.put(VERSION, manifest.version());
    data.put(UPDATED, manifest.updated());
    data.put(
        FILES, manifest.files().stream().map(CommitData::line).collect(Collectors.joining("\n")));
    return data;
  }

  static boolean readable(Map<String, String> data) {
    return String.valueOf(IndicatorFields.SCHEMA).equals(data.get(SCHEMA));
  }

  static IndicatorManifest manifest(Map<String, String> data, long total) {
    List<SourceSummary> files = new ArrayList<>();
    data.getOrDefault(FILES, "").lines().map(CommitData::summary).forEach(files::add);
    return new IndicatorManifest(
        data.getOrDefault(VERSION, "0"), data.getOrDefault(UPDATED, ""), total, files);
  }

  private static String line(SourceSummary file) {
    String counts =
        file.counts().entrySet().stream()
            .map(count -> escaped(count.getKey()) + "=" + count.getValue())
            .collect(Collectors.joining("&"));
    return String.join(
        "\t",
        file.source().key(),
        escaped(file.collection()),
        escaped(file.file()),
        escaped(file.release()),
        file.sha256(),
        counts);
  }

  private static SourceSummary summary(String line) {
    String[] parts = line.split("\t", -1);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String count : parts[5].split("&")) {
      int equals = count.indexOf('=');
      if (equals > 0) {
        counts.put(plain(count.substring(0, equals)), Integer.valueOf(count.substring(equals + 1)));
      }
    }
    Source source =
        Source.of(parts[0])
            .orElseThrow(() -> new IllegalStateException("No such source: " + parts[0]));
    return new SourceSummary(
        source, plain(parts[1]), plain(parts[2]), plain(parts[3]), parts[4], counts);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

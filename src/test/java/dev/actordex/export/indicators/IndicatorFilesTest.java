package dev.actordex.export.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.InMemoryIndicatorSearch;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Indicators;
import dev.actordex.search.InMemoryCardSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files of indicators: complete, well-formed, and harmless whatever the values hold.
class IndicatorFilesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /// What breaks out of one form or another.
  private static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A0",
          "+1+1",
          "@SUM(1)",
          "\uff1d1+1",
          "\u200b=1+1",
          "a\"]); union Users //",
          "a\\",
          "a\\\"",
          "'a' or 1==1",
          "line\nbreak",
          "carriage\rreturn",
          "u2028\u2028here",
          "nel\u0085here",
          "nul\u0000here",
          "\u202egnp.exe",
          "emoji \ud83d\ude00 and half \ud83d",
          "```",
          "#comment",
          "--- \n- yaml: true",
          "%{x} *?[] 'quoted\\'",
          "\u0e01\u0e32 \u4e2d\u6587 \u0627\u0644");

  @TempDir Path folder;

  private static List<Indicator> everyType() {
    List<Indicator> all = new ArrayList<>();
    String[][] values = {
      {"IPV4", "192.0.2.1"},
      {"IPV4", "192.0.2.0/24"},
      {"IPV6", "2001:db8::1"},
      {"IP_PORT", "192.0.2.1:443"},
      {"IP_PORT", "[2001:db8::1]:443"},
      {"DOMAIN", "evil.example"},
      {"URL", "https://evil.example/a?b=*#c"},
      {"EMAIL", "a@evil.example"},
      {"MD5", "d41d8cd98f00b204e9800998ecf8427e"},
      {"SHA1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
      {"SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"SHA512", "a".repeat(128)},
      {"SHA3_384", "b".repeat(96)},
      {"FILE_NAME", "evil.exe"},
      {"MUTEX", "Global\\m"},
      {"REGISTRY_KEY", "HKLM\\Software\\x"},
      {"ASN", "AS64496"},
      {"OTHER", "something else"},
      {"PATTERN", "[file:name = 'a'] AND [file:name = 'b']"}
    };
    for (String[] value : values) {
      all.add(
          Indicators.of(
              "t" + all.size(), IndicatorType.valueOf(value[0]), value[1], Indicators.PLUGX));
    }
    return all;
  }

  private static List<Indicator> hostile() {
    List<Indicator> all = new ArrayList<>();
    for (String value : HOSTILE) {
      for (IndicatorType type :
          List.of(IndicatorType.FILE_NAME, IndicatorType.MUTEX, IndicatorType.OTHER)) {
        all.add(Indicators.of("h" + all.size(), type, value, Indicators.PLUGX));
      }
      String path = "http://evil.example/" + value;
      IndicatorValue.of(IndicatorType.URL, path)
          .ifPresent(url ->
              all.add(Indicators.of("h" + all.size(), IndicatorType.URL, path, Indicators.PLUGX)));
    }
    return all;
  }

  private static List<Indicator> many(int count) {
    List<Indicator> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String host = "host-%05d.example".formatted(i);
      all.add(Indicators.of("m" + i, IndicatorType.DOMAIN, host, Indicators.PLUGX));
      all.add(
          Indicators.of("n" + i, IndicatorType.URL, "http://" + host + "/" + i, Indicators.PLUGX));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(KqlTable.class)
  void everyQueryIsSoundForMicrosoftsParserWhateverTheValuesHold(KqlTable table)
      throws IOException {
    List<Indicator> all = new ArrayList<>(everyType());
    all.addAll(hostile());
    all.addAll(many(700));
    Path file = folder.resolve("hunts.kql");
    Files.writeString(file, text(IndicatorFormat.KQL, table, all));

    List<KqlParser.Parsed> queries = KqlParser.parse(file);

    assertThat(queries).hasSizeGreaterThan(30);
    for (KqlParser.Parsed query : queries) {
      assertThat(query.errors()).as(query.query()).isEmpty();
      assertThat(query.length()).isLessThanOrEqualTo(KqlWriter.LONGEST);
    }
    for (String asked :
        List.of(
            table.tableName(),
            "DeviceNetworkEvents",
            "DeviceFileEvents",
            "CommonSecurityLog",
            "DnsEvents")) {
      assertThat(queries)
          .anyMatch(query -> query.query().lines().anyMatch(line -> line.equals(asked)));
    }
  }

  @Test
  void theParserTellsAQueryThatIsNotSound() throws IOException {
    Path file = folder.resolve("broken.kql");
    Files.writeString(
        file, "DnsEvents\n| where Nmae == \"a\"\n\nDnsEvents\n| where Name == \"a\n\"");

    assertThat(KqlParser.parse(file)).hasSize(2).allMatch(query -> !query.errors().isEmpty());
  }

  @Test
  void noValueIsLostBetweenTwoQueries() {
    String kql = text(IndicatorFormat.KQL, KqlTable.INDICATORS, many(700));

    for (int i = 0; i < 700; i++) {
      assertThat(kql).contains("\"host-%05d.example\"".formatted(i));
    }
  }

  @Test
  void whatHasExpiredIsNotHuntedButTold() {
    Indicator old =
        Indicators.of(
            "old",
            IndicatorType.DOMAIN,
            "old.example",
            Instant.parse("2020-01-01T00:00:00Z"),
            Indicators.PLUGX);

    for (IndicatorFormat format : IndicatorFormat.values()) {
      String text = text(format, KqlTable.INDICATORS, List.of(old));
      boolean table = format == IndicatorFormat.CSV || format == IndicatorFormat.STIX;
      assertThat(text.contains("old.example")).as(format.name()).isEqualTo(table);
    }
  }

  @Test
  void noCellIsAFormulaAndEveryRowIsWhole() throws IOException {
    List<Indicator> all = new ArrayList<>(everyType());
    all.addAll(hostile());

    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .parse(new StringReader(text(IndicatorFormat.CSV, KqlTable.INDICATORS, all)))
            .getRecords();

    assertThat(rows).hasSize(all.size() + 1);
    assertThat(rows.getFirst().toList()).isEqualTo(CsvIndicatorWriter.COLUMNS);
    for (CSVRecord row : rows) {
      assertThat(row.size()).isEqualTo(CsvIndicatorWriter.COLUMNS.size());
      for (String cell : row) {
        assertThat(cell).doesNotContain("\n", "\r", "\u0000", "\u2028", "\u0085");
        assertThat(cell.replaceFirst("^[\\s\u200b\ufffd]+", "")).doesNotMatch("(?s)[=+@|\uff1d].*");
      }
    }
  }

  @Test
  void aPlainListHasAValueALine() {
    List<Indicator> all = new ArrayList<>(everyType());
    all.addAll(hostile());

    List<String> lines = text(IndicatorFormat.TXT, KqlTable.INDICATORS, all).lines().toList();

    assertThat(lines).contains("# domain", "evil.example", "# sha256", "# file_name", "evil.exe");
    assertThat(lines.getLast()).startsWith("# left out");
    Set<String> values = new HashSet<>();
    all.forEach(indicator -> values.add(indicator.value().value()));
    assertThat(lines).allMatch(line -> line.startsWith("#") || values.contains(line));
  }

  @Test
  void aBundleIsWholeAndItsIdsAreTheSameEachTime() {
    List<Indicator> all = new ArrayList<>(everyType());
    all.addAll(hostile());
    String bundle = text(IndicatorFormat.STIX, KqlTable.INDICATORS, all);
    JsonNode read = JsonMapper.builder().build().readTree(bundle);

    Set<String> ids = new HashSet<>();
    read.path("objects").forEach(object -> ids.add(object.path("id").asString()));
    assertThat(ids).hasSize(read.path("objects").size());
    read.path("objects")
        .forEach(object -> {
          assertThat(object.path("id").asString())
              .matches(
                  object.path("type").asString() + "--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
          for (String ref : List.of("source_ref", "target_ref", "created_by_ref")) {
            if (object.has(ref)) {
              assertThat(ids).contains(object.path(ref).asString());
            }
          }
        });
    List<String> patterns =
        read.path("objects")
            .valueStream()
            .filter(object -> object.path("type").asString().equals("indicator"))
            .map(object -> object.path("pattern").asString())
            .toList();
    assertThat(patterns)
        .contains(
            "[domain-name:value = 'evil.example']",
            "[file:name = 'a'] AND [file:name = 'b']",
            "[network-traffic:dst_ref.type = 'ipv6-addr' AND network-traffic:dst_ref.value ="
                + " '2001:db8::1' AND network-traffic:dst_port = 443]",
            "[mutex:name = 'a\\\\']");
    assertThat(text(IndicatorFormat.STIX, KqlTable.INDICATORS, all)).isEqualTo(bundle);
  }

  @Test
  void aSigmaRuleNamesItsLogAndQuotesItsValues() {
    String rules = text(IndicatorFormat.SIGMA, KqlTable.INDICATORS, everyType());

    assertThat(rules.split("(?m)^---$")).hasSize(5);
    assertThat(rules)
        .contains(
            "category: dns",
            "        query|endswith:\n            - \".evil.example\"",
            "        dst_ip|cidr:\n            - \"192.0.2.0/24\"",
            "        - dst_ip: \"2001:db8::1\"\n          dst_port: 443",
            "- \"https://evil.example/a\\\\?b=\\\\*#c\"",
            "- \"MD5=D41D8CD98F00B204E9800998ECF8427E\"",
            "# No log has: ");
  }

  private static String text(IndicatorFormat format, KqlTable table, List<Indicator> all) {
    InMemoryIndicatorSearch indicators = new InMemoryIndicatorSearch(all.toArray(Indicator[]::new));
    Bearings bearings =
        new Bearings(new InMemoryCardSearch(SampleCards.all(), new CardJson()), indicators);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new IndicatorExport(bearings, indicators, "test", NOW)
          .write(SampleCards.axiom(), "000001-test", format, table, null, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

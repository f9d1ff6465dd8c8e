package dev.actordex.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Source;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"bundle","id":"bundle--1","objects":[]}                                  | STIX_BUNDLE | bundle       |
          {"objects":[{"type":"malware","id":"malware--1"}],"type":"bundle"}               | STIX_BUNDLE | bundle       |
          {"objects":[null,7,{"id":"malware--1","type":"malware"}]}                        | STIX_BUNDLE | bundle       |
          {"values":[{"actor":"Amber Heron"}],"last-db-change":"2024-08-27"}               | ETDA_GROUPS | groups       | 2024-08-27
          {"last-db-change":"2024-08-27","values":[{"names":[],"tool":"Heronry"}]}         | ETDA_TOOLS  | tools        | 2024-08-27
          {"source":"Threat Group Cards: x","category":"tool","values":[]}                 | ETDA_TOOLS  | tools        |
          {"type":"threat-actor","values":[null,{"value":"Amber Heron"}],"version":349}    | MISP_GALAXY | threat-actor | 349
          {"values":[],"version":7,"uuid":"u","name":"Sector","type":"sector"}             | MISP_GALAXY | sector       | 7
          {"query_status":"ok","data":[]}                                                  | THREATFOX   | iocs         |
          {"data":[null,{"ioc_type":"url","ioc":"x"}]}                                     | THREATFOX   | iocs         |
          {"Event":{"info":"x","Attribute":[]}}                                            | MISP_EVENT  | event        |
          {"response":[{"Event":{"info":"x"}}]}                                            | MISP_EVENT  | event        |
          {"name":"Amber Heron","actordex_card":1}                                         | CARD        | cards        |
          {"cards":[{"id":"S1"}],"release":"1.0","actordex_cards":1}                       | CARDS       | cards        | 1.0
          """)
  void aFileIsRecognisedByWhatIsInItWhateverTheOrderOfItsKeys(
      String json, FileKind kind, String collection, String release) {
    RecognisedFile file = Sources.recognise(file("misleading.txt", json));

    assertThat(file.kind()).isEqualTo(kind);
    assertThat(file.collection()).isEqualTo(collection);
    assertThat(file.release()).isEqualTo(release == null ? "" : release);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                    | byte 0                     | the file is empty
          `  `                                  | byte 2                     | the file holds nothing but white space
          [{"type":"bundle"}]                   | byte 0                     | found '[' where a JSON object should begin with {
          %PDF-1.4                              | byte 0                     | found '%' where a JSON object should begin with {
          {"query_status":"no","data":[]}       | line 1, column 1 (byte 0)  | of no known kind: a JSON object with the keys query_status, data
          {}                                    | line 1, column 1 (byte 0)  | of no known kind: a JSON object with no keys
          {"values":[{"actor":"x"}],"a":1,"a":2}| line 1, column 36          | Duplicate Object property "a"
          {"values":[{"actor":"x"}              | line 1, column 25          | the file ends in the middle of its JSON: it is cut off
          {"values":[{"actor":"x"}]}{           | line 1, column 27          | followed by more
          {"values":[{"actor":nope}]}           | line 1, column 2           | not valid JSON
          """)
  void aFileThatIsNoSourceIsNamedWithThePlaceAndWhatWasExpected(
      String json, String place, String sentence) {
    assertThatThrownBy(() -> Sources.recognise(file("odd.json", json)))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("odd.json: " + place)
        .hasMessageContaining(sentence);
  }

  @Test
  void packedFilesAreToldByTheirContentAndAByteOrderMarkIsTolerated() throws IOException {
    byte[] json = "\ufeff{\"actordex_card\":1}".getBytes(UTF_8);

    assertThat(Sources.recognise(SourceFile.of("a.json", gzip(json))).kind())
        .isEqualTo(FileKind.CARD);
    assertThat(Sources.recognise(SourceFile.of("a.json.gz", json)).kind()).isEqualTo(FileKind.CARD);
  }

  @Test
  void aPackedFileThatIsCutOffOrDamagedIsNamed() throws IOException {
    byte[] packed = gzip("{\"values\":[{\"actor\":\"Amber Heron\"}]}".getBytes(UTF_8));
    byte[] damaged = packed.clone();
    Arrays.fill(damaged, 10, 20, (byte) 0xff);

    assertThatThrownBy(
            () -> Sources.recognise(SourceFile.of("a", Arrays.copyOf(packed, packed.length - 9))))
        .hasMessage(
            "a: byte %d: the packed data ends early: the file is cut off", packed.length - 9);
    assertThatThrownBy(() -> Sources.recognise(SourceFile.of("a", damaged)))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("a: byte 0: the packed data is damaged");
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] utf16 = "{\"actordex_card\":1}".getBytes(UTF_16LE);

    assertThatThrownBy(() -> Sources.recognise(SourceFile.of("a", utf16)))
        .hasMessage("a: byte 1: the text is not UTF-8: found a zero byte");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ff", "c0af", "eda080", "f4908080", "e282", "80", "c328", "e9", "f0808080"})
  void bytesThatAreNoUtf8AreRefusedWithTheirOffset(String hex) {
    byte[] odd = HexFormat.of().parseHex(hex);
    byte[] json = ("{\"values\":[\"" + "#".repeat(odd.length) + "\"]}").getBytes(UTF_8);
    System.arraycopy(odd, 0, json, 12, odd.length);

    assertThatThrownBy(() -> rows(SourceFile.of("a", json)))
        .isInstanceOf(SourceException.class)
        .hasMessageMatching("a: byte 1[2-5]: the text is not UTF-8");
  }

  @Test
  void limitsAreNamedWhenTheyAreExceeded() throws IOException {
    Limits small = new Limits(1 << 20, 3 << 20, 100, 3, 4 << 20, 5, 50, 10, 10);
    byte[] bomb = gzip(("{\"values\":[" + " ".repeat(2 << 20) + "]}").getBytes(UTF_8));

    assertThatThrownBy(() -> rows(SourceFile.of("a", bomb, small)))
        .hasMessageContaining("unpacks to more than 100 times the packed bytes");
    assertThatThrownBy(() -> rows(SourceFile.of("a", new byte[(1 << 20) + 1], small)))
        .hasMessageContaining("the file is larger than 1,048,576 bytes");
    assertThatThrownBy(() -> rows(limited("{\"values\":[1,2,3,4]}", small)))
        .hasMessage("a: /values/3: more than 3 elements");
    assertThatThrownBy(() -> rows(limited("{\"values\":[[[[[[1]]]]]]}", small)))
        .hasMessageContaining("depth")
        .hasMessageNotContaining("StreamReadConstraints");
    assertThatThrownBy(() -> rows(limited("{\"values\":[\"" + "a".repeat(60) + "\"]}", small)))
        .hasMessageContaining("String value length")
        .hasMessageNotContaining("StreamReadConstraints");
    assertThatThrownBy(() -> rows(limited("{\"values_and_more\":1}", small)))
        .hasMessageContaining("Name")
        .hasMessageNotContaining("StreamReadConstraints");
  }

  @Test
  void nothingIsTakenInAtOnceThatIsLargerThanAnElementMayBe() {
    Limits small = new Limits(1 << 20, 3 << 20, 100, 100, 100_000, 5, 50, 10, 10);
    String large = "[" + "1,".repeat(150_000) + "1]";
    String keys =
        IntStream.range(0, 1_001).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));

    assertThatThrownBy(() -> rows(limited("{\"values\":[0," + large + "]}", small)))
        .hasMessage("a: byte 12: the element that begins here is larger than 100,000 bytes");
    assertThatThrownBy(() -> rows(limited("{\"other\":" + large + "}", small)))
        .hasMessage("a: byte 0: the element that begins here is larger than 100,000 bytes");
    assertThatThrownBy(() -> Sources.recognise(limited("{\"other\":{\"a\":" + large + "}}", small)))
        .hasMessageContaining("larger than 100,000 bytes");
    assertThatThrownBy(() -> Sources.recognise(limited("{" + keys + "}", Limits.DEFAULT)))
        .hasMessageContaining("more than 1000 keys in the document itself");
    assertThatThrownBy(() -> rows(limited("{" + keys + "}", Limits.DEFAULT)))
        .hasMessageContaining("more than 1000 keys in the document itself");
  }

  /// A reader that begins to change things row by row must not have to stop in the middle.
  @Test
  void whatWouldStopAReaderIsFoundWhenAFileIsRecognised() {
    String row = "{\"ioc\":\"a.example\",\"ioc_type\":\"domain\",\"tags\":[\"%s\"]},";
    String good = row.formatted("x");
    Limits small = new Limits(9_999, 9_999, 100, 30, 999, 9, 50, 20, 10);

    assertThat(Sources.recognise(limited(threatfox(good.repeat(30)), small)).kind())
        .isEqualTo(FileKind.THREATFOX);
    assertThatThrownBy(() -> Sources.recognise(limited(threatfox(good.repeat(31)), small)))
        .hasMessageContaining("/data/30")
        .hasMessageContaining("more than 30 elements");
    String tooLong = good.repeat(29) + row.formatted("y".repeat(51));
    String event = "{\"Event\":{\"info\":\"" + "y".repeat(51) + "\"}}";
    for (String json : List.of(threatfox(tooLong), event)) {
      assertThatThrownBy(() -> Sources.recognise(limited(json, small)))
          .hasMessageContaining("(byte %d): ".formatted(json.indexOf("\"yy")))
          .hasMessageContaining("String value length (51) exceeds the maximum");
    }
  }

  private static String threatfox(String rows) {
    return "{\"data\":[" + rows.substring(0, rows.length() - 1) + "]}";
  }

  @Test
  void rowsComeOneByOneWithTheirPointerAndTheirTextAsItStands() {
    SourceFile file =
        file(
            "a.json",
            "\ufeff{ \"a\": 1, \"other\": [[]], \"values\" : [ {\"x\" : 1.50, \"y\":\"\\u00e9é\"},\n null, \"z\" ], \"b\": \"c\" }");
    List<String> seen = new ArrayList<>();

    var head =
        new JsonFile(file)
            .rows(
                "values",
                row -> seen.add(row.pointer() + " " + row.node().getNodeType() + " " + row.raw()));

    assertThat(seen)
        .containsExactly(
            "/values/0 OBJECT {\"x\" : 1.50, \"y\":\"\\u00e9é\"}",
            "/values/1 NULL null",
            "/values/2 STRING \"z\"");
    assertThat(head.toString()).isEqualTo("{\"a\":1,\"b\":\"c\"}");
  }

  @Test
  void theTextOfARowIsRightFarBeyondTheParsersBuffer() {
    StringBuilder json = new StringBuilder("{\"values\":[");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String row = "{\"n\":" + i + ",\"t\":\"" + "é".repeat(i % 97) + "\"}";
      expected.add(row);
      json.append(i == 0 ? "" : " ,\n").append(row);
    }
    List<String> seen = new ArrayList<>();

    new JsonFile(file("a", json + "]}")).rows("values", row -> seen.add(row.raw()));

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aWholeDocumentCanBeHadAtOnce() {
    JsonFile.Row card = new JsonFile(file("a", " {\"actordex_card\": 1}\n")).document();

    assertThat(card.node().path("actordex_card").asInt()).isEqualTo(1);
    assertThat(card.raw()).isEqualTo("{\"actordex_card\": 1}");
  }

  @Test
  void ofEditionsOfOneCollectionTheNewestIsReadInWhateverOrderTheyAreGiven() {
    RecognisedFile old = galaxy("z.json", "u1", 9);
    RecognisedFile recent = galaxy("b.json", "u1", 10);
    RecognisedFile other = galaxy("c.json", "u2", 3);
    RecognisedFile copy = galaxy("d.json", "u1", 10);

    for (List<RecognisedFile> given :
        List.of(List.of(old, recent, other, copy), List.of(copy, other, recent, old))) {
      Collected collected = read(given);

      assertThat(collected.read).containsExactly("b.json", "c.json");
      assertThat(collected.summaries)
          .extracting(SourceSummary::file, SourceSummary::supersededBy)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("d.json", "b.json"),
              org.assertj.core.groups.Tuple.tuple("z.json", "b.json"));
    }
  }

  @Test
  void aFileThatBreaksInTheMiddleGivesNothingButAProblem() {
    RecognisedFile sound = galaxy("a.json", "u1", 1);
    List<String> records = new ArrayList<>();
    Collected collected = new Collected();

    new FileByFile(
            List.of(sound, sound),
            (file, intake) -> {
              intake.summary(file.summary(Map.of("actors", 1)));
              if (records.isEmpty()) {
                records.add("first");
                throw new SourceException(file.name(), "line 2, column 1 (byte 9)", "cut off");
              }
            })
        .read(collected);

    assertThat(collected.summaries).hasSize(1);
    assertThat(collected.problems)
        .containsExactly(
            new Problem(
                "a.json", "line 2, column 1 (byte 9)", "cut off", Problem.Consequence.REJECTED));
  }

  @Test
  void whatIsShownOfAFileHoldsNoControlCharacters() {
    assertThat(SourceException.printable("a\u001b[31m\u202eb\n"))
        .isEqualTo("a\\u001b[31m\\u202eb\\u000a");
    assertThat(SourceException.printable("x".repeat(1000))).hasSize(401);
  }

  private static Collected read(List<RecognisedFile> files) {
    Collected collected = new Collected();
    Sources sources =
        new Sources(
            Map.of(
                Source.MISP,
                theirs -> intake -> theirs.forEach(file -> collected.read.add(file.name()))));
    for (CardSource source : sources.open(files)) {
      source.read(collected);
    }
    return collected;
  }

  private static RecognisedFile galaxy(String name, String uuid, int version) {
    return Sources.recognise(
        file(
            name,
            "{\"type\":\"tool\",\"uuid\":\"%s\",\"values\":[{\"value\":\"x\"}],\"version\":%d}"
                .formatted(uuid, version)));
  }

  private static void rows(SourceFile file) {
    new JsonFile(file).rows("values", row -> {});
  }

  private static SourceFile limited(String json, Limits limits) {
    return SourceFile.of("a", json.getBytes(UTF_8), limits);
  }

  private static SourceFile file(String name, String json) {
    return SourceFile.of(name, json.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static final class Collected implements CardSource.Intake {
    private final List<String> read = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<SourceSummary> summaries = new ArrayList<>();

    @Override
    public void record(dev.actordex.card.SourceRecord record) {
      read.add(record.name());
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void summary(SourceSummary summary) {
      summaries.add(summary);
    }
  }
}

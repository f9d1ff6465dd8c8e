package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actordex.lucene.stored.Blobs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The commands as a user meets them: what they print, where, and with which exit code. One small
/// index over the bundled cards and one invented MISP actor serves all questions; what changes an
/// index works on a copy of it.
class CommandLineTest {
  private static final String GALAXY =
      """
      {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": %d, "values": [%s]}
      """;

  private static final String VELVET =
      """
      {"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "value": "Velvet Otter",
       "description": "An invented actor that watches lighthouses.",
       "meta": {"country": "FR", "synonyms": ["UNC99871", "Group 72"], "refs": ["https://example.org/otter"]}}
      """;

  private static final String NAMELESS = "{\"uuid\": \"aaaaaaaa-bbbb-4ccc-8ddd-000000000000\"}";

  @TempDir private static Path shared;

  private static Path data;
  private static Terminal.Ran imported;

  @TempDir private Path temporary;

  @BeforeAll
  static void importOnce() throws IOException {
    data = shared.resolve("data");
    Path galaxy = shared.resolve("threat-actor.json");
    Files.writeString(galaxy, GALAXY.formatted(1, VELVET));
    imported = run("import", "--data", data.toString(), galaxy.toString());
  }

  private static Terminal.Ran run(String... args) {
    return new Terminal().run(args);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temporary.resolve(name), content);
  }

  /// A copy of the index that a test may change.
  private Path copy() throws IOException {
    Path copy = temporary.resolve("copy");
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : List.copyOf(paths.toList())) {
        Files.copy(path, copy.resolve(data.relativize(path).toString()));
      }
    }
    return copy;
  }

  private static String digest(Path data) {
    return run("verify", "--data", data.toString()).out();
  }

  @Test
  void importSaysHowManyCardsAreDurableAndReportsWhatItRead() {
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).matches("committed \\d+\\R");
    assertThat(imported.err())
        .contains("threat-actor.json (threat-actor", "bundled/cards", "Cards");
  }

  @Test
  void verifyCountsWhatImportCommitted() {
    Terminal.Ran verified = run("verify", "--data", data.toString());

    String cards = imported.out().strip().substring("committed ".length());
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(verified.out()).matches("cards=" + cards + " digest=[0-9a-f]{64}\\R");
  }

  @Test
  void searchPrintsHitsOnStandardOutputAndTheRestElsewhere() {
    Terminal.Ran found = run("search", "--data", data.toString(), "velvet", "otter");

    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.out()).startsWith("MISP-aaaaaaaa");
    assertThat(found.err()).contains("understood");
  }

  @Test
  void filtersNarrowAndExclude() {
    String only =
        run("search", "--data", data.toString(), "--filter", "country=FR", "--format", "csv").out();
    String none =
        run(
                "search",
                "--data",
                data.toString(),
                "velvet",
                "--filter=-country=France",
                "--filter=source=misp",
                "--format",
                "csv")
            .out();

    assertThat(only).contains("MISP-aaaaaaaa");
    assertThat(none).doesNotContain("MISP-aaaaaaaa");
  }

  @Test
  void searchAnswersTheSameJsonAsTheApi() {
    assertThat(run("search", "--data", data.toString(), "--format", "json", "UNC-99871").out())
        .contains("\"hits\":[{\"id\":\"MISP-aaaaaaaa\"", "\"total\":");
  }

  @Test
  void showFindsACardByAnyOfItsIds() {
    Terminal.Ran shown =
        run("show", "--data", data.toString(), "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).startsWith("Velvet Otter  (MISP-aaaaaaaa, actor)");
    assertThat(shown.out()).contains("France  [misp]");
  }

  @Test
  void showWritesJsonToAFile() {
    Path file = temporary.resolve("axiom.json");

    Terminal.Ran shown =
        run("show", "--data", data.toString(), "G0001", "--format", "json", "-o", file.toString());

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(file).content().contains("\"id\" : \"G0001\"");
  }

  @Test
  void anUnknownIdIsAUsageMistake() {
    Terminal.Ran shown = run("show", "--data", data.toString(), "G9999");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).startsWith("There is no card G9999");
  }

  @Test
  void namesTellWhoBearsThemAndWhichAreContested() {
    Terminal.Ran names =
        new Terminal()
            .typing("Group-72\nunc 99871\nNobody\n")
            .run("names", "--data", data.toString());

    assertThat(names.out().lines())
        .anySatisfy(line -> assertThat(line).startsWith("Group-72\tG0001\tAxiom\tcontested"))
        .anySatisfy(line -> assertThat(line).startsWith("Group-72\tMISP-aaaaaaaa\t"))
        .anySatisfy(
            line -> assertThat(line).startsWith("unc 99871\tMISP-aaaaaaaa\tVelvet Otter\t-"))
        .anySatisfy(line -> assertThat(line).startsWith("Nobody\t-\t"));
    assertThat(run("names", "--data", data.toString(), "--contested").out())
        .contains("Group 72\tG0001");
  }

  @Test
  void generationsListTheCurrentOneWithAStarAndGoBack() throws IOException {
    Path copy = copy();
    Path more = file("more.json", GALAXY.formatted(2, VELVET.replace("lighthouses", "harbours")));
    String before = digest(copy);
    run("import", "--quiet", "--data", copy.toString(), more.toString());
    assertThat(digest(copy)).isNotEqualTo(before);

    Terminal.Ran back = run("generations", "--data", copy.toString(), "--rollback");

    assertThat(back.code()).as(back.err()).isZero();
    assertThat(back.out().lines()).hasSize(2).last().asString().startsWith("* ");
    assertThat(digest(copy)).isEqualTo(before);
  }

  @Test
  void anOlderEditionImportedLaterChangesNothing() throws IOException {
    Path copy = copy();
    String before = digest(copy);
    Path old = file("old.json", GALAXY.formatted(0, VELVET.replace("Velvet", "Old")));

    Terminal.Ran again = run("import", "--data", copy.toString(), old.toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("left out");
    assertThat(digest(copy)).isEqualTo(before);
  }

  @Test
  void aBrokenRecordIsNamedAndTheRestGoesOn() throws IOException {
    Path galaxy = file("broken.json", GALAXY.formatted(2, NAMELESS + "," + VELVET));
    Path fresh = temporary.resolve("fresh");

    Terminal.Ran ran = run("import", "--data", fresh.toString(), galaxy.toString());

    assertThat(ran.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(ran.err())
        .contains("broken.json", "aaaaaaaa-bbbb-4ccc-8ddd-000000000000", "rejected");
    assertThat(run("show", "--data", fresh.toString(), "MISP-aaaaaaaa").code()).isZero();
  }

  @Test
  void strictChangesNothingWhenARecordIsBroken() throws IOException {
    Path copy = copy();
    String before = digest(copy);
    Path galaxy = file("broken.json", GALAXY.formatted(2, NAMELESS));

    Terminal.Ran ran = run("import", "--strict", "--data", copy.toString(), galaxy.toString());

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("Nothing was changed", "broken.json");
    assertThat(digest(copy)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoSourceIsNamedInOneSentenceAndChangesNothing() throws IOException {
    String whole = GALAXY.formatted(3, VELVET);
    for (String content :
        List.of("", "{}", "[1, 2]", "\u0000\u0001\u0002", whole.substring(0, whole.length() / 2))) {
      Path wrong = file("wrong.json", content);

      Terminal.Ran ran = run("import", "--data", data.toString(), wrong.toString());

      assertThat(ran.code()).as(content).isEqualTo(ExitCode.USAGE);
      assertThat(ran.err().strip().lines()).hasSize(1);
      assertThat(ran.err()).startsWith("wrong.json: ");
      assertThat(ran.out()).isEmpty();
    }
    assertThat(run("import", "--data", data.toString(), "no-such-file.json"))
        .satisfies(ran -> {
          assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
          assertThat(ran.err()).contains("There is no no-such-file.json");
        });
    assertThat(digest(data)).contains(imported.out().strip().substring("committed ".length()));
  }

  @Test
  void inAFolderAWrongFileIsNamedAndTheOthersAreImported() throws IOException {
    file("good.json", GALAXY.formatted(2, VELVET));
    file("bad.json", "{\"objects\": [");
    Path fresh = Files.createTempDirectory("actordex-test").resolve("fresh");

    Terminal.Ran ran = run("import", "--data", fresh.toString(), temporary.toString());

    assertThat(ran.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(ran.err()).contains("bad.json");
    assertThat(ran.out()).startsWith("committed ");
  }

  @Test
  void standardInputIsASourceToo() throws IOException {
    Path copy = copy();

    Terminal.Ran ran =
        new Terminal()
            .typing(GALAXY.formatted(7, VELVET.replace("Velvet", "Linen")))
            .run("import", "--data", copy.toString(), "-");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(run("show", "--data", copy.toString(), "MISP-aaaaaaaa").out())
        .startsWith("Linen Otter");
  }

  @Test
  void aDamagedIndexFileIsNamedWithWhatMendsIt() throws IOException {
    Path copy = copy();
    Path victim = largest(copy.resolve("generations"));
    try (RandomAccessFile bytes = new RandomAccessFile(victim.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int was = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(was ^ 0xff);
    }

    Terminal.Ran ran = run("verify", "--data", copy.toString());

    assertThat(ran.code()).isEqualTo(ExitCode.DAMAGED);
    assertThat(ran.err()).contains("damaged", "Importing any source again rebuilds it");
  }

  @Test
  void aDamagedCardIsToldOfInOneSentence() throws IOException {
    Path copy = copy();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(f -> f.endsWith(Blobs.CARDS)).toList()) {
        String cards = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(
            file, cards.replace("\"G0007\"", "{G0007\""), StandardCharsets.ISO_8859_1);
      }
    }

    Terminal.Ran ran = run("show", "--data", copy.toString(), "G0007");

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .contains("not as it was written", "actordex verify");
  }

  @Test
  void aDamagedCopyOfASourceIsNamedAndMendedByImportingItAgain() throws IOException {
    Path copy = copy();
    Path kept = largest(copy.resolve("sources"));
    Files.writeString(kept, "rot");

    Terminal.Ran ran = run("verify", "--data", copy.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.DAMAGED);
    assertThat(ran.err()).contains("threat-actor.json", kept.getFileName().toString());

    Path other = file("other.json", GALAXY.replace("1111", "9999").formatted(1, VELVET));
    assertThat(run("import", "--data", copy.toString(), other.toString()).code())
        .isEqualTo(ExitCode.DAMAGED);

    Path again = shared.resolve("threat-actor.json");
    assertThat(run("import", "--data", copy.toString(), again.toString()).code()).isZero();
    assertThat(run("verify", "--data", copy.toString()).code()).isZero();
  }

  @Test
  void anIndexOfAnotherFormIsBuiltAgainFromTheKeptCopies() throws IOException {
    Path copy = copy();
    try (Stream<Path> files = Files.walk(copy.resolve("generations"))) {
      for (Path manifest : files.filter(file -> file.endsWith("manifest.bin")).toList()) {
        byte[] bytes = Files.readAllBytes(manifest);
        // Behind Lucene's header: four bytes, a name with its length, four bytes.
        bytes[4 + 1 + bytes[4] + 4] = 1;
        Files.write(manifest, bytes);
      }
    }

    Path other = file("other.json", GALAXY.replace("1111", "9999").formatted(1, ""));
    assertThat(run("import", "--data", copy.toString(), other.toString()).code()).isZero();

    assertThat(run("show", "--data", copy.toString(), "MISP-aaaaaaaa").out())
        .contains("Velvet Otter");
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .max(java.util.Comparator.comparingLong(path -> path.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void withoutAnIndexQuestionsSayWhatToDo() {
    Terminal.Ran ran = run("search", "--data", temporary.resolve("none").toString(), "x");

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err().strip().lines()).hasSize(1);
  }

  @Test
  void aWrongCommandOrOptionIsAUsageMistakeWithAHint() {
    assertThat(run("serch").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("search", "--data", data.toString(), "--filter", "colour=red").err())
        .contains("--filter colour: There is no such condition", "country");
    assertThat(run("search", "--data", data.toString(), "--filter", "active=soon").err())
        .contains("--filter active", "2010..2012");
    assertThat(run("search", "--data", data.toString(), "--filter", "source=gossip").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("search", "--data", data.toString(), "--size", "1000").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("serve", "--port", "70000").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatAServerDoesByTheClockIsRefusedWhereItCannotBe() {
    String folder = temporary.resolve("never made").toString();
    for (String option : List.of("--recheck-every", "--update-every")) {
      Terminal.Ran often = run("serve", "--data", folder, option, "59s");
      assertThat(often.code()).isEqualTo(ExitCode.USAGE);
      assertThat(often.err()).contains(option + " is a minute or more.");
    }
    for (String time : List.of("soon", "0s", "-1s")) {
      Terminal.Ran never = run("serve", "--data", folder, "--recheck-every", time);
      assertThat(never.code()).as(time).isEqualTo(ExitCode.USAGE);
      assertThat(never.err()).as(time).contains("--recheck-every");
    }
    Terminal.Ran more = run("serve", "--data", folder, "--export-work", "2d");
    assertThat(more.code()).isEqualTo(ExitCode.USAGE);
    assertThat(more.err()).contains("at most a day's in a minute");
    assertThat(run("serve", "--data", folder, "--export-work", "lots").err())
        .contains("--export-work");
    assertThat(temporary.resolve("never made")).doesNotExist();
    assertThat(run("serve", "--help").out()).contains("--recheck-every", "--export-work");
  }

  @Test
  void anAddressThatIsTakenIsNamedInOneSentence() throws IOException {
    Logger logs = (Logger) LoggerFactory.getLogger("io.javalin");
    ListAppender<ILoggingEvent> besides = new ListAppender<>();
    besides.start();
    logs.addAppender(besides);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      Terminal.Ran ran = run("serve", "--data", copy().toString(), "--port", port);
      assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
      assertThat(ran.err().strip())
          .isEqualTo("Cannot listen on 127.0.0.1:" + port + ": it is in use or not allowed");
      assertThat(besides.list).isEmpty();
    } finally {
      logs.detachAppender(besides);
    }
  }

  @Test
  void optionsComeFromVariablesAndFromTheFileInTheDataFolder() throws IOException {
    Path copy = copy();
    Files.writeString(copy.resolve("actordex.properties"), "size=1\n");

    String byFile = run("search", "--data", copy.toString(), "--format", "csv").out();
    String byVariable =
        new Terminal()
            .with("ACTORDEX_DATA", copy.toString())
            .with("ACTORDEX_SIZE", "2")
            .run("search", "--format", "csv")
            .out();
    String byOption =
        new Terminal()
            .with("ACTORDEX_DATA", copy.toString())
            .with("ACTORDEX_SIZE", "2")
            .run("search", "--format", "csv", "--size", "3")
            .out();

    assertThat(byFile.lines()).hasSize(2);
    assertThat(byVariable.lines()).hasSize(3);
    assertThat(byOption.lines()).hasSize(4);
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        List.of("serve", "import", "search", "show", "names", "verify", "generations")) {
      Terminal.Ran help = run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: actordex " + command);
    }
  }
}

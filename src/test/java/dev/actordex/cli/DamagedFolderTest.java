package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.config.DataFolder;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.read.LuceneCardSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder with two generations, of which each file is hurt in turn: every damage is found
/// with the file's name, and a server answers from what is whole.
class DamagedFolderTest {
  private static final String ACTOR =
      """
      {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": %d, "values": [{"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "value": "%s"}]}
      """;
  private static final String ROWS =
      """
      {"query_status": "ok", "data": [{"id": "1", "ioc": "host.example", "ioc_type": "domain"}]}
      """;

  private static final String GONE = "gone";

  /// What a disk does to a file, unless the file is gone.
  private static final Map<String, UnaryOperator<byte[]>> CHANGES =
      Map.of(
          "flipped", DamagedFolderTest::flipped,
          "cut", bytes -> Arrays.copyOf(bytes, bytes.length / 2),
          "zeroed", bytes -> new byte[bytes.length]);

  private static final List<String> DAMAGES = List.of("flipped", "cut", "zeroed", GONE);

  @TempDir private static Path folder;

  private static Path data;
  private static String before;
  private static String current;

  private static byte[] flipped(byte[] bytes) {
    byte[] hurt = bytes.clone();
    hurt[bytes.length / 2] ^= 1;
    return hurt;
  }

  @BeforeAll
  static void importTwice() throws IOException {
    data = folder.resolve("data");
    Path one = Files.writeString(folder.resolve("a.json"), ACTOR.formatted(1, "Velvet Otter"));
    Path other =
        Files.writeString(
            folder.resolve("b.json"),
            ACTOR
                .replace("1111", "9999")
                .replace("aaaaaaaa", "bbbbbbbb")
                .formatted(1, "Linen Otter"));
    Path rows = Files.writeString(folder.resolve("rows.json"), ROWS);
    assertThat(run("import", "--data", data.toString(), one.toString()).code()).isZero();
    before = new Generations(data).current().orElseThrow();
    assertThat(run("import", "--data", data.toString(), other.toString(), rows.toString()).code())
        .isZero();
    current = new Generations(data).current().orElseThrow();
    assertThat(current).isNotEqualTo(before);
    assertThat(run("verify", "--data", data.toString()).code()).isZero();
  }

  @Test
  void verifyFindsEveryDamageAndNamesTheFileAndWhatMendsIt() throws IOException {
    int number = 0;
    for (Path file : files(data)) {
      // What is in both generations alike is hurt in every way in the one, in one way in the other.
      boolean again = file.startsWith(data.resolve("generations").resolve(before));
      for (String damage : again ? List.of(DAMAGES.get(number++ % DAMAGES.size())) : DAMAGES) {
        Terminal.Ran ran = hurt(file, damage, () -> run("verify", "--data", data.toString()));

        String what = data.relativize(file) + " " + damage;
        assertThat(ran.code()).as(what).isEqualTo(ExitCode.DAMAGED);
        assertThat(ran.err())
            .as(what)
            .containsAnyOf("Importing", "importing", "The next import")
            .doesNotContain("\tat ");
        // Which of its commits an index of indicators had last, nothing but that file says.
        String name = file.getFileName().toString();
        boolean commit = name.startsWith("segments") && file.startsWith(data.resolve("indicators"));
        assertThat(ran.err()).as(what).contains(commit ? "segments_" : name);
      }
    }
    assertThat(run("verify", "--data", data.toString()).code()).isZero();
  }

  @Test
  void aServerPassesADamagedGenerationOverForTheOneBeforeAndSaysSo() throws IOException {
    for (Path file : files(data.resolve("generations").resolve(current))) {
      for (String damage : DAMAGES) {
        LuceneCardSearch.State state = hurt(file, damage, DamagedFolderTest::served);

        String what = data.relativize(file) + " " + damage;
        assertThat(state.generation()).as(what).isEqualTo(before);
        assertThat(state.problem())
            .as(what)
            .contains(current + " is damaged", before, "actordex verify")
            .doesNotContain(data.toString(), "org.apache");
      }
    }
    assertThat(served()).isEqualTo(new LuceneCardSearch.State(current, null));
  }

  /// A disk does not say when it forgets: what was whole when it was opened is looked at again.
  @Test
  void whatIsDamagedWhileItIsServedAnswersNoLongerUntilItIsWholeAgain() throws IOException {
    try (LuceneCardSearch search = new Workspace(new DataFolder(data)).openChecked()) {
      for (Path file : files(data.resolve("generations").resolve(current))) {
        String what = String.valueOf(data.relativize(file));
        LuceneCardSearch.State damaged =
            hurt(
                file,
                file.toString().endsWith(".bin") ? GONE : "flipped",
                () -> {
                  search.recheck();
                  return search.state();
                });
        assertThat(damaged.generation()).as(what).isEqualTo(before);
        assertThat(damaged.problem()).as(what).contains(current + " is damaged", before);
        assertThat(search.name("Velvet Otter").claims()).as(what).hasSize(1);

        search.recheck();
        assertThat(search.state()).as(what).isEqualTo(new LuceneCardSearch.State(current, null));
        assertThat(search.name("Linen Otter").claims()).as(what).hasSize(1);
      }
      search.recheck();
      assertThat(search.problem()).isEmpty();
    }
  }

  @Test
  void whereNothingIsWholeAnyLongerAServerGoesOnAndSaysSo() throws IOException {
    Path copy = folder.resolve("all-damaged");
    copy(data, copy);
    try (LuceneCardSearch search = new Workspace(new DataFolder(copy)).openChecked()) {
      for (String generation : List.of(before, current)) {
        Path manifest = copy.resolve("generations").resolve(generation).resolve("manifest.bin");
        Files.write(manifest, flipped(Files.readAllBytes(manifest)));
      }
      search.recheck();

      assertThat(search.problem().orElse(""))
          .contains(current + " was damaged while it was served");
      assertThat(search.name("Linen Otter").claims()).hasSize(1);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  @Test
  void aDamagedPointerLeadsToTheNewestGenerationAndAServerSaysSo() throws IOException {
    Path pointer = data.resolve("generations/CURRENT");
    for (String damage : DAMAGES) {
      LuceneCardSearch.State state = hurt(pointer, damage, DamagedFolderTest::served);

      assertThat(state.generation()).as(damage).isEqualTo(current);
      assertThat(state.problem()).as(damage).contains("names the current generation is lost");
    }
    byte[] bytes = Files.readAllBytes(pointer);
    for (int at = 0; at < bytes.length - 1; at++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] hurt = bytes.clone();
        hurt[at] ^= (byte) (1 << bit);
        Files.write(pointer, hurt);
        assertThat(new Generations(data).current()).as("%d.%d", at, bit).contains(current);
        assertThat(new Generations(data).pointerProblem()).as("%d.%d", at, bit).isPresent();
      }
    }
    Files.write(pointer, bytes);
  }

  @Test
  void anImportMendsADamagedPointer() throws IOException {
    Path copy = folder.resolve("copy");
    copy(data, copy);
    Files.writeString(copy.resolve("generations/CURRENT"), "\u00ff000002-");

    Path again = folder.resolve("a.json");
    assertThat(run("import", "--data", copy.toString(), again.toString()).code()).isZero();

    assertThat(run("verify", "--data", copy.toString()).code()).isZero();
    assertThat(run("names", "--data", copy.toString(), "Linen Otter").out())
        .contains("MISP-bbbbbbbb");
  }

  private static LuceneCardSearch.State served() {
    try (LuceneCardSearch search = new Workspace(new DataFolder(data)).openChecked()) {
      assertThat(search.name("Velvet Otter").claims()).hasSize(1);
      return search.state();
    }
  }

  private interface Look<T> {
    T look();
  }

  /// Hurts a file, looks, and makes it whole again.
  private static <T> T hurt(Path file, String damage, Look<T> look) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    try {
      if (damage.equals(GONE)) {
        Files.delete(file);
      } else {
        Files.write(file, Objects.requireNonNull(CHANGES.get(damage)).apply(whole));
      }
      return look.look();
    } finally {
      Files.write(file, whole);
    }
  }

  /// All that says something about the data.
  private static List<Path> files(Path under) {
    try (Stream<Path> files = Files.walk(under)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith("lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Terminal.Ran run(String... args) {
    return new Terminal().run(args);
  }
}

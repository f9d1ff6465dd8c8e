package dev.actordex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.lucene.write.LuceneCardSink;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationsTest {
  @TempDir Path data;

  private static final List<Card> ALL = SampleCards.all();

  @Test
  void withoutAnImportThereIsNothingToOpen() {
    assertThatThrownBy(() -> Shelf.open(data))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> assertThat(e.reason()).isEqualTo(GenerationException.Reason.MISSING));
    assertThat(new Generations(data).list()).isEmpty();
    assertThat(Verification.verify(data)).isEmpty();
  }

  /// As when a server has read which generation is current and the next import removes it.
  @Test
  void lookingForAGenerationThatIsGoneMakesNoFolder() {
    String gone = "000007-0123456789ab";
    Shelf.publish(data, ALL);
    Generations generations = new Generations(data);

    assertThatThrownBy(() -> generations.manifest(gone)).isInstanceOf(GenerationException.class);
    assertThatThrownBy(() -> Verification.beforeServing(generations, gone))
        .isInstanceOf(GenerationException.class);
    assertThatThrownBy(() -> Checksums.check(generations.path(gone).resolve("cards"), List.of()))
        .isInstanceOf(IOException.class);

    assertThat(generations.names()).hasSize(1);
    assertThat(generations.path(gone)).doesNotExist();
  }

  @Test
  void theManifestComesBackAsItWasWritten() {
    Manifest written = Shelf.publish(data, ALL);

    try (LuceneCardSearch search = Shelf.open(data)) {
      assertThat(search.manifest()).isEqualTo(written);
      assertThat(search.state()).isEqualTo(new LuceneCardSearch.State(written.generation(), null));
    }
    assertThat(written.cards()).isEqualTo(ALL.size());
    assertThat(written.built()).isEqualTo("2026-01-02T03:04:05Z");
  }

  @Test
  void theSameCardsHaveTheSameDigestInAnyOrder() {
    Manifest first = Shelf.publish(data, ALL);
    List<Card> turned = new ArrayList<>(ALL);
    Collections.reverse(turned);
    Manifest second = Shelf.publish(data, turned);

    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.generation()).isNotEqualTo(first.generation());
    assertThat(Shelf.publish(data, ALL.subList(1, 4)).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void closingWithoutACommitLeavesEverythingAsItWas() throws IOException {
    Manifest before = Shelf.publish(data, ALL);
    try (LuceneCardSink sink = Shelf.sink(data)) {
      sink.add(SampleCards.axiom(), List.of());
    }

    assertThat(new Generations(data).current()).contains(before.generation());
    assertThat(folders()).containsExactly(before.generation());
  }

  @Test
  void whatAKilledRunLeftIsClearedByTheNext() throws IOException {
    Path left = Files.createDirectories(data.resolve("generations/building-123/cards"));
    Files.writeString(left.resolve("half"), "a segment");
    Manifest published = Shelf.publish(data, ALL);

    assertThat(folders()).containsExactly(published.generation());
  }

  @Test
  void theTwoNewestAreKept() throws IOException {
    Shelf.publish(data, ALL.subList(0, 2));
    Manifest second = Shelf.publish(data, ALL.subList(0, 3));
    Manifest third = Shelf.publish(data, ALL);

    assertThat(folders()).containsExactly(second.generation(), third.generation());
    assertThat(new Generations(data).list())
        .extracting(Generations.Listed::name, Generations.Listed::current)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(third.generation(), true),
            org.assertj.core.groups.Tuple.tuple(second.generation(), false));
  }

  /// Generations are numbered, not dated: what was published last answers, whatever the clock says.
  @Test
  void aClockThatJumpsBackChangesNoOrder() {
    Clock ahead = Clock.fixed(Instant.parse("2036-01-01T00:00:00Z"), ZoneOffset.UTC);
    Clock behind = Clock.offset(ahead, Duration.ofDays(-20 * 365));
    Manifest first = Shelf.publish(data, ALL.subList(0, 2), ahead);
    try (LuceneCardSearch search = Shelf.open(data)) {
      Manifest second = Shelf.publish(data, ALL.subList(0, 3), behind);
      assertThat(search.refresh()).isTrue();
      assertThat(search.manifest()).isEqualTo(second);
      Manifest third = Shelf.publish(data, ALL, behind);
      assertThat(search.refresh()).isTrue();
      assertThat(search.manifest()).isEqualTo(third);

      assertThat(second.built()).isLessThan(first.built());
      assertThat(new Generations(data).names())
          .containsExactly(third.generation(), second.generation());
      assertThat(new Generations(data).rollback()).contains(second.generation());
      assertThat(Shelf.publish(data, ALL, behind).generation())
          .as("the same moment, another generation")
          .isNotEqualTo(third.generation());
    }
    assertThat(Verification.verify(data)).allMatch(checked -> checked.damage().isEmpty());
  }

  @Test
  void anOpenSearchMovesOnToTheNextGeneration() {
    Shelf.publish(data, ALL.subList(0, 2));
    try (LuceneCardSearch search = Shelf.open(data)) {
      assertThat(search.refresh()).isFalse();
      Manifest next = Shelf.publish(data, ALL);

      assertThat(search.refresh()).isTrue();
      assertThat(search.manifest()).isEqualTo(next);
      assertThat(search.search(SearchRequest.of("")).total()).isEqualTo(ALL.size());
    }
  }

  @Test
  void noCallFailsWhileGenerationsChange() throws InterruptedException {
    Shelf.publish(data, ALL);
    AtomicBoolean stop = new AtomicBoolean();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    try (LuceneCardSearch search = Shelf.open(data)) {
      Thread asking =
          new Thread(() -> {
            while (!stop.get()) {
              try {
                assertThat(search.search(SearchRequest.of("axiom")).hits()).isNotEmpty();
              } catch (RuntimeException | AssertionError e) {
                failures.add(e);
                return;
              }
            }
          });
      asking.start();
      for (int i = 0; i < 4; i++) {
        Shelf.publish(data, ALL);
        search.refresh();
      }
      stop.set(true);
      asking.join();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void rollingBackMakesTheOneBeforeCurrent() {
    Manifest first = Shelf.publish(data, ALL.subList(0, 2));
    Shelf.publish(data, ALL);
    Generations generations = new Generations(data);

    assertThat(generations.rollback()).contains(first.generation());
    assertThat(generations.current()).contains(first.generation());
    assertThat(generations.rollback()).isEmpty();
  }

  @Test
  void twoImportsAtOnceAreRefused() {
    try (LuceneCardSink sink = Shelf.sink(data)) {
      assertThat(sink).isNotNull();
      assertThatThrownBy(() -> Shelf.sink(data))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.reason()).isEqualTo(GenerationException.Reason.BUSY));
    }
  }

  @Test
  void aTruncatedNewestGenerationIsPassedOverForTheOneBefore() throws IOException {
    Manifest good = Shelf.publish(data, ALL);
    Manifest bad = Shelf.publish(data, ALL);
    Path file = largest(data.resolve("generations").resolve(bad.generation()).resolve("cards"));
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() / 2);
    }

    try (LuceneCardSearch search = Shelf.open(data)) {
      assertThat(search.manifest()).isEqualTo(good);
      assertThat(search.state().problem()).contains(bad.generation()).contains("damaged");
    }
  }

  @Test
  void aLostPointerStillFindsTheNewest() throws IOException {
    Manifest published = Shelf.publish(data, ALL);
    Files.delete(data.resolve("generations/CURRENT"));

    assertThat(new Generations(data).current()).contains(published.generation());
  }

  @Test
  void aWholeIndexIsVerifiedWithItsDigest() {
    Manifest published = Shelf.publish(data, ALL);

    assertThat(Verification.verify(data))
        .containsExactly(
            new Verification.Checked(
                published.generation(), true, ALL.size(), published.digest(), List.of()));
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    Manifest published = Shelf.publish(data, ALL);
    Path folder = data.resolve("generations").resolve(published.generation());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().equals("write.lock"))
              .toList();
    }
    for (Path file : files) {
      flip(file);
      assertThat(Verification.verify(data).getFirst().damage())
          .as("a flipped byte in %s", file.getFileName())
          .isNotEmpty();
      flip(file);
    }
    assertThat(Verification.verify(data).getFirst().damage()).isEmpty();
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long at = bytes.length() / 2;
      bytes.seek(at);
      int b = bytes.read();
      bytes.seek(at);
      bytes.write(b ^ 0x55);
    }
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> entries = Files.list(data.resolve("generations"))) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Few cards are put together step by step and many window by window; what comes of it is the same
/// as asking for each card alone.
class UnionTest {
  private static final int CARDS = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.01, 0.3, 1})
  void theBestPartCountsAndAShareOfTheOthers(double density) {
    List<HeldCards> parts = parts(density);
    Map<Integer, List<Float>> byCard = byCard(parts);
    HeldCards best = best(parts, Deadline.never());
    assertThat(best.docs()).containsExactly(ints(byCard));
    for (int i = 0; i < best.docs().length; i++) {
      List<Float> scores = byCard.getOrDefault(best.docs()[i], List.of());
      float largest = scores.stream().max(Float::compare).orElseThrow();
      double others = scores.stream().mapToDouble(Float::doubleValue).sum() - largest;
      assertThat(best.scores()[i]).isEqualTo((float) (largest + others * 0.2f));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.01, 0.3, 1})
  void aCardNeedsEnoughOfTheParts(double density) {
    List<HeldCards> parts = parts(density);
    for (int enough = 1; enough <= parts.size() + 1; enough++) {
      Map<Integer, List<Float>> byCard = byCard(parts);
      int least = enough;
      byCard.values().removeIf(scores -> scores.size() < least);
      HeldCards sum = sum(parts, enough);
      assertThat(sum.docs()).containsExactly(ints(byCard));
      for (int i = 0; i < sum.docs().length; i++) {
        List<Float> scores = byCard.getOrDefault(sum.docs()[i], List.of());
        assertThat(sum.scores()[i])
            .isEqualTo((float) scores.stream().mapToDouble(Float::doubleValue).sum());
      }
    }
  }

  @Test
  void whoseTimeIsUpGetsTheFirstCardsOnly() {
    List<HeldCards> parts = parts(0.3);
    HeldCards whole = best(parts, Deadline.never());
    AtomicLong time = new AtomicLong();
    Deadline deadline = new Deadline(time::getAndIncrement, Duration.ofNanos(4));

    HeldCards first = best(parts, deadline);

    assertThat(deadline.missed()).isTrue();
    isABeginning(first, whole);
  }

  @Test
  void theClockIsLookedAtBetweenFewCardsOfAVeryLargeIndex() {
    List<HeldCards> parts = List.of(every(100, 8_000), every(150, 8_000));
    HeldCards whole = best(parts, Deadline.never());
    Deadline deadline = passedAtThird();

    HeldCards first = best(parts, deadline);

    assertThat(deadline.missed()).isTrue();
    isABeginning(first, whole);
  }

  @Test
  void whatAllPartsHaveIsLookedForNoLongerThanThereIsTime() {
    HeldCards[] parts = {every(1, 50_000), every(2, 50_000), every(1, 90_000)};
    HeldCards whole = Meeting.of(parts, new Pile(), Deadline.never());
    assertThat(whole.docs()).hasSize(25_000);
    Deadline deadline = passedAtThird();

    HeldCards first = Meeting.of(parts, new Pile(), deadline);

    assertThat(deadline.missed()).isTrue();
    isABeginning(first, whole);
  }

  @Test
  void whatCountsBesidesIsAddedNoLongerThanThereIsTime() {
    HeldCards cards = every(1, 50_000);
    List<HeldCards> optional = List.of(every(1, 50_000), every(2, 50_000));
    HeldCards whole = Meeting.plus(cards, optional, Deadline.never());
    Deadline deadline = passedAtThird();

    HeldCards some = Meeting.plus(cards, optional, deadline);

    assertThat(deadline.missed()).isTrue();
    assertThat(some.docs()).isEqualTo(cards.docs());
    assertThat(some.scores()[0]).isEqualTo(whole.scores()[0]).isNotEqualTo(cards.scores()[0]);
    assertThat(some.scores()[49_999]).isEqualTo(cards.scores()[49_999]);
  }

  private static void isABeginning(HeldCards first, HeldCards whole) {
    assertThat(first.docs().length).isBetween(1, whole.docs().length - 1);
    assertThat(whole.docs()).startsWith(first.docs());
    assertThat(whole.scores()).startsWith(first.scores());
  }

  private static HeldCards every(int step, int cards) {
    int[] docs = new int[cards];
    float[] scores = new float[cards];
    for (int i = 0; i < cards; i++) {
      docs[i] = i * step;
      scores[i] = 1 + i % 7;
    }
    return new HeldCards(docs, scores);
  }

  /// A clock that moves on each time it is looked at: the third look finds the time up.
  private static Deadline passedAtThird() {
    AtomicLong time = new AtomicLong();
    return new Deadline(time::getAndIncrement, Duration.ofNanos(3));
  }

  /// On top of what is none of its parts, and stays there.
  private static HeldCards best(List<HeldCards> parts, Deadline deadline) {
    Pile pile = piled(parts);
    HeldCards best = Union.best(pile, 1, 0.2f, deadline);
    assertThat(pile.height()).isOne();
    return best;
  }

  private static HeldCards sum(List<HeldCards> parts, int enough) {
    Pile pile = piled(parts);
    HeldCards sum = Union.sum(pile, 1, enough, Deadline.never());
    assertThat(pile.height()).isOne();
    return sum;
  }

  private static Pile piled(List<HeldCards> parts) {
    Pile pile = new Pile();
    pile.add(new HeldCards(new int[] {7}, new float[] {1}));
    parts.forEach(pile::add);
    return pile;
  }

  private static int[] ints(Map<Integer, List<Float>> byCard) {
    return byCard.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  private static Map<Integer, List<Float>> byCard(List<HeldCards> parts) {
    Map<Integer, List<Float>> scores = new TreeMap<>();
    for (HeldCards part : parts) {
      for (int i = 0; i < part.docs().length; i++) {
        scores.computeIfAbsent(part.docs()[i], doc -> new ArrayList<>()).add(part.scores()[i]);
      }
    }
    return scores;
  }

  /// Three parts, each with its share of the cards, the last with cards at the end alone.
  private static List<HeldCards> parts(double density) {
    Random random = new Random(11);
    List<HeldCards> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      int[] docs = new int[CARDS];
      float[] scores = new float[CARDS];
      int size = 0;
      for (int doc = part == 2 ? CARDS - 100 : 0; doc < CARDS; doc++) {
        if (random.nextDouble() < density) {
          docs[size] = doc;
          scores[size++] = 0.5f + random.nextFloat() * 20;
        }
      }
      parts.add(HeldCards.of(docs, scores, size));
    }
    return parts;
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenLibrary.class)
class HeldTest {
  private final Generation generation;

  HeldTest(Generation generation) {
    this.generation = generation;
  }

  private static Held actors(long room) {
    return new Held(Ways.term("type", "actor", 1), new Room(room));
  }

  @Test
  void whatIsAskedForTwiceIsReadAsAWhole() throws IOException {
    Held held = actors(1_000_000);

    assertThat(held.isWanted()).isFalse();
    assertThat(held.isWanted()).isTrue();

    HeldCards cards = held.cards(generation.sums());
    assertThat(cards.docs()).isNotEmpty();
    assertThat(held.isKnown()).isTrue();
    assertThat(held.cards(generation.sums())).isSameAs(cards);
  }

  /// It would be read for nothing each time.
  @Test
  void whatThereIsNoRoomForIsNotReadAsAWholeAgain() throws IOException {
    Held held = actors(8);

    assertThat(held.isWanted()).isFalse();
    assertThat(held.isWanted()).isTrue();
    held.cards(generation.sums());

    assertThat(held.isKnown()).isFalse();
    assertThat(held.isWanted()).isFalse();
  }

  @Test
  void whatOneHadNoTimeForIsWantedByTheNext() throws IOException {
    Held held = actors(1_000_000);
    Deadline deadline = Deadline.never();
    deadline.miss();

    assertThat(held.isWanted()).isFalse();
    held.cards(generation.sums(deadline));

    assertThat(held.isKnown()).isFalse();
    assertThat(held.isWanted()).isTrue();
  }

  @Test
  void theQueryGoesOnceItsCardsAreHeldAndAskedForAgain() throws IOException {
    Held held = actors(1_000_000);
    HeldCards cards = held.cards(generation.sums());
    assertThat(held.part()).isNotNull();

    held.cards(generation.sums());

    assertThat(held.part()).isNull();
    assertThat(held.cards(generation.sums())).isSameAs(cards);
    assertThat(held).hasToString("held");
  }

  @Test
  void whatIsNotHeldKeepsItsQuery() throws IOException {
    Held held = actors(8);
    held.cards(generation.sums());
    held.cards(generation.sums());

    assertThat(held.part()).isNotNull();
  }

  @Test
  void heldCardsAreTheSamePartAsBefore() throws IOException {
    Held one = actors(1_000_000);
    Held other = actors(1_000_000);
    Held unread = actors(1_000_000);
    int hash = unread.hashCode();
    for (int twice = 0; twice < 2; twice++) {
      one.cards(generation.sums());
      other.cards(generation.sums());
    }
    Held software = new Held(Ways.term("type", "software", 1), new Room(1_000_000));

    assertThat(one).hasSameHashCodeAs(unread).isEqualTo(other).isNotEqualTo(software);
    assertThat(one.hashCode()).isEqualTo(hash);
  }

  /// Who comes while another holds the cards or lets the query go finds one of the two.
  @Test
  void severalThreadsFindTheSame() throws Exception {
    int[] docs = actors(1_000_000).cards(generation.sums()).docs();
    int hash = actors(1_000_000).hashCode();
    try (ExecutorService several = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 300; round++) {
        Held held = actors(1_000_000);
        Callable<Boolean> asking =
            () -> {
              boolean same = true;
              for (int again = 0; again < 4; again++) {
                same &= Arrays.equals(held.cards(generation.sums()).docs(), docs);
                same &= held.hashCode() == hash && clauses(held) == 1;
                same &= held.part() != null || held.isKnown();
              }
              return same;
            };
        for (Future<Boolean> asked : several.invokeAll(List.of(asking, asking, asking))) {
          assertThat(asked.get()).isTrue();
        }
        assertThat(held.part()).isNull();
      }
    }
  }

  /// Lucene refuses a question of too many clauses, whether they are held or not.
  @Test
  void aPartHasAsManyClausesAsItsQueryHad() throws IOException {
    Query words =
        Ways.best(
            List.of(
                Ways.term("type", "actor", 1),
                new PrefixQuery(new Term("type", "s")),
                new PhraseQuery("text.description", "the", "group")));
    Held held = new Held(words, new Room(1_000_000));
    int before = clauses(held);
    for (int twice = 0; twice < 2; twice++) {
      held.cards(generation.sums());
    }

    assertThat(held.part()).isNull();
    assertThat(clauses(held)).isEqualTo(before).isEqualTo(3);
  }

  private static int clauses(Query query) {
    int[] count = {0};
    query.visit(
        new QueryVisitor() {
          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return this;
          }

          @Override
          public void visitLeaf(Query leaf) {
            count[0]++;
          }

          @Override
          public void consumeTerms(Query leaf, Term... terms) {
            count[0]++;
          }

          @Override
          public void consumeTermsMatching(
              Query leaf, String field, Supplier<ByteRunAutomaton> automaton) {
            count[0]++;
          }
        });
    return count[0];
  }
}

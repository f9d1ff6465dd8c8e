package dev.actordex.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.actordex.search.Facet;
import dev.actordex.search.landscape.Likeness.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {

  @Test
  void aRareSharedSoftwareWeighsMoreThanACommonOne() {
    Profile one = Actors.actor("A", "S1", "S2");
    Profile other = Actors.actor("B", "S1", "S2");
    Landscape landscape =
        Actors.landscape(one, other, Actors.actor("C", "S1"), Actors.actor("D", "S1"));

    assertThat(Similarity.between(landscape, one, other).evidence())
        .extracting(evidence -> evidence.fact().value())
        .containsExactly("S2", "S1");
  }

  /// N = 4 actors have software; S1 is in all of them, S2 in two.
  @Test
  void theNumbersAreThoseOfTheFormula() {
    Profile one = Actors.actor("A", "S1", "S2", "S3");
    Profile other = Actors.actor("B", "S1", "S2");
    Landscape landscape =
        Actors.landscape(one, other, Actors.actor("C", "S1"), Actors.actor("D", "S1"));

    Likeness likeness = Similarity.between(landscape, one, other);

    double common = Math.log(5d / 4);
    double rare = Math.log(5d / 2);
    double own = Math.log(5d);
    double overlap = (common + rare) / Math.sqrt((common + rare + own) * (common + rare));
    assertThat(likeness.overlap()).isCloseTo(overlap, within(0.0001));
    assertThat(likeness.support()).isCloseTo(2 / (2 + 8d), within(0.0001));
    assertThat(likeness.score()).isCloseTo(overlap * 0.2, within(0.0001));
  }

  @Test
  void twoSharedFactsDoNotBeatALongList() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add("T" + (1000 + i));
    }
    List<String> mostly = new ArrayList<>(many.subList(0, 30));
    mostly.addAll(List.of("T2001", "T2002", "T2003"));
    many.addAll(List.of("S1", "S2"));
    Profile actor = Actors.actor("A", many.toArray(String[]::new));
    Profile twoRareFinds = Actors.actor("B", "S1", "S2");
    Profile likeMinded = Actors.actor("C", mostly.toArray(String[]::new));
    Landscape landscape = Actors.landscape(actor, twoRareFinds, likeMinded);

    assertThat(Similarity.nearest(landscape, actor, 5).nearest())
        .extracting(near -> near.actor().card().id())
        .containsExactly("C", "B");
    assertThat(Similarity.between(landscape, twoRareFinds, Actors.actor("B", "S1", "S2")).score())
        .as("even where two facts are all there is")
        .isLessThanOrEqualTo(0.2);
  }

  @Test
  void differentSubtechniquesOfOneTechniqueCountLessAndSayBothSides() {
    Profile one = Actors.actor("A", "T1566.001");
    Profile other = Actors.actor("B", "T1566.002");
    Profile same = Actors.actor("C", "T1566.001");
    Landscape landscape = Actors.landscape(one, other, same, Actors.actor("D", "T1003"));

    Evidence evidence = Similarity.between(landscape, one, other).evidence().getFirst();

    assertThat(evidence.viaParent()).isTrue();
    assertThat(evidence.fact().value()).isEqualTo("T1566");
    assertThat(evidence.ours()).containsExactly("T1566.001");
    assertThat(evidence.theirs()).containsExactly("T1566.002");
    assertThat(evidence.actorCount()).isEqualTo(3);
    assertThat(Similarity.between(landscape, one, other).score())
        .isLessThan(Similarity.between(landscape, one, same).score());
  }

  @Test
  void aTechniqueAndItsSubtechniqueAreSharedThroughTheTechnique() {
    Profile one = Actors.actor("A", "T1566");
    Profile other = Actors.actor("B", "T1566.002");
    Landscape landscape = Actors.landscape(one, other);

    assertThat(Similarity.between(landscape, one, other).evidence())
        .singleElement()
        .matches(Evidence::viaParent);
  }

  @Test
  void whatIsSharedExactlyIsNotCountedThroughTheTechniqueAgain() {
    Profile one = Actors.actor("A", "T1566.001", "T1566.002");
    Profile other = Actors.actor("B", "T1566.001", "T1566.003");
    Landscape landscape = Actors.landscape(one, other);

    assertThat(Similarity.between(landscape, one, other).evidence())
        .singleElement()
        .matches(evidence -> !evidence.viaParent());
  }

  @Test
  void anActorIsNotSimilarToItselfNorToOneItSharesNothingWith() {
    Profile actor = Actors.actor("A", "T1001", "JP");
    Landscape landscape =
        Actors.landscape(actor, Actors.actor("B", "T1002"), Actors.actor("C", "JP"));

    Similarity.Neighbours near = Similarity.nearest(landscape, actor, 5);

    assertThat(near.total()).isEqualTo(1);
    assertThat(near.nearest()).singleElement().matches(n -> n.actor().card().id().equals("C"));
  }

  @Test
  void anActorOfWhichNothingIsKnownIsLikeNobody() {
    Profile actor = Actors.actor("A");
    Landscape landscape = Actors.landscape(actor, Actors.actor("B", "T1002"), Actors.actor("C"));

    assertThat(Similarity.nearest(landscape, actor, 5).nearest()).isEmpty();
    assertThat(Similarity.between(landscape, actor, Actors.actor("C")).score()).isZero();
  }

  /// The neighbours are found over postings, a pair is scored by itself: two ways to one number.
  @Test
  void anyPairHasTheSameScoreBothWaysAndAsNeighbours() {
    Random random = new Random(7);
    List<Profile> actors = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> facts = new ArrayList<>();
      for (int j = 0; j < random.nextInt(25); j++) {
        facts.add(
            switch (random.nextInt(4)) {
              case 0 -> "T" + (1000 + random.nextInt(6));
              case 1 -> "T" + (1000 + random.nextInt(6)) + ".00" + random.nextInt(4);
              case 2 -> "S" + random.nextInt(30);
              default -> random.nextBoolean() ? "J" + (char) ('A' + random.nextInt(9)) : "energy";
            });
      }
      actors.add(Actors.actor("A" + (100 + i), facts.stream().distinct().toArray(String[]::new)));
    }
    Landscape landscape = new Landscape("g1", actors, List.of());
    for (Profile one : actors) {
      double last = 1;
      for (Similarity.Neighbour near : Similarity.nearest(landscape, one, 40).nearest()) {
        Likeness back = Similarity.between(landscape, near.actor(), one);
        assertThat(near.likeness().score())
            .isBetween(0d, 1d)
            .isLessThanOrEqualTo(last + 0.0001)
            .isCloseTo(back.score(), within(0.00011));
        last = near.likeness().score();
      }
    }
  }

  @Test
  void theFormulaThatIsShownNamesTheNumbersThatAreUsed() {
    assertThat(Similarity.FORMULA).contains("c / (c + %.0f)".formatted(Similarity.SUPPORT));
    assertThat(Similarity.THROUGH_PARENT).isEqualTo(0.5);
    assertThat(Similarity.kind(Facet.TOOL)).isEqualTo(1);
  }
}

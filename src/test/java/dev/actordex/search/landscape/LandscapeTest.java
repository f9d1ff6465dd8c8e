package dev.actordex.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.SampleCards;
import dev.actordex.card.Tactic;
import dev.actordex.search.Facet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandscapeTest {
  private static final Tactic FIRST = new Tactic("enterprise-attack", "access", "Access", 0);
  private static final Tactic SECOND = new Tactic("enterprise-attack", "impact", "Impact", 1);
  private static final Tactic OTHER = new Tactic("ics-attack", "impact", "Impact", 0);

  private static final Landscape SAMPLE = sample();

  private static Landscape sample() {
    List<Card> cards = SampleCards.all();
    return new Landscape(
        "g1",
        cards.stream().filter(c -> c.type() == CardType.ACTOR).map(Profile::of).toList(),
        cards.stream()
            .filter(c -> c.type() == CardType.TECHNIQUE)
            .map(MatrixTechnique::of)
            .toList());
  }

  @Test
  void aProfileHoldsWhatSourcesAscribeToTheActorItself() {
    Profile axiom = SAMPLE.actor("G0001").orElseThrow();

    assertThat(axiom.facts(Facet.TECHNIQUE))
        .as("T1566.001 was seen in a campaign alone")
        .extracting(Fact::value)
        .containsExactly("T1189");
    assertThat(axiom.facts(Facet.TOOL)).extracting(Fact::asked).containsExactly("S0013", "Moudoor");
    assertThat(axiom.facts(Facet.FIRST_SEEN)).extracting(Fact::value).containsExactly("2008");
  }

  @Test
  void onlyActorsHaveProfilesAndOnlyTechniquesPlaces() {
    assertThatThrownBy(() -> Profile.of(SampleCards.plugX()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MatrixTechnique.of(SampleCards.axiom()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aComparisonSaysWhoHasWhatAndWhoHasWhatIsBelow() {
    Profile one = Actors.actor("A", "T1566", "S1", "JP");
    Profile other = Actors.actor("B", "T1566.001", "S1");
    Landscape landscape = Actors.landscape(one, other, Actors.actor("C", "S1"));

    Comparison comparison = Comparison.of(landscape, List.of(other, one));

    assertThat(comparison.facts().get(Facet.TECHNIQUE))
        .extracting(s -> s.fact().value() + s.usedBy() + s.usedBelow())
        .containsExactly("T1566[A][B]", "T1566.001[B][]");
    assertThat(comparison.facts().get(Facet.TOOL))
        .extracting(s -> s.fact().value() + s.usedBy() + s.actorCount())
        .containsExactly("S1[B, A]3");
    assertThat(comparison.sharedByAll(Facet.TOOL)).isEqualTo(1);
    assertThat(comparison.sharedByAll(Facet.TARGET)).isZero();
    assertThat(comparison.pairs()).singleElement().matches(pair -> pair.one().equals(other));
  }

  @Test
  void fromTwoToEightDifferentActorsAreCompared() {
    Profile one = Actors.actor("A");
    Landscape landscape = Actors.landscape(one);

    assertThatThrownBy(() -> Comparison.of(landscape, List.of(one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Comparison.of(landscape, List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statisticsCountATechniqueForItsSubtechniquesAndEachActorOnce() {
    List<Profile> actors =
        List.of(
            Actors.actor("A", "T1566.001", "T1566.002"),
            Actors.actor("B", "T1566"),
            Actors.actor("C", "T1003"));
    Statistics statistics = Statistics.of(Actors.landscape(actors.toArray(Profile[]::new)), actors);

    assertThat(statistics.counts().get(Facet.TECHNIQUE))
        .extracting(count -> count.fact().value() + " " + count.actors())
        .containsExactly("T1566 2", "T1003 1", "T1566.001 1", "T1566.002 1");
  }

  @Test
  void statisticsCountNamesByWhoCoinedThem() {
    Statistics statistics = Statistics.of(SAMPLE, SAMPLE.actors());

    assertThat(statistics.names()).containsEntry("Novetta", 1).containsEntry("Talos", 1);
    assertThat(statistics.counts().get(Facet.COUNTRY))
        .extracting(count -> count.fact().value() + " " + count.actors())
        .contains("CN 2");
  }

  @Test
  void aMatrixHasItsTacticsInTheOrderOfTheDataAndATechniqueUnderEachOfThem() {
    Landscape landscape =
        new Landscape(
            "g1",
            List.of(Actors.actor("A", "T1.001"), Actors.actor("B", "T1", "T2")),
            List.of(
                Actors.technique("T2", false, OTHER),
                Actors.technique("T1", false, FIRST, SECOND),
                Actors.technique("T1.001", false, SECOND)));

    TechniqueMatrix matrix = TechniqueMatrix.of(landscape, landscape.actors());

    assertThat(matrix.domains())
        .extracting(TechniqueMatrix.Domain::label)
        .containsExactly("Enterprise", "ICS");
    List<TechniqueMatrix.Column> columns = matrix.domains().getFirst().tactics();
    assertThat(columns).extracting(c -> c.tactic().name()).containsExactly("Access", "Impact");
    TechniqueMatrix.Cell cell = columns.getLast().techniques().getFirst();
    assertThat(cell.actors()).isEqualTo(2);
    assertThat(cell.direct()).isEqualTo(1);
    assertThat(cell.subtechniques()).singleElement().matches(sub -> sub.actors() == 1);
    assertThat(columns.getFirst().techniques().getFirst().subtechniques())
        .as("the sub-technique serves the other tactic alone")
        .isEmpty();
  }

  @Test
  void aWithdrawnTechniqueStandsInTheMatrixOnlyWhereItIsUsed() {
    Landscape landscape =
        new Landscape(
            "g1",
            List.of(Actors.actor("A", "T1")),
            List.of(
                Actors.technique("T1", true, FIRST),
                Actors.technique("T2", true, FIRST),
                Actors.technique("T3", false, FIRST)));

    assertThat(
            TechniqueMatrix.of(landscape, landscape.actors())
                .domains()
                .getFirst()
                .tactics()
                .getFirst()
                .techniques())
        .extracting(cell -> cell.technique().attackId())
        .containsExactly("T1", "T3");
  }

  @Test
  void theNamingTableHasAColumnForEachWhoCoinedAName() {
    NamingTable table = NamingTable.of(SAMPLE.actors());

    assertThat(table.givers()).extracting(NamingTable.Giver::name).contains("Novetta", "Talos");
    NamingTable.Row axiom = table.rows().getFirst();
    Map<String, List<Profile.Bearing>> names = axiom.names();
    assertThat(names.get("Talos")).singleElement().matches(name -> name.name().equals("Group 72"));
    assertThat(names.get("Novetta")).singleElement().matches(Profile.Bearing::primary);
  }
}

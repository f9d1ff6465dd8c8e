package dev.actordex.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.Uses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void aFieldIsCountedByCardsAndByValues() {
    Counts counts =
        Counts.of(
            CardType.ACTOR,
            List.of(
                actor(
                    "G9901",
                    new Named("Tin Badger", null),
                    new Named("APT 901", "Example Labs"),
                    new Described("Digs in  mines."),
                    new Origin("NO"),
                    new TargetedPlace("CL"),
                    new TargetedPlace("PE"),
                    new Uses(Link.attack("T9901"), null)),
                actor("G9902", new Named("Copper Mole", null), new TargetedPlace("CL"))));

    assertThat(counts.cards()).isEqualTo(2);
    assertThat(counts.fields())
        .isEqualTo(
            Map.of(
                "description", new Counts.Count(1, 1),
                "names", new Counts.Count(1, 1),
                "given_by", new Counts.Count(1, 1),
                "countries", new Counts.Count(1, 1),
                "targets", new Counts.Count(2, 3),
                "techniques", new Counts.Count(1, 1)));
    assertThat(counts.words().getMax()).isEqualTo(3);
  }

  @Test
  void cardsOfOtherTypesDoNotCount() {
    Counts counts =
        Counts.of(CardType.SOFTWARE, List.of(actor("G9901", new Named("Tin Badger", null))));

    assertThat(counts.cards()).isZero();
    assertThat(counts.fields()).isEmpty();
  }

  private static SourceRecord actor(String id, Statement... statements) {
    return new SourceRecord(
        new RecordRef(Source.ACTORDEX, id),
        CardType.ACTOR,
        "Tin Badger",
        Lifecycle.LIVE,
        null,
        List.of(new Link.ById(Link.Scheme.ATTACK, id)),
        List.of(),
        null,
        "",
        List.of(statements),
        "{}");
  }
}

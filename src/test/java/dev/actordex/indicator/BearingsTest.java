package dev.actordex.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What indicators point to leads to cards, by the rules of identity.
class BearingsTest {
  private final InMemoryCardSearch cards =
      new InMemoryCardSearch(SampleCards.all(), new CardJson());
  private final InMemoryIndicatorSearch indicators =
      new InMemoryIndicatorSearch(
          Indicators.of("1", IndicatorType.DOMAIN, "evil.example", Indicators.PLUGX),
          Indicators.of("2", IndicatorType.IPV4, "192.0.2.1", Indicators.PLUGX),
          Indicators.of("3", IndicatorType.IPV4, "192.0.2.2", actor("stix:x", null, "G0001")));
  private final Bearings bearings = new Bearings(cards, indicators);

  private static Subject actor(String key, @Nullable String name, String... ids) {
    return new Subject(key, Set.of(CardType.ACTOR), name, List.of(), List.of(ids), null);
  }

  @Test
  void anIdDecides() {
    Bearing bearing = bearings.of(actor("a", "FIN7", SampleCards.AXIOM_STIX));

    assertThat(bearing)
        .isInstanceOfSatisfying(
            Bearing.To.class, to -> assertThat(to.card().id()).isEqualTo("G0001"));
  }

  @Test
  void anIdOfAnotherKindOfCardDecidesNothing() {
    assertThat(bearings.of(actor("b", null, "S0013"))).isInstanceOf(Bearing.Nowhere.class);
  }

  @Test
  void aNameIsEnoughWhereItIsOneCardsOwn() {
    assertThat(bearings.of(Indicators.PLUGX))
        .isInstanceOfSatisfying(
            Bearing.To.class,
            to -> {
              assertThat(to.card().id()).isEqualTo("S0013");
              assertThat(to.because()).contains("PlugX");
            });
  }

  @Test
  void aContestedNameIsTiedToNone() {
    assertThat(bearings.of(actor("c", "Group 72")))
        .isInstanceOfSatisfying(
            Bearing.Unsure.class,
            unsure ->
                assertThat(unsure.cards())
                    .extracting(card -> card.id())
                    .containsExactlyInAnyOrder("G0001", "G0025"));
  }

  @Test
  void whatNoCardIsLeadsNowhereAndSaysSo() {
    assertThat(bearings.of(actor("d", "Nobody Ever")).because()).contains("Nobody Ever");
  }

  @Test
  void anActorHasItsOwnIndicatorsAndThoseOfItsSoftwareEachWithItsTrail() {
    List<Trail> trails = bearings.to(SampleCards.axiom());

    assertThat(trails)
        .extracting(trail -> trail.steps() + " " + trail.indicators())
        .containsExactly("G0001 Axiom 1", "G0001 uses S0013 PlugX 2");
    Indicator indicator =
        indicators.of(Set.of("malpedia:win.plugx"), null, 1, 1).indicators().getFirst();
    assertThat(trails.get(1).sentence(indicator, indicator.pointings().getFirst()))
        .isEqualTo("G0001 uses S0013 PlugX; ThreatFox says it indicates win.plugx");
  }

  @Test
  void fromASoftwareTheWayLeadsOnToItsUsers() {
    assertThat(bearings.from(Indicators.PLUGX))
        .extracting(Trail::steps)
        .startsWith("S0013 PlugX")
        .contains("G0001 uses S0013 PlugX");
  }
}

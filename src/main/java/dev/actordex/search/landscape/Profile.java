package dev.actordex.search.landscape;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Operation;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.identity.NameKey;
import dev.actordex.search.Facet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An actor reduced to what can be counted and compared: its facts, names and the years of its
/// operations.
///
/// Only what sources ascribe to the actor itself counts as used, as in the facets of a search; what
/// was seen in its campaigns alone does not.
///
/// @param facts each once; techniques and software in the order of the card
/// @param operations the year of each dated operation
public record Profile(
    CardLink card,
    List<Fact> facts,
    List<Bearing> names,
    List<Integer> operations,
    @Nullable String firstSeen,
    @Nullable String lastSeen) {

  /// The country of an actor that nobody ascribes to one.
  private static final String UNATTRIBUTED = "unattributed";

  private static final String CONTESTED = "contested";

  public Profile {
    facts = List.copyOf(facts);
    names = List.copyOf(names);
    operations = List.copyOf(operations);
  }

  /// A name the actor bears.
  ///
  /// @param givers who coined it, as far as any source says
  public record Bearing(String name, boolean primary, boolean contested, List<String> givers) {
    public Bearing {
      givers = List.copyOf(givers);
    }
  }

  /// @throws IllegalArgumentException when the card is not an actor's
  public static Profile of(Card card) {
    if (card.type() != CardType.ACTOR) {
      throw new IllegalArgumentException(card.id() + " is not an actor");
    }
    Map<Fact.Key, Fact> facts = new LinkedHashMap<>();
    facts(card).forEach(fact -> facts.putIfAbsent(fact.key(), fact));
    return new Profile(
        new CardLink(card.id(), card.type(), card.name(), card.attackId()),
        List.copyOf(facts.values()),
        card.names().stream()
            .map(name -> new Bearing(name.name(), name.primary(), name.contested(), name.givers()))
            .toList(),
        card.operations().stream()
            .map(Operation::from)
            .flatMap(Stream::ofNullable)
            .map(day -> LocalDate.parse(day).getYear())
            .toList(),
        dates(card.firstSeen()).min(Comparator.naturalOrder()).map(FuzzyDate::display).orElse(null),
        dates(card.lastSeen())
            .max(Comparator.comparing(FuzzyDate::to))
            .map(FuzzyDate::display)
            .orElse(null));
  }

  private static List<Fact> facts(Card card) {
    List<Fact> facts = new ArrayList<>();
    claims(facts, Facet.COUNTRY, card.countries());
    if (card.countries().isEmpty()) {
      facts.add(Fact.of(Facet.COUNTRY, UNATTRIBUTED, "Unattributed"));
    }
    claims(facts, Facet.TARGET, card.targets());
    claims(facts, Facet.SECTOR, card.sectors());
    claims(facts, Facet.MOTIVATION, card.motivations());
    claims(facts, Facet.SPONSOR, card.sponsors());
    for (TechniqueUse use : card.techniques()) {
      if (use.direct()) {
        facts.add(
            new Fact(
                Facet.TECHNIQUE,
                use.attackId(),
                use.name(),
                use.id(),
                use.parent(),
                use.tactics()));
        for (Tactic tactic : use.tactics()) {
          facts.add(Fact.of(Facet.TACTIC, tactic.key(), tactic.name()));
        }
      }
    }
    for (SoftwareUse use : card.software()) {
      String id = use.id();
      String value = id == null ? NameKey.of(use.name()) : id;
      if (use.direct() && !value.isBlank()) {
        facts.add(new Fact(Facet.TOOL, value, use.name(), id, null, List.of()));
      }
    }
    for (CardName name : card.names()) {
      name.givers().forEach(giver -> facts.add(Fact.of(Facet.NAME_GIVER, giver, giver)));
    }
    for (SourceEntry entry : card.sources()) {
      facts.add(Fact.of(Facet.SOURCE, entry.source().key(), entry.source().label()));
    }
    for (String field : card.disputed()) {
      facts.add(Fact.of(Facet.DISPUTED, field, Facet.of(field).map(Facet::label).orElse(field)));
    }
    if (card.contested()) {
      facts.add(Fact.of(Facet.DISPUTED, CONTESTED, "Name"));
    }
    dates(card.firstSeen())
        .min(Comparator.naturalOrder())
        .map(date -> String.format(Locale.ROOT, "%04d", date.from().getYear()))
        .ifPresent(year -> facts.add(Fact.of(Facet.FIRST_SEEN, year, year)));
    return facts;
  }

  private static void claims(List<Fact> facts, Facet facet, List<Claim> claims) {
    claims.stream()
        .filter(claim -> !claim.value().isBlank())
        .forEach(claim -> facts.add(Fact.of(facet, claim.value(), claim.label())));
  }

  private static Stream<FuzzyDate> dates(List<Claim> claims) {
    return claims.stream().map(Claim::value).map(FuzzyDate::parse).flatMap(Optional::stream);
  }

  /// The facts of one sort.
  public List<Fact> facts(Facet facet) {
    return facts.stream().filter(fact -> fact.facet() == facet).toList();
  }
}

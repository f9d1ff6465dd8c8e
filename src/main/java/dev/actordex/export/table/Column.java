package dev.actordex.export.table;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.Defence;
import dev.actordex.card.Operation;
import dev.actordex.card.Relation;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.export.Plain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column of a table of cards, called as in the card's JSON. Several values in a cell are
/// separated by semicolons.
public enum Column {
  ID(Card::id),
  TYPE(card -> card.type().key()),
  NAME(Card::name),
  ATTACK_ID(Card::attackId),
  STATUS(card -> card.status().key()),
  NAMES(card -> list(card.names(), CardName::name)),
  SUMMARY(Card::summary),
  DESCRIPTIONS(card ->
      card.descriptions().stream()
          .map(text -> text.source().label() + ": " + Plain.words(text.markup()))
          .collect(Collectors.joining("\n\n"))),
  COUNTRIES(card -> values(card.countries())),
  SPONSORS(card -> labels(card.sponsors())),
  MOTIVATIONS(card -> labels(card.motivations())),
  FIRST_SEEN(card -> labels(card.firstSeen())),
  LAST_SEEN(card -> labels(card.lastSeen())),
  SECTORS(card -> labels(card.sectors())),
  TARGETS(card -> values(card.targets())),
  KINDS(card -> labels(card.kinds())),
  PLATFORMS(card -> labels(card.platforms())),
  TACTICS(card -> list(card.tactics(), Tactic::name)),
  PARENT(card -> card.parent() == null ? "" : named(card.parent())),
  SUBTECHNIQUES(card -> list(card.subtechniques(), Column::named)),
  TECHNIQUES(
      card -> list(card.techniques(), (TechniqueUse use) -> named(use.attackId(), use.name()))),
  SOFTWARE(card -> list(card.software(), (SoftwareUse use) -> named(use.id(), use.name()))),
  ACTORS(card -> list(card.actors(), (ActorUse use) -> named(use.id(), use.name()))),
  ACTORS_VIA_CAMPAIGNS(
      card -> list(card.actorsViaCampaigns(), (ActorUse use) -> named(use.id(), use.name()))),
  CAMPAIGNS(card -> list(card.campaigns(), (CampaignUse use) -> named(use.id(), use.name()))),
  OPERATIONS(card -> operations(card.operations())),
  COUNTER_OPERATIONS(card -> operations(card.counterOperations())),
  MITIGATIONS(card -> list(card.mitigations(), (Defence d) -> named(d.id(), d.name()))),
  DETECTIONS(card -> list(card.detections(), (Defence d) -> named(d.id(), d.name()))),
  RELATIONS(card -> list(card.relations(), Column::relation)),
  REFERENCES(card ->
      list(
          card.references(),
          r -> r.url() == null ? (r.title() == null ? "" : r.title()) : r.url())),
  NOTES(card -> list(card.notes(), note -> note.field() + ": " + note.value())),
  DISPUTED(card -> list(card.disputed(), field -> field)),
  CONTESTED(card -> Boolean.toString(card.contested())),
  CONFIDENCE(card -> card.assessment().confidence().level()),
  ACTIVITY(card -> card.assessment().activity().level()),
  THREAT(card -> card.assessment().threat().level()),
  CREATED(Card::created),
  MODIFIED(Card::modified),
  IDENTIFIERS(card -> list(card.identifiers(), id -> id)),
  SOURCES(card -> list(card.sources(), s -> s.source().label() + " " + s.id()));

  private final Function<Card, @Nullable String> value;

  Column(Function<Card, @Nullable String> value) {
    this.value = value;
  }

  /// The name in the header row and in `columns=`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The cell of a card, whatever characters its sources wrote; empty where nothing is known.
  String of(Card card) {
    return Plain.text(value.apply(card));
  }

  public static Optional<Column> of(String key) {
    return Stream.of(values()).filter(column -> column.key().equals(key)).findFirst();
  }

  /// Reads `id,name,countries`; nothing means all.
  ///
  /// @return empty when one of the names is none
  public static Optional<List<Column>> list(@Nullable String keys) {
    if (keys == null || keys.isBlank()) {
      return Optional.of(List.of(values()));
    }
    LinkedHashSet<Column> columns = new LinkedHashSet<>();
    for (String key : keys.split(",", -1)) {
      Optional<Column> column = of(key.strip());
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return Optional.of(List.copyOf(columns));
  }

  private static <T> String list(List<T> values, Function<T, String> shown) {
    return values.stream()
        .map(shown)
        .map(Plain::line)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String labels(List<Claim> claims) {
    return list(claims, Claim::label);
  }

  private static String values(List<Claim> claims) {
    return list(claims, Claim::value);
  }

  private static String named(CardLink card) {
    return named(card.id(), card.name());
  }

  private static String named(@Nullable String id, String name) {
    return id == null || id.equals(name) ? name : id + " " + name;
  }

  private static String relation(Relation relation) {
    CardLink to = relation.to();
    return relation.type().label() + " " + (to == null ? relation.name() : named(to));
  }

  private static String operations(List<Operation> operations) {
    List<String> lines = new ArrayList<>();
    for (Operation operation : operations) {
      lines.add(
          Stream.of(operation.date(), operation.name(), Plain.words(operation.text()))
              .filter(part -> part != null && !part.isBlank())
              .map(Plain::line)
              .collect(Collectors.joining(", ")));
    }
    return String.join("\n", lines);
  }
}

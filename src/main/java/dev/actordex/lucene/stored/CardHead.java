package dev.actordex.lucene.stored;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What a list of results shows of a card, whatever was asked.
///
/// @param firstSeen the earliest claim, as precise as it is
/// @param lastSeen the latest
public record CardHead(
    String id,
    CardType type,
    String name,
    @Nullable String attackId,
    List<String> names,
    List<String> countries,
    List<String> sectors,
    List<String> motivations,
    @Nullable String firstSeen,
    @Nullable String lastSeen,
    String status,
    String summary,
    List<RecordRef> sources,
    boolean contested,
    List<String> disputed) {

  private static final CardType[] TYPES = CardType.values();
  private static final Source[] SOURCES = Source.values();

  public CardHead {
    names = List.copyOf(names);
    countries = List.copyOf(countries);
    sectors = List.copyOf(sectors);
    motivations = List.copyOf(motivations);
    sources = List.copyOf(sources);
    disputed = List.copyOf(disputed);
  }

  public static CardHead of(Card card) {
    List<String> names = new ArrayList<>();
    names.add(card.name());
    for (CardName name : card.names()) {
      if (!name.primary()) {
        names.add(name.name());
      }
    }
    return new CardHead(
        card.id(),
        card.type(),
        card.name(),
        card.attackId(),
        names,
        values(card.countries()),
        values(card.sectors()),
        values(card.motivations()),
        dates(card.firstSeen()).stream()
            .min(Comparator.naturalOrder())
            .map(FuzzyDate::display)
            .orElse(null),
        dates(card.lastSeen()).stream()
            .max(Comparator.comparing(FuzzyDate::to))
            .map(FuzzyDate::display)
            .orElse(null),
        card.status().key(),
        card.summary(),
        card.sources().stream().map(entry -> new RecordRef(entry.source(), entry.id())).toList(),
        card.contested(),
        card.disputed());
  }

  /// The dates that can be read among those claimed.
  public static List<FuzzyDate> dates(List<Claim> claims) {
    return claims.stream()
        .map(Claim::value)
        .map(FuzzyDate::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> values(List<Claim> claims) {
    return claims.stream().map(Claim::value).toList();
  }

  public CardLink link() {
    return new CardLink(id, type, name, attackId);
  }

  public byte[] bytes() {
    Bytes.Writer out =
        new Bytes.Writer()
            .text(id)
            .number(type.ordinal())
            .text(name)
            .optional(attackId)
            .texts(names)
            .texts(countries)
            .texts(sectors)
            .texts(motivations)
            .optional(firstSeen)
            .optional(lastSeen)
            .text(status)
            .text(summary)
            .number(sources.size());
    for (RecordRef source : sources) {
      out.number(source.source().ordinal()).text(source.id());
    }
    return out.number(contested ? 1 : 0).texts(disputed).bytes();
  }

  public static CardHead read(BytesRef bytes) {
    Bytes.Reader in = new Bytes.Reader(bytes);
    return new CardHead(
        in.text(),
        TYPES[in.number()],
        in.text(),
        in.optional(),
        in.texts(),
        in.texts(),
        in.texts(),
        in.texts(),
        in.optional(),
        in.optional(),
        in.text(),
        in.text(),
        sources(in),
        in.number() == 1,
        in.texts());
  }

  private static List<RecordRef> sources(Bytes.Reader in) {
    int size = in.number();
    List<RecordRef> sources = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      sources.add(new RecordRef(SOURCES[in.number()], in.text()));
    }
    return sources;
  }
}

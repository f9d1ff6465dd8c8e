package dev.actordex.lucene.stored;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.search.Headline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What a list of results shows of a card, held as the bytes that stand in the index.
///
/// The cards of all sources took 7.5 MB as strings and lists; as bytes they take a third, and most
/// answers ask for none of the texts. Each is read when it is asked for, past those before it, some
/// ten nanoseconds. Immutable.
public final class CardHead implements Headline {
  private static final CardType[] TYPES = CardType.values();
  private static final Source[] SOURCES = Source.values();

  private final int number;
  private final byte[] bytes;

  /// @param number the card's in its generation
  /// @param stored what [#bytes] gave
  public CardHead(int number, BytesRef stored) {
    this.number = number;
    bytes = Arrays.copyOfRange(stored.bytes, stored.offset, stored.offset + stored.length);
  }

  /// What is stored of a card.
  public static byte[] bytes(Card card) {
    List<String> names = new ArrayList<>();
    names.add(card.name());
    for (CardName name : card.names()) {
      if (!name.primary()) {
        names.add(name.name());
      }
    }
    Bytes.Writer out =
        new Bytes.Writer()
            .text(card.id())
            .number(card.type().ordinal())
            .text(card.name())
            .optional(card.attackId())
            .texts(names)
            .texts(values(card.countries()))
            .texts(values(card.sectors()))
            .texts(values(card.motivations()))
            .optional(
                dates(card.firstSeen()).stream()
                    .min(Comparator.naturalOrder())
                    .map(FuzzyDate::display)
                    .orElse(null))
            .optional(
                dates(card.lastSeen()).stream()
                    .max(Comparator.comparing(FuzzyDate::to))
                    .map(FuzzyDate::display)
                    .orElse(null))
            .text(card.status().key())
            .text(card.summary())
            .number(card.sources().size());
    for (SourceEntry source : card.sources()) {
      out.number(source.source().ordinal()).text(source.id());
    }
    return out.number(card.contested() ? 1 : 0).texts(card.disputed()).bytes();
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
    Walk walk = new Walk(bytes);
    return new CardLink(walk.text(), TYPES[walk.number()], walk.text(), walk.optional());
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String id() {
    return new Walk(bytes).text();
  }

  @Override
  public CardType type() {
    return TYPES[new Walk(bytes).pastTexts(1).number()];
  }

  @Override
  public String name() {
    return atName().text();
  }

  @Override
  public @Nullable String attackId() {
    return atName().pastTexts(1).optional();
  }

  @Override
  public List<String> names() {
    return atList(0).texts();
  }

  public int nameCount() {
    return atList(0).number();
  }

  /// One of the names, without reading the others.
  public String name(int place) {
    Walk walk = atList(0);
    walk.number();
    return walk.pastTexts(place).text();
  }

  @Override
  public List<String> countries() {
    return atList(1).texts();
  }

  @Override
  public List<String> sectors() {
    return atList(2).texts();
  }

  @Override
  public List<String> motivations() {
    return atList(3).texts();
  }

  @Override
  public @Nullable String firstSeen() {
    return atList(4).optional();
  }

  @Override
  public @Nullable String lastSeen() {
    return atList(4).pastOptional().optional();
  }

  @Override
  public String status() {
    return atStatus().text();
  }

  @Override
  public String summary() {
    return atStatus().pastTexts(1).text();
  }

  @Override
  public List<RecordRef> sources() {
    Walk walk = atSources();
    RecordRef[] sources = new RecordRef[walk.number()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = new RecordRef(SOURCES[walk.number()], walk.text());
    }
    return List.of(sources);
  }

  /// How many records know the card.
  public int sourceCount() {
    return atSources().number();
  }

  @Override
  public boolean contested() {
    return atContested().number() == 1;
  }

  @Override
  public List<String> disputed() {
    Walk walk = atContested();
    walk.number();
    return walk.texts();
  }

  private Walk atName() {
    Walk walk = new Walk(bytes).pastTexts(1);
    walk.number();
    return walk;
  }

  /// Before one of the lists of texts, from the names on, or after the last.
  private Walk atList(int list) {
    Walk walk = atName().pastTexts(1).pastOptional();
    for (int i = 0; i < list; i++) {
      walk.pastTexts(walk.number());
    }
    return walk;
  }

  private Walk atStatus() {
    return atList(4).pastOptional().pastOptional();
  }

  private Walk atSources() {
    return atStatus().pastTexts(2);
  }

  private Walk atContested() {
    Walk walk = atSources();
    for (int i = walk.number(); i > 0; i--) {
      walk.number();
      walk.pastTexts(1);
    }
    return walk;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CardHead head
        && head.number == number
        && Arrays.equals(head.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return number;
  }

  /// Goes from the first byte towards the last.
  private static final class Walk extends ByteWalk {
    Walk(byte[] bytes) {
      super(bytes);
    }

    String text() {
      int length = number();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    @Nullable String optional() {
      return number() == 0 ? null : text();
    }

    List<String> texts() {
      String[] texts = new String[number()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text();
      }
      return List.of(texts);
    }

    Walk pastTexts(int texts) {
      for (int i = 0; i < texts; i++) {
        int length = number();
        at += length;
      }
      return this;
    }

    Walk pastOptional() {
      return pastTexts(number());
    }
  }
}

package dev.actordex.bench.corpus;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Reference;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import dev.actordex.identity.NameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;

/// As many cards as wanted, recombined from the real ones; the same number gives the same card.
///
/// A card takes after one real card in its kind and in how much it has of everything: names,
/// sentences, techniques, tools. What it has comes from cards drawn at random: each sentence, each
/// technique and tool from another one, the claims (countries, sectors, dates) field by field. So
/// words, values and lengths are as frequent as they are in reality, and questions find a share of
/// the cards that does not depend on their number. Names are put together from the words of two
/// real names. Links lead to real cards.
public final class SyntheticCards {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final Pattern CITATION = Pattern.compile("\\[\\^\\d+]");
  private static final int WORD = 3;

  private final List<Card> real;
  private final Map<CardType, List<Card>> byType = new EnumMap<>(CardType.class);
  private final Map<CardType, List<String>> sentences = new EnumMap<>(CardType.class);
  private final Map<CardType, List<String>> names = new EnumMap<>(CardType.class);
  private final Map<CardType, List<TechniqueUse>> techniques = new EnumMap<>(CardType.class);
  private final Map<CardType, List<SoftwareUse>> software = new EnumMap<>(CardType.class);
  private final long seed;

  public SyntheticCards(List<Card> real, long seed) {
    this.real = List.copyOf(real);
    this.seed = seed;
    for (CardType type : CardType.values()) {
      List<Card> cards = real.stream().filter(card -> card.type() == type).toList();
      byType.put(type, cards);
      sentences.put(
          type,
          cards.stream()
              .flatMap(card -> card.descriptions().stream())
              .flatMap(text -> sentences(text.markup()).stream())
              .toList());
      names.put(
          type, cards.stream().flatMap(card -> card.names().stream()).map(CardName::name).toList());
      techniques.put(type, cards.stream().flatMap(card -> card.techniques().stream()).toList());
      software.put(type, cards.stream().flatMap(card -> card.software().stream()).toList());
    }
  }

  private static List<String> sentences(String markup) {
    return List.of(SENTENCE_END.split(CITATION.matcher(markup).replaceAll("")));
  }

  public Card card(int number) {
    return new Making(number).card();
  }

  /// One card while it is put together.
  private final class Making {
    private final Random random;
    private final Card model;
    private final CardType type;
    private final String id;

    Making(int number) {
      random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
      model = real.get(random.nextInt(real.size()));
      type = model.type();
      id = String.format(Locale.ROOT, "SYN-%08d", number);
    }

    private <T> T any(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    /// A field as some card of this kind has it.
    private <T> List<T> like(Function<Card, List<T>> field) {
      return field.apply(any(byType.getOrDefault(type, real)));
    }

    Card card() {
      List<CardName> bears = names();
      List<Text> descriptions =
          model.descriptions().stream()
              .map(text -> new Text(text.source(), id, prose(text.markup())))
              .toList();
      List<Claim> countries = like(Card::countries);
      return new Card(
          id,
          type,
          bears.getFirst().name(),
          null,
          Lifecycle.LIVE,
          bears,
          descriptions.isEmpty() ? "" : sentences(descriptions.getFirst().plain()).getFirst(),
          descriptions,
          countries,
          like(Card::sponsors),
          like(Card::motivations),
          like(Card::firstSeen),
          like(Card::lastSeen),
          like(Card::sectors),
          like(Card::targets),
          like(Card::kinds),
          like(Card::platforms),
          like(Card::tactics),
          null,
          List.of(),
          techniques(),
          software(),
          model.actors(),
          model.actorsViaCampaigns(),
          model.campaigns(),
          like(Card::operations),
          like(Card::counterOperations),
          like(Card::mitigations),
          like(Card::detections),
          List.of(),
          references(),
          List.of(),
          countries.size() > 1 ? List.of("country") : List.of(),
          model.assessment(),
          model.created(),
          model.modified(),
          List.of(id),
          model.sources().stream().map(this::entry).toList());
    }

    private List<CardName> names() {
      Map<String, CardName> made = new LinkedHashMap<>();
      for (CardName name : model.names()) {
        String text = name();
        String key = NameKey.of(text);
        List<CardName.Naming> naming =
            name.sources().stream()
                .map(said ->
                    new CardName.Naming(said.source(), id, text, said.giver(), said.retired()))
                .toList();
        made.putIfAbsent(key, new CardName(text, key, made.isEmpty(), false, List.of(), naming));
      }
      return List.copyOf(made.values());
    }

    /// The words of one name but the last, and the last word of another; a designator gets another
    /// number.
    private String name() {
      List<String> all = names.getOrDefault(type, List.of());
      String one = any(all).strip();
      if (NameKey.isDesignator(one)) {
        return one.replaceAll("[\\d.]+$", "") + (1 + random.nextInt(99_999));
      }
      String other = any(all).strip();
      String end = other.substring(other.lastIndexOf(' ') + 1);
      int space = one.lastIndexOf(' ');
      if (space > 0) {
        return one.substring(0, space) + " " + end;
      }
      // Most software has a single word: halves of two make a new one.
      return end.length() > WORD && one.length() > WORD
          ? one.substring(0, (one.length() + 1) / 2) + end.substring(end.length() / 2)
          : one + " " + end;
    }

    private String prose(String like) {
      int length = sentences(like).size();
      List<String> all = sentences.getOrDefault(type, List.of());
      List<String> chosen = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        chosen.add(any(all));
      }
      return String.join(" ", chosen);
    }

    private List<TechniqueUse> techniques() {
      Map<String, TechniqueUse> chosen = new LinkedHashMap<>();
      List<TechniqueUse> all = techniques.getOrDefault(type, List.of());
      for (int i = 0; i < model.techniques().size(); i++) {
        TechniqueUse use = any(all);
        chosen.putIfAbsent(use.attackId(), use);
      }
      return chosen.values().stream().sorted(Comparator.comparing(TechniqueUse::attackId)).toList();
    }

    private List<SoftwareUse> software() {
      Map<String, SoftwareUse> chosen = new LinkedHashMap<>();
      List<SoftwareUse> all = software.getOrDefault(type, List.of());
      for (int i = 0; i < model.software().size(); i++) {
        SoftwareUse use = any(all);
        chosen.putIfAbsent(use.name(), use);
      }
      return List.copyOf(chosen.values());
    }

    private List<Reference> references() {
      List<RecordRef> mine = List.of(new RecordRef(model.sources().getFirst().source(), id));
      return like(Card::references).stream()
          .map(reference ->
              new Reference(
                  reference.number(),
                  reference.url(),
                  reference.title(),
                  reference.publisher(),
                  reference.kind(),
                  mine))
          .toList();
    }

    private SourceEntry entry(SourceEntry like) {
      return new SourceEntry(
          like.source(),
          id,
          like.name(),
          Lifecycle.LIVE,
          null,
          like.release(),
          like.modified(),
          "synthetic");
    }
  }
}

package dev.actordex.search;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.identity.Unresolved;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.MatrixTechnique;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A search over a handful of cards in a list: words must be contained, no typo is forgiven. For
/// tests of what stands before an engine, not of one.
public class InMemoryCardSearch implements CardSearch {
  private final List<Card> cards;
  private final CardCodec codec;
  private final Map<String, List<NameAnswer.NameClaim>> names = new TreeMap<>();

  /// The generation it says it is; a test may change it.
  public volatile String generation = "g1";

  /// The question asked last.
  public volatile @Nullable SearchRequest asked;

  public InMemoryCardSearch(List<Card> cards, CardCodec codec) {
    this.cards = List.copyOf(cards);
    this.codec = codec;
    for (Card card : cards) {
      for (CardName name : card.names()) {
        names
            .computeIfAbsent(name.key(), key -> new ArrayList<>())
            .add(new NameAnswer.NameClaim(link(card), name));
      }
    }
  }

  @Override
  public SearchPage search(SearchRequest request) {
    asked = request;
    List<Card> found = found(request.text(), request.filters());
    return new SearchPage(
        request,
        request.text().isEmpty() ? "all cards" : "the words: " + request.text(),
        List.of(),
        found.size(),
        generation,
        found.stream()
            .skip(request.offset())
            .limit(request.size())
            .map(card -> hit(card, request))
            .toList(),
        request.facets().stream().sorted().map(facet -> counts(facet, found, request)).toList(),
        found.isEmpty() && request.text().equals("axoim") ? "axiom" : null,
        false);
  }

  private List<Card> found(String text, List<Filter> filters) {
    return cards.stream()
        .filter(card -> contains(card, text))
        .filter(card -> filters.stream().allMatch(filter -> meets(card, filter)))
        .toList();
  }

  @Override
  public Landscape landscape() {
    return new Landscape(
        generation,
        cards.stream().filter(card -> card.type() == CardType.ACTOR).map(Profile::of).toList(),
        cards.stream()
            .filter(card -> card.type() == CardType.TECHNIQUE)
            .map(MatrixTechnique::of)
            .toList());
  }

  @Override
  public Selection actors(String text, List<Filter> filters) {
    Landscape landscape = landscape();
    return new Selection(
        landscape,
        found(text, filters).stream().flatMap(card -> landscape.actor(card.id()).stream()).toList(),
        "the words: " + text);
  }

  private static boolean contains(Card card, String words) {
    String text = lower(card.name() + " " + card.names() + " " + card.summary());
    return Stream.of(lower(words).split(" ")).allMatch(text::contains);
  }

  private static boolean meets(Card card, Filter filter) {
    return switch (filter) {
      case Filter.OneOf one ->
          one.excluded()
              != values(card, one.facet()).entrySet().stream()
                  .anyMatch(value ->
                      one.values().stream()
                          .anyMatch(wanted ->
                              wanted.equalsIgnoreCase(value.getKey())
                                  || wanted.equalsIgnoreCase(value.getValue())));
      case Filter.Active active -> !card.firstSeen().isEmpty();
      case Filter.FirstSeen seen -> !card.firstSeen().isEmpty();
    };
  }

  /// Keys and labels of the card's values.
  private static Map<String, String> values(Card card, Facet facet) {
    return switch (facet) {
      case TYPE -> Map.of(card.type().key(), card.type().key());
      case COUNTRY -> claimed(card.countries());
      case TARGET -> claimed(card.targets());
      case SECTOR -> claimed(card.sectors());
      case MOTIVATION -> claimed(card.motivations());
      case SPONSOR -> claimed(card.sponsors());
      case PLATFORM -> claimed(card.platforms());
      case FIRST_SEEN -> claimed(card.firstSeen());
      case DISPUTED -> {
        Map<String, String> fields = new LinkedHashMap<>();
        card.disputed().forEach(field -> fields.put(field, field));
        yield fields;
      }
      case SOURCE -> {
        Map<String, String> sources = new LinkedHashMap<>();
        card.sources().forEach(s -> sources.put(s.source().key(), s.source().label()));
        yield sources;
      }
      case TECHNIQUE -> {
        Map<String, String> techniques = new LinkedHashMap<>();
        card.techniques().forEach(use -> techniques.put(use.attackId(), use.name()));
        yield techniques;
      }
      case TOOL, TACTIC, NAME_GIVER -> Map.of();
    };
  }

  private static Map<String, String> claimed(List<Claim> claims) {
    Map<String, String> values = new LinkedHashMap<>();
    claims.forEach(claim -> values.put(claim.value(), claim.label()));
    return values;
  }

  private static SearchPage.FacetCounts counts(
      Facet facet, List<Card> found, SearchRequest request) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> labels = new TreeMap<>();
    for (Card card : found) {
      values(card, facet)
          .forEach((value, label) -> {
            counts.merge(value, 1, Integer::sum);
            labels.put(value, label);
          });
    }
    List<SearchPage.FacetValue> values = new ArrayList<>();
    counts.forEach((value, count) ->
        values.add(
            new SearchPage.FacetValue(
                value,
                labels.getOrDefault(value, value),
                count,
                selected(facet, value, labels.getOrDefault(value, value), request))));
    return new SearchPage.FacetCounts(facet, false, values);
  }

  private static boolean selected(Facet facet, String value, String label, SearchRequest request) {
    return request.filters().stream()
        .anyMatch(filter ->
            filter instanceof Filter.OneOf one
                && one.facet() == facet
                && !one.excluded()
                && one.values().stream()
                    .anyMatch(v -> v.equalsIgnoreCase(value) || v.equalsIgnoreCase(label)));
  }

  private static SearchPage.Hit hit(Card card, SearchRequest request) {
    boolean words = !request.text().isEmpty();
    return new SearchPage.Hit(
        new PlainHeadline(
            Headline.UNNUMBERED,
            card.id(),
            card.type(),
            card.name(),
            card.attackId(),
            card.names().stream().map(CardName::name).toList(),
            card.countries().stream().map(Claim::value).toList(),
            card.sectors().stream().map(Claim::value).toList(),
            card.motivations().stream().map(Claim::value).toList(),
            card.firstSeen().stream().map(Claim::value).findFirst().orElse(null),
            card.lastSeen().stream().map(Claim::value).findFirst().orElse(null),
            card.status().key(),
            card.summary(),
            card.sources().stream().map(s -> new RecordRef(s.source(), s.id())).toList(),
            card.contested(),
            card.disputed()),
        card.modified(),
        words ? 1.5f : 0f,
        words
            ? List.of(new SearchPage.Match("name", "exact", card.name(), "attack", null))
            : List.of(),
        words ? SomeHighlights.of("name", "<mark>" + card.name() + "</mark>") : Highlights.none(),
        request.explain()
            ? new SearchPage.Explanation(
                1.5f, "sum of", List.of(new SearchPage.Explanation(1.5f, "name", List.of())))
            : null);
  }

  @Override
  public Lookup lookup(String anyId) {
    for (Card card : cards) {
      if (card.id().equals(anyId)) {
        return new Lookup.Found(codec.encode(card));
      }
      if (card.identifiers().contains(anyId) || card.id().equalsIgnoreCase(anyId)) {
        return new Lookup.Elsewhere(link(card), "another id of the card");
      }
    }
    return new Lookup.Missing(
        cards.stream()
            .filter(card -> !anyId.isEmpty() && card.id().startsWith(anyId.substring(0, 1)))
            .limit(3)
            .map(InMemoryCardSearch::link)
            .toList());
  }

  @Override
  public Optional<Card> card(String id) {
    return cards.stream().filter(card -> card.id().equals(id)).findFirst();
  }

  @Override
  public List<CardLink> citing(String url) {
    return cards.stream()
        .filter(card -> card.references().stream().anyMatch(r -> url.equals(r.url())))
        .map(InMemoryCardSearch::link)
        .toList();
  }

  @Override
  public Optional<byte[]> record(String cardId, Source source, @Nullable String recordId) {
    return card(cardId).stream()
        .flatMap(card -> card.sources().stream())
        .filter(entry -> entry.source() == source)
        .filter(entry -> recordId == null || entry.id().equals(recordId))
        .map(InMemoryCardSearch::raw)
        .findFirst();
  }

  private static byte[] raw(SourceEntry entry) {
    String id = entry.id().replaceAll("[^A-Za-z0-9.-]", "_");
    return ("{\"raw\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Card card : cards) {
      for (CardName name : card.names()) {
        if (lower(name.name()).startsWith(lower(typed))) {
          suggestions.add(
              new Suggestion(
                  card.type().key(), card.id(), card.name(), name.name(), card.attackId()));
        }
      }
    }
    if ("china".startsWith(lower(typed))) {
      suggestions.add(new Suggestion("country", "CN", "China", "China", null));
    }
    return suggestions.stream().limit(limit).toList();
  }

  @Override
  public NameAnswer name(String name) {
    List<NameAnswer.NameClaim> claims = names.getOrDefault(key(name), List.of());
    return new NameAnswer(name, key(name), claims.size() > 1, claims);
  }

  @Override
  public List<NameAnswer> names(List<String> names) {
    return names.stream().map(this::name).toList();
  }

  private static String key(String name) {
    return lower(name).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<NameAnswer> contestedNames(int page, int size) {
    return names.values().stream()
        .filter(claims -> claims.size() > 1)
        .map(claims -> name(claims.getFirst().name().name()))
        .skip((long) (page - 1) * size)
        .limit(size)
        .toList();
  }

  @Override
  public int contestedNameCount() {
    return (int) names.values().stream().filter(claims -> claims.size() > 1).count();
  }

  @Override
  public CardPage list(CardType type, @Nullable String letter, int page, int size) {
    SearchRequest all = SearchRequest.of("");
    List<Card> listed =
        cards.stream()
            .filter(card -> card.type() == type)
            .filter(card -> letter == null || card.name().startsWith(letter))
            .sorted(Comparator.comparing(Card::name))
            .toList();
    return new CardPage(
        listed.size(),
        page,
        size,
        cards.stream()
            .filter(card -> card.type() == type)
            .map(card -> card.name().substring(0, 1))
            .distinct()
            .sorted()
            .toList(),
        listed.stream()
            .skip((long) (page - 1) * size)
            .limit(size)
            .map(card -> hit(card, all))
            .toList());
  }

  @Override
  public Neighbours neighbours(CardType type, String id) {
    List<Card> all =
        cards.stream()
            .filter(card -> card.type() == type)
            .sorted(Comparator.comparing(Card::name))
            .toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return new Neighbours(
            i == 0 ? null : link(all.get(i - 1)),
            i + 1 == all.size() ? null : link(all.get(i + 1)));
      }
    }
    return Neighbours.NONE;
  }

  @Override
  public Edition edition() {
    InMemoryCardSearch all = this;
    return new Edition() {
      @Override
      public Manifest manifest() {
        return all.manifest();
      }

      @Override
      public List<String> ids(SearchRequest request) {
        asked = request;
        return cards.stream()
            .filter(card -> contains(card, request.text()))
            .filter(card -> request.filters().stream().allMatch(filter -> meets(card, filter)))
            .map(Card::id)
            .toList();
      }

      @Override
      public Optional<Card> card(String id) {
        return all.card(id);
      }

      @Override
      public Optional<byte[]> record(String cardId, RecordRef ref) {
        return all.record(cardId, ref.source(), ref.id());
      }

      @Override
      public Optional<Card> cardOf(String anyId) {
        return cards.stream().filter(card -> card.identifiers().contains(anyId)).findFirst();
      }

      @Override
      public Optional<byte[]> companion(String id) {
        return Optional.empty();
      }

      @Override
      public List<byte[]> companionsAbout(String id, int most) {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Manifest manifest() {
    Map<String, Integer> counts = new TreeMap<>();
    cards.forEach(card -> counts.merge(card.type().key(), 1, Integer::sum));
    return new Manifest(
        generation,
        "2025-01-10T12:00:00Z",
        "0.1.0",
        1,
        cards.size(),
        "c0ffee",
        new Report(
            List.of(
                new SourceSummary(
                    Source.ATTACK,
                    "enterprise-attack",
                    "enterprise-attack.json",
                    "18.1",
                    "ab12",
                    Map.of("intrusion-set", 3))),
            counts,
            Map.of("etda", 1),
            Decisions.of(
                List.of(
                    new Decision(
                        new RecordRef(Source.ATTACK, "G0001"), "Axiom", "G0001", true, "anchor"))),
            contestedNameCount(),
            List.of(new Unresolved(new RecordRef(Source.ATTACK, "G0001"), "uses", "S9999")),
            List.of(
                new Problem(
                    "enterprise-attack.json",
                    "intrusion-set--1",
                    "The group has no name.",
                    Problem.Consequence.REJECTED))));
  }

  private static CardLink link(Card card) {
    return new CardLink(card.id(), card.type(), card.name(), card.attackId());
  }

  @Override
  public void close() {
    // nothing is held
  }
}

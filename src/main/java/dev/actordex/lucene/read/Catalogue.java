package dev.actordex.lucene.read;

import static java.util.Comparator.naturalOrder;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.identity.NameKey;
import dev.actordex.ingest.CardCodec;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Addresses;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.CardPage;
import dev.actordex.search.Facet;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.NameAnswer.NameClaim;
import dev.actordex.search.Neighbours;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds cards by id and by name, and lists them: everything that is a look-up, not a search.
final class Catalogue {
  /// How many near misses are offered.
  private static final int NEAR = 5;

  private final Generation generation;

  Catalogue(Generation generation) {
    this.generation = generation;
  }

  Lookup lookup(String anyId) throws IOException {
    String typed = anyId.strip();
    String id = Words.fold(typed);
    OptionalInt doc = byId(id);
    Optional<String> inAddress = doc.isEmpty() ? Addresses.attackId(typed) : Optional.empty();
    if (inAddress.isPresent()) {
      id = inAddress.get();
      doc = byId(id);
    }
    if (doc.isEmpty()) {
      return new Lookup.Missing(near(typed, id));
    }
    CardHead head = generation.head(doc.getAsInt());
    if (head.id().equals(typed)) {
      return new Lookup.Found(generation.json(doc.getAsInt()));
    }
    return new Lookup.Elsewhere(
        head.link(), "%s is an id of %s (%s)".formatted(typed, head.name(), head.id()));
  }

  /// A card by its own id.
  Optional<Card> card(String id, CardCodec codec) throws IOException {
    OptionalInt doc = byId(Words.fold(id));
    return doc.isPresent() && generation.head(doc.getAsInt()).id().equals(id)
        ? Optional.of(generation.card(doc.getAsInt(), codec))
        : Optional.empty();
  }

  /// The card that has an id of any kind.
  Optional<Card> cardOf(String anyId, CardCodec codec) throws IOException {
    OptionalInt doc = byId(Words.fold(anyId));
    return doc.isEmpty() ? Optional.empty() : Optional.of(generation.card(doc.getAsInt(), codec));
  }

  /// In the order of the index.
  List<CardLink> citing(String url) throws IOException {
    return Arrays.stream(generation.docs(Fields.URL, Addresses.canonical(url)))
        .mapToObj(doc -> generation.head(doc).link())
        .toList();
  }

  /// Should several cards have the id, the one whose own it is.
  private OptionalInt byId(String folded) throws IOException {
    int[] docs = generation.docs(Fields.ID, folded);
    for (int doc : docs) {
      if (docs.length == 1 || Words.fold(generation.head(doc).id()).equals(folded)) {
        return OptionalInt.of(doc);
      }
    }
    return docs.length == 0 ? OptionalInt.empty() : OptionalInt.of(docs[0]);
  }

  /// Cards that bear what was given as a name, then those whose names begin nearly so, then those
  /// whose ids begin like it.
  private List<CardLink> near(String typed, String id) throws IOException {
    Map<String, CardLink> near = new LinkedHashMap<>();
    for (NameClaim claim : name(typed).claims()) {
      near.putIfAbsent(claim.card().id(), claim.card());
    }
    String key = NameKey.of(typed);
    for (Suggestion suggestion : generation.nameTable().suggest(typed, NEAR)) {
      if (isNear(key, NameKey.of(suggestion.matched()))) {
        add(suggestion, near);
      }
    }
    boolean idLike = id.chars().anyMatch(Character::isDigit);
    for (int cut = 1; idLike && near.size() < NEAR && cut <= 2 && id.length() - cut >= 3; cut++) {
      String start = id.substring(0, id.length() - cut);
      for (Suggestion suggestion : generation.nameTable().suggest(start, NEAR)) {
        if (NameKey.of(suggestion.matched()).startsWith(NameKey.of(start))) {
          add(suggestion, near);
        }
      }
    }
    return near.values().stream().limit(NEAR).toList();
  }

  /// A completion, or at most as many edits away as a typo of this length may be.
  private static boolean isNear(String key, String other) {
    return key.length() > 2 && other.startsWith(key)
        || NearKeys.distance(key, other) <= NearKeys.allowedFor(key);
  }

  private static void add(Suggestion suggestion, Map<String, CardLink> near) {
    CardType.of(suggestion.kind())
        .ifPresent(type ->
            near.putIfAbsent(
                suggestion.id(),
                new CardLink(suggestion.id(), type, suggestion.name(), suggestion.attackId())));
  }

  /// By the key; when nobody bears it, without a trailing "Group" or "Team".
  NameAnswer name(String name) throws IOException {
    String key = NameKey.of(name);
    NameAnswer answer = byKey(key, name);
    if (!answer.claims().isEmpty() || NameKey.isBare(name)) {
      return answer;
    }
    String loose = NameKey.loose(name);
    NameAnswer other = loose.equals(key) ? answer : byKey(loose, name);
    return other.claims().isEmpty() ? answer : other;
  }

  /// A name that is asked for twice is looked up once.
  List<NameAnswer> names(List<String> names) throws IOException {
    Map<String, NameAnswer> known = new HashMap<>();
    List<NameAnswer> answers = new ArrayList<>(names.size());
    for (String name : names) {
      NameAnswer answer = known.get(name);
      if (answer == null) {
        answer = name(name);
        known.put(name, answer);
      }
      answers.add(answer);
    }
    return answers;
  }

  private NameAnswer byKey(String key, String typed) throws IOException {
    Map<Integer, CardName> bearers = new LinkedHashMap<>();
    for (String field : Fields.KEYS) {
      for (int doc : generation.docs(field, key)) {
        for (CardName name : generation.names(doc)) {
          if (name.key().equals(key)) {
            bearers.putIfAbsent(doc, name);
          }
        }
      }
    }
    List<Integer> order = new ArrayList<>(bearers.keySet());
    order.sort(
        Comparator.comparing((Integer doc) -> primary(bearers, doc) ? 0 : 1)
            .thenComparing(doc -> generation.head(doc).type())
            .thenComparing(doc -> evidence(bearers, doc))
            .thenComparing(doc -> -generation.head(doc).sourceCount())
            .thenComparing(doc -> doc));
    List<NameClaim> claims = new ArrayList<>();
    for (int doc : order) {
      CardName name = bearers.get(doc);
      if (name != null) {
        claims.add(new NameClaim(generation.head(doc).link(), name));
      }
    }
    String shown = claims.isEmpty() ? typed : claims.getFirst().name().name();
    boolean contested = claims.stream().anyMatch(claim -> claim.name().contested());
    return new NameAnswer(shown, key, contested, claims);
  }

  private static boolean primary(Map<Integer, CardName> bearers, int doc) {
    CardName name = bearers.get(doc);
    return name != null && name.primary();
  }

  /// How good the best source is that gives the card the name.
  private static Source evidence(Map<Integer, CardName> bearers, int doc) {
    CardName name = bearers.get(doc);
    return name == null || name.sources().isEmpty()
        ? Source.ACTORDEX
        : name.sources().stream().map(CardName.Naming::source).min(naturalOrder()).orElseThrow();
  }

  List<NameAnswer> contested(int page, int size) throws IOException {
    List<NameAnswer> answers = new ArrayList<>();
    List<String> keys = generation.contestedKeys();
    long from = (long) (page - 1) * size;
    for (long i = from; i < Math.min(from + size, keys.size()); i++) {
      answers.add(byKey(keys.get((int) i), keys.get((int) i)));
    }
    return answers;
  }

  CardPage list(CardType type, @Nullable String letter, int page, int size) {
    Columns columns = generation.columns();
    FacetColumn types = columns.facet(Facet.TYPE);
    int[] ords = types.resolve(type.key());
    TreeSet<String> letters = new TreeSet<>(Comparator.comparing(Catalogue::letterOrder));
    List<Hit> cards = new ArrayList<>();
    int total = 0;
    long from = (long) (page - 1) * size;
    for (int rank = 0; rank < columns.maxDoc() && ords.length > 0; rank++) {
      int doc = columns.atNameRank(rank);
      if (!types.has(doc, ords[0])) {
        continue;
      }
      String initial = String.valueOf(generation.initial(doc));
      letters.add(initial);
      if (letter == null || initial.equals(letter.toUpperCase(Locale.ROOT))) {
        if (total >= from && cards.size() < size) {
          cards.add(
              Search.hit(
                  generation.head(doc), columns.modifiedOn(doc), 0, Telling.Told.nothing(), null));
        }
        total++;
      }
    }
    return new CardPage(total, page, size, List.copyOf(letters), cards);
  }

  /// A walk over the ranks by name: some thousand steps over arrays, no card is read but the three.
  Neighbours neighbours(CardType type, String id) throws IOException {
    Columns columns = generation.columns();
    FacetColumn types = columns.facet(Facet.TYPE);
    int[] ords = types.resolve(type.key());
    int asked = byId(Words.fold(id)).orElse(-1);
    if (asked < 0 || ords.length == 0 || !types.has(asked, ords[0])) {
      return Neighbours.NONE;
    }
    int previous = -1;
    boolean passed = false;
    for (int rank = 0; rank < columns.maxDoc(); rank++) {
      int doc = columns.atNameRank(rank);
      if (doc == asked) {
        passed = true;
      } else if (types.has(doc, ords[0])) {
        if (passed) {
          return new Neighbours(link(previous), link(doc));
        }
        previous = doc;
      }
    }
    return new Neighbours(link(previous), null);
  }

  private @Nullable CardLink link(int doc) throws IOException {
    return doc < 0 ? null : generation.head(doc).link();
  }

  private static String letterOrder(String letter) {
    return letter.equals(String.valueOf(Initials.OTHER)) ? "\uffff" : letter;
  }
}

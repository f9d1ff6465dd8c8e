package dev.actordex.lucene.read;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.Facet;
import dev.actordex.search.Suggestion;
import dev.actordex.search.query.FacetWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/// Every name of a generation in the order of its key: what completes what is being typed.
final class NameTable {
  /// How many candidates are looked at beyond what is asked for, because a card's names repeat it.
  private static final int SPARE = 6;

  /// What the name under which a card is listed has before its other names.
  private static final int LISTED = 150;

  private static final String SECTOR = "sector";
  private static final String COUNTRY = "country";

  /// What a whole name has before a word of one, and a name typed to its end before a longer one:
  /// more than any rank.
  private static final int TIER = 1 << 28;

  /// How many neighbours are passed over at once when none of them is good enough.
  private static final int BLOCK = 64;

  /// How a name is written as an integer: its place among what its owner is called, above whether
  /// the key is the whole of it, and whether its owner is listed under it.
  private static final int INDEX_SHIFT = 2;

  private static final int WHOLE = 2;
  private static final int OWN = 1;

  private final Heads heads;

  /// Sectors and countries, whose numbers follow the cards'.
  private final List<Value> values;

  private final String[] keys;

  /// At the places of the keys: whose name it is, which of its names, and by how much it comes
  /// sooner than others for who has typed its beginning. Three integers a name: what a name says is
  /// read when it is suggested.
  private final int[] owners;

  private final int[] names;
  private final int[] scores;

  /// The best of each [#BLOCK]: one letter begins thousands.
  private final int[] blockScores;

  /// A sector or country.
  ///
  /// @param called its label, then other words for it
  private record Value(String kind, String value, List<String> called) {}

  /// A name, or a word of one, while the table is made.
  ///
  /// @param owner the number of the card or facet value it belongs to
  /// @param name see [#names]
  /// @param rank by kind, then by how much it is used; the greater the sooner
  private record Entry(String key, int owner, int name, int rank) {
    /// What is used most comes first.
    static final Comparator<Entry> ORDER =
        Comparator.comparingInt(Entry::rank).reversed().thenComparingInt(Entry::owner);

    Entry ranked(int other) {
      return new Entry(key, owner, name, other);
    }
  }

  private NameTable(Heads heads, List<Value> values, List<Entry> entries) {
    this.heads = heads;
    this.values = values;
    Entry[] sorted = entries.toArray(Entry[]::new);
    Arrays.sort(sorted, Comparator.comparing(Entry::key));
    keys = new String[sorted.length];
    owners = new int[sorted.length];
    names = new int[sorted.length];
    scores = new int[sorted.length];
    blockScores = new int[sorted.length / BLOCK + 1];
    for (int from = 0, to; from < sorted.length; from = to) {
      String key = sorted[from].key();
      to = from + 1;
      while (to < sorted.length && sorted[to].key().equals(key)) {
        to++;
      }
      ownersFirst(sorted, from, to);
      for (int i = from; i < to; i++) {
        keys[i] = key;
        owners[i] = sorted[i].owner();
        names[i] = sorted[i].name();
        scores[i] = (isWhole(i) ? 2 * TIER : TIER) + sorted[i].rank();
        blockScores[i / BLOCK] = Math.max(blockScores[i / BLOCK], scores[i]);
      }
    }
  }

  /// Orders names of one key. A card that merely claims a name follows the card that is listed
  /// under it, however popular.
  private static void ownersFirst(Entry[] entries, int from, int to) {
    int owner = Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      if ((entries[i].name() & (WHOLE | OWN)) == (WHOLE | OWN)) {
        owner = Math.min(owner, entries[i].rank());
      }
    }
    for (int i = from; i < to; i++) {
      if ((entries[i].name() & OWN) == 0 && entries[i].rank() >= owner) {
        entries[i] = entries[i].ranked(owner - 1);
      }
    }
    // Stable: of one owner's names that rank alike the first by its letters comes first.
    Arrays.sort(entries, from, to, Entry.ORDER);
  }

  private boolean isWhole(int i) {
    return (names[i] & WHOLE) != 0;
  }

  private Suggestion suggestion(int i) {
    int index = names[i] >>> INDEX_SHIFT;
    if (owners[i] >= heads.size()) {
      Value value = values.get(owners[i] - heads.size());
      return new Suggestion(
          value.kind(), value.value(), value.called().getFirst(), value.called().get(index), null);
    }
    CardHead head = heads.get(owners[i]);
    CardLink card = head.link();
    String attackId = card.attackId();
    return new Suggestion(
        card.type().key(),
        card.id(),
        card.name(),
        attackId != null && index == head.nameCount() ? attackId : head.name(index),
        attackId);
  }

  /// @param words other words for sectors and countries: whoever types "bank" may mean a sector
  static NameTable of(Heads heads, Columns columns, FacetWords words) throws IOException {
    Uses uses = new Uses(columns);
    List<Entry> entries = new ArrayList<>();
    heads.each(head -> {
      int doc = head.number();
      String name = head.name();
      int rank = kindRank(head.type()) + Math.min(999_999, uses.of(head));
      List<String> names = head.names();
      for (int index : byLetters(names)) {
        boolean own = names.get(index).equals(name);
        add(entries, doc, names.get(index), index, own, own ? rank + LISTED : rank);
      }
      String attackId = head.attackId();
      if (attackId != null) {
        add(entries, NameKey.of(attackId), doc, names.size(), WHOLE | OWN, rank);
      }
    });
    return new NameTable(heads, values(columns, words, heads.size(), entries), entries);
  }

  /// The places of names in the order of the names.
  private static int[] byLetters(List<String> names) {
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparing(names::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The keys of all that sectors and countries are called.
  static List<String> valueKeys(Columns columns, FacetWords words) {
    List<Entry> entries = new ArrayList<>();
    values(columns, words, 0, entries);
    return entries.stream().map(Entry::key).toList();
  }

  /// Sectors and countries, by their labels and by other words for them.
  ///
  /// @param first the first owner that is free
  private static List<Value> values(
      Columns columns, FacetWords words, int first, List<Entry> entries) {
    Map<String, Value> byValue = new LinkedHashMap<>();
    List<Integer> ranks = new ArrayList<>();
    for (Facet facet : List.of(Facet.SECTOR, Facet.TARGET, Facet.COUNTRY)) {
      FacetColumn column = columns.facet(facet);
      String kind = facet == Facet.SECTOR ? SECTOR : COUNTRY;
      int kindRank = facet == Facet.SECTOR ? 2_000_000 : 1_000_000;
      for (int ord = 0; ord < column.size(); ord++) {
        List<String> called = new ArrayList<>(List.of(column.label(ord)));
        Value value = new Value(kind, column.value(ord), called);
        if (byValue.putIfAbsent(kind + column.value(ord), value) == null) {
          ranks.add(kindRank + Math.min(999_999, column.count(ord)));
        }
      }
    }
    words
        .senses()
        .forEach((phrase, sense) -> {
          String kind = sense.kind() == FacetWords.Kind.SECTOR ? SECTOR : COUNTRY;
          Value value = byValue.get(kind + sense.value().key());
          if (value != null && sense.keys().size() == 1) {
            value.called().add(phrase);
          }
        });
    List<Value> values = List.copyOf(byValue.values());
    for (int i = 0; i < values.size(); i++) {
      List<String> called = values.get(i).called();
      for (int index : byLetters(called)) {
        add(
            entries,
            NameKey.of(called.get(index)),
            first + i,
            index,
            index == 0 ? WHOLE | OWN : WHOLE,
            ranks.get(i));
      }
    }
    return values;
  }

  private static void add(
      List<Entry> entries, int doc, String name, int index, boolean own, int rank) {
    int flags = own ? OWN : 0;
    String key = NameKey.of(name);
    add(entries, key, doc, index, WHOLE | flags, rank);
    String loose = NameKey.loose(name);
    if (!loose.equals(key)) {
      add(entries, loose, doc, index, WHOLE | flags, rank);
    }
    List<Integer> starts = Words.starts(name);
    for (int start : starts.subList(Math.min(1, starts.size()), starts.size())) {
      add(entries, NameKey.of(name.substring(start)), doc, index, flags, rank);
    }
  }

  private static void add(
      List<Entry> entries, String key, int owner, int index, int flags, int rank) {
    entries.add(new Entry(key, owner, index << INDEX_SHIFT | flags, rank));
  }

  /// Cards before sectors and countries; among cards of any kind what is used most, with a start
  /// for whom one looks for. A program that a hundred actors use comes before an actor next to
  /// nobody knows.
  private static int kindRank(CardType type) {
    return 3_000_000
        + switch (type) {
          case ACTOR -> 60;
          case TECHNIQUE -> 40;
          case SOFTWARE -> 20;
          case CAMPAIGN -> 0;
        };
  }

  /// How much a card is used: an actor's knowledge, a technique's or software's users.
  private static final class Uses {
    private final Columns columns;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Uses(Columns columns) {
      this.columns = columns;
      for (Facet facet : List.of(Facet.TOOL, Facet.TECHNIQUE)) {
        FacetColumn column = columns.facet(facet);
        for (int ord = 0; ord < column.size(); ord++) {
          counts.put(column.value(ord), column.count(ord));
        }
      }
    }

    int of(CardHead head) {
      int doc = head.number();
      int known =
          head.sourceCount() * 20
              + columns.valuesOf(Facet.TECHNIQUE, doc)
              + columns.valuesOf(Facet.TOOL, doc);
      return switch (head.type()) {
        case ACTOR, CAMPAIGN -> known;
        case TECHNIQUE, SOFTWARE -> counts.getOrDefault(head.id(), 0);
      };
    }
  }

  /// Exact names first, then those that begin so, then names of which a word begins so; with a typo
  /// only where that leaves room.
  List<Suggestion> suggest(String typed, int limit) {
    String key = NameKey.of(typed);
    if (key.isEmpty() || typed.isBlank()) {
      return List.of();
    }
    Best best = new Best(limit * SPARE);
    int from = firstAtLeast(key);
    int to = firstAtLeast(key + Character.MAX_VALUE);
    int exact = firstAtLeast(key + Character.MIN_VALUE);
    for (int i = from; i < exact; i++) {
      best.offer(i, isWhole(i) ? scores[i] + TIER : scores[i]);
    }
    for (int i = exact; i < to; i++) {
      if (i % BLOCK == 0 && best.refuses(blockScores[i / BLOCK])) {
        i += BLOCK - 1;
      } else {
        best.offer(i, scores[i]);
      }
    }
    List<Suggestion> found = best.distinct(limit);
    // A handful is an answer; a typo is only looked for when there is next to nothing.
    if (found.size() < Math.min(limit, 2) && NearNames.correctable(key)) {
      int allowed = Math.min(1, NearKeys.allowedFor(key));
      if (allowed > 0) {
        NearKeys.search(
            keys,
            key,
            allowed,
            true,
            (start, end, edits) -> {
              for (int i = start; i < end; i++) {
                best.offer(i, scores[i] % TIER);
              }
            });
        found = best.distinct(limit);
      }
    }
    return found;
  }

  private int firstAtLeast(String key) {
    int at = Arrays.binarySearch(keys, key);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && keys[at - 1].equals(key)) {
      at--;
    }
    return at;
  }

  /// The best entries seen so far.
  private final class Best {
    private final int capacity;
    private final PriorityQueue<Scored> kept;

    private record Scored(int index, int score) {}

    Best(int capacity) {
      this.capacity = capacity;
      kept =
          new PriorityQueue<>(
              Comparator.comparingInt(Scored::score)
                  .thenComparing(Comparator.comparingInt(Scored::index).reversed()));
    }

    /// Whether a later entry that counts so much is none of the best.
    boolean refuses(int score) {
      return kept.size() == capacity && kept.element().score() >= score;
    }

    void offer(int index, int score) {
      if (refuses(score)) {
        return;
      }
      if (kept.size() == capacity) {
        kept.remove();
      }
      kept.add(new Scored(index, score));
    }

    List<Suggestion> distinct(int limit) {
      List<Scored> sorted = new ArrayList<>(kept);
      sorted.sort(
          Comparator.comparingInt(Scored::score).reversed().thenComparingInt(Scored::index));
      List<Suggestion> distinct = new ArrayList<>();
      Set<Integer> seen = new HashSet<>();
      for (Scored scored : sorted) {
        if (distinct.size() < limit && seen.add(owners[scored.index()])) {
          distinct.add(suggestion(scored.index()));
        }
      }
      return distinct;
    }
  }
}

package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.identity.NameKey;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.Facet;
import dev.actordex.search.Suggestion;
import dev.actordex.search.query.FacetWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every name of a generation in the order of its key: what completes what is being typed, and
/// finds names that are a typo away.
final class NameTable {
  /// How many candidates are looked at beyond what is asked for, because a card's names repeat it.
  private static final int SPARE = 6;

  /// What the name under which a card is listed has before its other names.
  private static final int LISTED = 150;

  private static final String SECTOR = "sector";
  private static final String COUNTRY = "country";

  private final String[] keys;
  private final Entry[] entries;
  private final String[] wholeKeys;
  private final NearHalves wholeHalves;

  /// A name, or a word of one.
  ///
  /// @param owner the card or facet value it belongs to, unique
  /// @param whole whether the key is the whole name's
  /// @param own whether the card is listed under the name
  /// @param rank by kind, then by how much it is used; the greater the sooner
  private record Entry(
      String key,
      int owner,
      String kind,
      String id,
      String name,
      String matched,
      @Nullable String attackId,
      boolean whole,
      boolean own,
      int rank)
      implements Comparable<Entry> {

    /// By key; of one key what is used most comes first.
    @Override
    public int compareTo(Entry other) {
      int byKey = key.compareTo(other.key);
      if (byKey != 0) {
        return byKey;
      }
      if (rank != other.rank) {
        return Integer.compare(other.rank, rank);
      }
      return owner == other.owner
          ? matched.compareTo(other.matched)
          : Integer.compare(owner, other.owner);
    }

    Entry ranked(int other) {
      return new Entry(key, owner, kind, id, name, matched, attackId, whole, own, other);
    }

    Entry called(String other) {
      return new Entry(
          NameKey.of(other), owner, kind, id, name, other, attackId, whole, false, rank);
    }

    Suggestion suggestion() {
      return new Suggestion(kind, id, name, matched, attackId);
    }
  }

  private NameTable(List<Entry> some) {
    List<Entry> all = ownersFirst(some);
    entries = all.toArray(Entry[]::new);
    Arrays.sort(entries);
    keys = Arrays.stream(entries).map(Entry::key).toArray(String[]::new);
    wholeKeys =
        Arrays.stream(entries)
            .filter(Entry::whole)
            .map(Entry::key)
            .distinct()
            .toArray(String[]::new);
    wholeHalves = new NearHalves(wholeKeys);
  }

  /// A card that merely claims a name follows the card that is listed under it, however popular.
  private static List<Entry> ownersFirst(List<Entry> entries) {
    Map<String, Integer> owners = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.own() && entry.whole()) {
        owners.merge(entry.key(), entry.rank(), Math::min);
      }
    }
    List<Entry> ranked = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      int owner = owners.getOrDefault(entry.key(), Integer.MAX_VALUE);
      ranked.add(entry.own() || entry.rank() < owner ? entry : entry.ranked(owner - 1));
    }
    return ranked;
  }

  /// @param words other words for sectors and countries: whoever types "bank" may mean a sector
  static NameTable of(List<CardHead> heads, Columns columns, FacetWords words) {
    Uses uses = new Uses(columns);
    List<Entry> entries = new ArrayList<>();
    for (int doc = 0; doc < heads.size(); doc++) {
      CardHead head = heads.get(doc);
      int rank = kindRank(head.type()) + Math.min(999_999, uses.of(doc, head));
      for (String name : head.names()) {
        add(entries, doc, head, name, name.equals(head.name()) ? rank + LISTED : rank);
      }
      String attackId = head.attackId();
      if (attackId != null) {
        entries.add(entry(NameKey.of(attackId), doc, head, attackId, true, true, rank));
      }
    }
    entries.addAll(values(columns, words, heads.size()));
    return new NameTable(entries);
  }

  /// Sectors and countries, by their labels and by other words for them.
  ///
  /// @param first the first owner that is free
  private static List<Entry> values(Columns columns, FacetWords words, int first) {
    Map<String, Entry> byValue = new LinkedHashMap<>();
    for (Facet facet : List.of(Facet.SECTOR, Facet.TARGET, Facet.COUNTRY)) {
      FacetColumn column = columns.facet(facet);
      String kind = facet == Facet.SECTOR ? SECTOR : COUNTRY;
      int kindRank = facet == Facet.SECTOR ? 2_000_000 : 1_000_000;
      for (int ord = 0; ord < column.size(); ord++) {
        int rank = kindRank + Math.min(999_999, column.count(ord));
        byValue.putIfAbsent(
            kind + column.value(ord),
            value(first + byValue.size(), kind, column.value(ord), column.label(ord), rank));
      }
    }
    List<Entry> entries = new ArrayList<>(byValue.values());
    words
        .senses()
        .forEach((phrase, sense) -> {
          String kind = sense.kind() == FacetWords.Kind.SECTOR ? SECTOR : COUNTRY;
          Entry entry = byValue.get(kind + sense.value().key());
          if (entry != null && sense.keys().size() == 1) {
            entries.add(entry.called(phrase));
          }
        });
    return entries;
  }

  private static Entry value(int owner, String kind, String value, String label, int rank) {
    return new Entry(NameKey.of(label), owner, kind, value, label, label, null, true, true, rank);
  }

  private static void add(List<Entry> entries, int doc, CardHead head, String name, int rank) {
    String key = NameKey.of(name);
    boolean own = name.equals(head.name());
    entries.add(entry(key, doc, head, name, true, own, rank));
    String loose = NameKey.loose(name);
    if (!loose.equals(key)) {
      entries.add(entry(loose, doc, head, name, true, own, rank));
    }
    List<Integer> starts = Words.starts(name);
    for (int start : starts.subList(Math.min(1, starts.size()), starts.size())) {
      String tail = name.substring(start);
      entries.add(entry(NameKey.of(tail), doc, head, name, false, own, rank));
    }
  }

  private static Entry entry(
      String key, int doc, CardHead head, String matched, boolean whole, boolean own, int rank) {
    return new Entry(
        key,
        doc,
        head.type().key(),
        head.id(),
        head.name(),
        matched,
        head.attackId(),
        whole,
        own,
        rank);
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

    int of(int doc, CardHead head) {
      int known =
          head.sources().size() * 20
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
    for (int i = from; i < to; i++) {
      best.offer(i, 0, keys[i].length() == key.length());
    }
    List<Suggestion> found = best.distinct(limit);
    // A handful is an answer; a typo is only looked for when there is next to nothing.
    if (found.size() < Math.min(limit, 2) && correctable(key)) {
      int allowed = Math.min(1, NearKeys.allowedFor(key));
      if (allowed > 0) {
        NearKeys.search(
            keys,
            key,
            allowed,
            true,
            (start, end, edits) -> {
              for (int i = start; i < end; i++) {
                best.offer(i, 1, keys[i].length() == key.length());
              }
            });
        found = best.distinct(limit);
      }
    }
    return found;
  }

  /// Whole names' keys at most `allowed` edits away, the nearest only.
  List<String> near(String key, int allowed) {
    if (!correctable(key) || allowed == 0) {
      return List.of();
    }
    List<String> near = new ArrayList<>();
    int[] least = {allowed};
    NearKeys.Found nearest =
        (from, to, edits) -> {
          if (edits < least[0]) {
            least[0] = edits;
            near.clear();
          }
          if (edits == least[0]) {
            near.addAll(
                Arrays.asList(wholeKeys).subList(from, to).stream()
                    .filter(NameTable::correctable)
                    .toList());
          }
        };
    wholeHalves.search(key, nearest);
    if (near.isEmpty() && least[0] > 1) {
      NearKeys.search(wholeKeys, key, allowed, false, nearest);
    }
    return near;
  }

  /// Whether a key may be meant by a typo, or reached by one: never with a digit in it.
  static boolean correctable(String key) {
    return key.chars().noneMatch(Character::isDigit);
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

    private record Scored(int index, long score) {}

    Best(int capacity) {
      this.capacity = capacity;
      kept =
          new PriorityQueue<>(
              Comparator.comparingLong(Scored::score)
                  .thenComparing(Comparator.comparingInt(Scored::index).reversed()));
    }

    void offer(int index, int edits, boolean exact) {
      Entry entry = entries[index];
      int tier = edits > 0 ? 0 : (entry.whole() ? exact ? 3 : 2 : 1);
      long score = ((long) tier << 32) + entry.rank();
      if (kept.size() == capacity) {
        if (kept.element().score() >= score) {
          return;
        }
        kept.remove();
      }
      kept.add(new Scored(index, score));
    }

    List<Suggestion> distinct(int limit) {
      List<Scored> sorted = new ArrayList<>(kept);
      sorted.sort(
          Comparator.comparingLong(Scored::score).reversed().thenComparingInt(Scored::index));
      List<Suggestion> distinct = new ArrayList<>();
      Set<Integer> owners = new HashSet<>();
      for (Scored scored : sorted) {
        Entry entry = entries[scored.index()];
        if (distinct.size() < limit && owners.add(entry.owner())) {
          distinct.add(entry.suggestion());
        }
      }
      return distinct;
    }
  }
}

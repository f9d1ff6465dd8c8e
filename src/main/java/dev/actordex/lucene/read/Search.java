package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.ingest.CardCodec;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.OutOfTime;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.query.ParsedQuery;
import dev.actordex.search.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/// Answers one request over one generation.
final class Search {
  /// A hit of a question that is longer has up to a hundred reasons, a millisecond's work.
  private static final int LONG = 256;

  private static final int MOST_EXPLAINED = 25;

  private static final String FOLLOW =
      "few cards have all of this: those that lack some of the words follow";

  private final Generation generation;
  private final Deadline deadline;
  private int passes;

  /// Made when cards are first looked for.
  private @Nullable Sums sums;

  Search(Generation generation, Deadline deadline) {
    this.generation = generation;
    this.deadline = deadline;
  }

  /// @param codec reads the cards that are shown, where an answer is to be explained
  SearchPage answer(SearchRequest request, CardCodec codec) throws IOException {
    Desk desk = generation.desks().take();
    SearchPage page = answer(request, codec, desk);
    generation.desks().giveBack(desk);
    return page;
  }

  private SearchPage answer(SearchRequest request, CardCodec codec, Desk desk) throws IOException {
    sums = generation.sums(deadline, desk.pile());
    ParsedQuery parsed = QueryParser.parse(request.text());
    Read read = read(parsed);
    Plan plan = read.plan();
    Narrowing narrowed = narrowed(read, request.filters());
    String didYouMean =
        read.offer() && !deadline.passed()
            ? new DidYouMean(generation, deadline).instead(parsed)
            : null;
    List<Hit> hits = hits(request, parsed, plan, narrowed, codec, desk);
    Optional<Reading> lifecycle = request.page() == 1 ? lifecycle(parsed, hits) : Optional.empty();
    List<Reading> readings = new ArrayList<>(plan.read());
    lifecycle.ifPresent(readings::add);
    return new SearchPage(
        request,
        understood(parsed, plan, lifecycle),
        readings,
        narrowed.size(),
        generation.manifest().generation(),
        hits,
        deadline.passed() ? List.of() : narrowed.counts(request.facets(), desk.tally()),
        didYouMean,
        deadline.missed());
  }

  /// The ids of all hits in the request's order, whatever part of them it asks to show.
  List<String> ids(SearchRequest request) throws IOException {
    Read read = read(QueryParser.parse(request.text()));
    Narrowing narrowed = narrowed(read, request.filters());
    Desk desk = generation.desks().take();
    new Passages(generation, read.plan(), Traces.of(generation, read.plan(), desk), deadline)
        .raise(narrowed);
    generation.desks().giveBack(desk);
    return IntStream.of(page(request.sort(), narrowed, 0, narrowed.size()))
        .mapToObj(i -> generation.head(narrowed.doc(i)).id())
        .toList();
  }

  /// The actors among all that is found.
  ///
  /// @throws OutOfTime when the deadline passed: counts of a part would be wrong
  Selection actors(String text, List<Filter> filters) throws IOException {
    ParsedQuery parsed = QueryParser.parse(text);
    Read read = read(parsed);
    Narrowing narrowed = narrowed(read, filters);
    if (deadline.missed()) {
      throw new OutOfTime();
    }
    Landscape landscape = generation.landscape();
    List<Profile> actors = new ArrayList<>();
    FacetColumn types = generation.columns().facet(Facet.TYPE);
    int[] actor = types.resolve(CardType.ACTOR.key());
    for (int i = 0; i < narrowed.size() && actor.length > 0; i++) {
      if (!types.has(narrowed.doc(i), actor[0])) {
        continue;
      }
      landscape.actor(generation.head(narrowed.doc(i)).id()).ifPresent(actors::add);
    }
    actors.sort(Comparator.comparing(found -> found.card().id()));
    return new Selection(landscape, actors, understood(parsed, read.plan(), Optional.empty()));
  }

  private Narrowing narrowed(Read read, List<Filter> filters) {
    return new Narrowing(generation.columns(), read.matching(), filters);
  }

  /// How a text was read in the end, and what it finds before any filter.
  ///
  /// @param offer whether to say what would find more
  private record Read(Plan plan, Matching matching, boolean offer) {}

  private Read read(ParsedQuery parsed) throws IOException {
    Plan plan = generation.translator().translate(parsed, Plan.Attempt.FIRST, deadline);
    boolean offer = false;
    Matching matching = matching(plan.query());
    if (deadline.passed()) {
      return new Read(plan, matching, false);
    }
    if (matching.size() == 0 && plan.query() != null) {
      Found found = otherwise(parsed, plan);
      offer = found.plan().query() == plan.query() || found.fewer();
      plan = found.plan();
      matching = found.matching();
    } else if (plan.nameKeys().isEmpty() && matching.size() < enough(plan.units())) {
      Found found = filledUp(parsed, plan, new Found(plan, matching, false), 0);
      plan = found.plan();
      matching = found.matching();
    }
    return new Read(plan, matching, offer);
  }

  /// @param fewer whether cards lack words
  private record Found(Plan plan, Matching matching, boolean fewer) {}

  /// No card has all of it. First the whole as a name with typos, or a word or two with them; then
  /// cards that lack as few of the words as possible.
  private Found otherwise(ParsedQuery parsed, Plan plan) throws IOException {
    Found misspelt = null;
    if (plan.units() <= 2 || generation.translator().isNearName(parsed)) {
      misspelt = misspelt(parsed);
      if (misspelt.matching().size() > 0) {
        return misspelt;
      }
    }
    for (int missing = 1; missing < plan.units() && !deadline.passed(); missing = more(missing)) {
      Plan fewer = plan.lacking(missing);
      Matching some = matching(fewer.query());
      if (some.size() > 0) {
        return filledUp(parsed, plan, new Found(fewer, some, true), missing);
      }
    }
    misspelt = misspelt == null ? misspelt(parsed) : misspelt;
    return misspelt.matching().size() > 0 ? misspelt : new Found(plan, Matching.nothing(), false);
  }

  /// With typos read into words that exist, too.
  private Found misspelt(ParsedQuery parsed) throws IOException {
    Plan eager = generation.translator().translate(parsed, Plan.Attempt.EAGER, deadline);
    return new Found(eager, matching(eager.query()), false);
  }

  /// What lacks as few words as can be, and, while that is little, cards that lack more: about half
  /// of the words. What lacks fewer still comes first, by how rare the words are.
  ///
  /// @param all asks for all of the words
  /// @param lacked how many words the cards found so far may lack
  private Found filledUp(ParsedQuery parsed, Plan all, Found found, int lacked) throws IOException {
    Found wider = found;
    int most = lacked;
    int units = all.units();
    for (int missing = lacked + 1;
        missing <= (units + 1) / 2 && wider.matching().size() < enough(units) && !deadline.passed();
        missing = more(missing)) {
      Plan plan = all.lacking(missing);
      Matching more = matching(plan.query());
      if (more.size() > wider.matching().size()) {
        wider = new Found(plan, more, true);
        most = missing;
      }
    }
    if (most == 0) {
      return found;
    }
    String said = lacked == 0 ? FOLLOW : missing(most);
    return new Found(wider.plan().lacking(parsed.text(), said), wider.matching(), true);
  }

  /// One more word at a time while there are few; of a pasted paragraph, in growing steps: each try
  /// is a search of its own.
  private static int more(int missing) {
    return missing + Math.max(1, missing / 4);
  }

  /// With fewer hits than this an answer is filled up: every word of a sentence is seldom in one
  /// card; of two words the second is seldom too much.
  private static int enough(int units) {
    return switch (units) {
      case 0, 1 -> 0;
      case 2 -> 4;
      default -> 10;
    };
  }

  private static String missing(int words) {
    return "no card has all of this: shown are those that lack "
        + (words == 1 ? "one of the words" : "up to " + words + " of the words");
  }

  /// How many cards a text finds, without filters.
  int count(String text) throws IOException {
    return matching(
            generation
                .translator()
                .translate(QueryParser.parse(text), Plan.Attempt.FIRST, deadline)
                .query())
        .size();
  }

  /// How often cards were looked for: once, unless the question found little.
  int passes() {
    return passes;
  }

  private Matching matching(@Nullable Query query) throws IOException {
    passes++;
    try {
      return query == null
          ? Matching.everything(generation.standing())
          : Matching.of(sums(), query, generation.standing());
    } catch (IndexSearcher.TooManyClauses e) {
      // More than Lucene looks for at once: left out, as what is not found in time.
      deadline.miss();
      return Matching.nothing();
    }
  }

  private Sums sums() {
    Sums known = sums;
    if (known == null) {
      known = generation.sums(deadline);
      sums = known;
    }
    return known;
  }

  /// What the first hit's source did to it, when it was asked for by name or id.
  private static Optional<Reading> lifecycle(ParsedQuery parsed, List<Hit> hits) {
    if (hits.isEmpty() || hits.getFirst().matched().isEmpty()) {
      return Optional.empty();
    }
    Hit hit = hits.getFirst();
    String why = hit.matched().getFirst().why();
    String card = hit.name() + " (" + hit.id() + ")";
    return switch (why) {
      case "retired" ->
          Optional.of(
              new Reading(
                  parsed.text(),
                  Reading.As.RETIRED,
                  null,
                  hit.id(),
                  "retired by its source; its successor is " + card,
                  null));
      case "exact", "alias", "id" ->
          hit.status().equals(Lifecycle.DEPRECATED.key())
              ? Optional.of(
                  new Reading(
                      parsed.text(),
                      Reading.As.RETIRED,
                      null,
                      hit.id(),
                      card + " is deprecated: its source withdrew it without a successor",
                      null))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String understood(ParsedQuery parsed, Plan plan, Optional<Reading> lifecycle) {
    List<String> sentences = new ArrayList<>();
    sentences.add(parsed.tree().toString());
    sentences.addAll(plan.readings());
    lifecycle.ifPresent(
        reading -> sentences.add("“%s”: %s".formatted(reading.text(), reading.label())));
    sentences.addAll(parsed.notes());
    return String.join("; ", sentences);
  }

  private List<Hit> hits(
      SearchRequest request,
      ParsedQuery parsed,
      Plan plan,
      Narrowing narrowed,
      CardCodec codec,
      Desk desk)
      throws IOException {
    Traces traces = Traces.of(generation, plan, desk);
    Passages passages = new Passages(generation, plan, traces, deadline);
    passages.raise(narrowed);
    int[] page = page(request.sort(), narrowed, request.offset(), request.size());
    Telling telling = new Telling(generation, plan, traces);
    int[] docs = new int[page.length];
    for (int i = 0; i < page.length; i++) {
      docs[i] = narrowed.doc(page[i]);
    }
    telling.fetch(docs);
    int explained =
        !request.explain() || deadline.passed()
            ? 0
            : parsed.text().length() > LONG ? Math.min(MOST_EXPLAINED, page.length) : page.length;
    Explaining explaining =
        explained == 0
            ? null
            : new Explaining(
                generation,
                generation.translator().explained(parsed, plan, deadline),
                IntStream.of(page).limit(explained).map(narrowed::doc).sorted().toArray(),
                sums(),
                passages,
                codec);
    List<Hit> hits = new ArrayList<>(page.length);
    for (int i : page) {
      int doc = narrowed.doc(i);
      float score = narrowed.score(i);
      hits.add(
          hit(
              generation.head(doc),
              generation.columns().modifiedOn(doc),
              score,
              deadline.passed() ? Telling.Told.nothing() : telling.tell(doc),
              explaining == null || hits.size() >= explained || deadline.passed()
                  ? null
                  : explaining.of(doc, score)));
    }
    return hits;
  }

  static Hit hit(
      CardHead head,
      @Nullable String modified,
      float score,
      Telling.Told told,
      SearchPage.@Nullable Explanation explanation) {
    return new Hit(head, modified, score, told.matched(), told.highlights(), explanation);
  }

  /// The places in `narrowed` of the page's hits, in order.
  ///
  /// Each hit's order is one number: the sorted value above, the place by name below, so that ties
  /// are broken alike everywhere; the smallest come first.
  private int[] page(Sort sort, Narrowing narrowed, int offset, int size) {
    int window = Math.min(narrowed.size(), offset + size);
    if (window <= offset) {
      return new int[0];
    }
    Largest first = new Largest(window);
    for (int i = 0; i < narrowed.size(); i++) {
      int doc = narrowed.doc(i);
      long order = order(sort, doc, narrowed.score(i));
      // Most are too far behind to be among the first whatever they are called.
      if (first.takes(~order)) {
        first.offer(~(order | generation.columns().nameRank(doc)));
      }
    }
    long[] sorted = first.fromTheLargest();
    int[] page = new int[window - offset];
    for (int i = offset; i < window; i++) {
      // The place by name, in the lower half, is no other card's.
      page[i - offset] = narrowed.placeOf(generation.columns().atNameRank((int) ~sorted[i]));
    }
    return page;
  }

  /// The sorted value, with nothing below.
  private long order(Sort sort, int doc, float score) {
    Columns columns = generation.columns();
    long value =
        switch (sort.by()) {
          // The best score first unless reversed.
          case RELEVANCE -> known(NumericUtils.floatToSortableInt(score), !sort.reversed());
          case NAME -> known(columns.nameRank(doc), sort.reversed());
          case FIRST_SEEN -> day(columns.firstSeen(doc), sort.reversed());
          case LAST_SEEN -> day(columns.lastSeen(doc), sort.reversed());
          case MODIFIED -> day(columns.modified(doc), sort.reversed());
        };
    return value << 32;
  }

  private static long day(int day, boolean descending) {
    return day == Columns.UNKNOWN ? Integer.MAX_VALUE : known(day, descending);
  }

  private static long known(int value, boolean descending) {
    return descending ? -(long) value - 1 : value;
  }
}

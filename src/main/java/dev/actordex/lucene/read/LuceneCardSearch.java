package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.CardPage;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.Filter;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.Neighbours;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Suggestion;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.query.FacetWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Answers over the newest generation in a data folder, and moves on to the next without a pause.
///
/// Every call sees one generation throughout. At most every quarter of a second a call looks
/// whether another one is current; if so it is opened in the background, while calls go on with the
/// old one, which closes when the last of them is done. A generation that cannot be used is passed
/// over for the one before, and [#state] says so. Thread-safe.
public final class LuceneCardSearch implements CardSearch {
  private static final System.Logger LOG = System.getLogger(LuceneCardSearch.class.getName());

  /// How often `CURRENT` is read at most.
  private static final long LOOK_EVERY_NANOS = 250_000_000;

  private static final Duration WITHIN = Duration.ofMillis(500);

  private final Generations generations;
  private final CardCodec codec;
  private final Openings openings;
  private final boolean checked;
  private volatile Generation open;
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
  private final ReentrantLock opening = new ReentrantLock();
  private volatile State state;
  private volatile Duration within = WITHIN;
  private volatile String seenCurrent;
  private volatile boolean closed;

  /// What answers, and what is wrong.
  ///
  /// @param generation that answers
  /// @param problem why it is not the current one, in one sentence; null when it is
  public record State(String generation, @Nullable String problem) {}

  private LuceneCardSearch(
      Generations generations, CardCodec codec, Openings openings, boolean checked) {
    this.checked = checked;
    this.generations = generations;
    this.codec = codec;
    this.openings = openings;
    Openings.Opened opened = openings.open(checked);
    open = opened.generation();
    state = opened.state();
    seenCurrent = opened.current();
  }

  /// Opens the current generation, or the newest before it that can be used.
  ///
  /// @throws GenerationException when there is none, with the reason
  public static LuceneCardSearch open(
      Path dataDir, CardCodec codec, Synonyms synonyms, FacetWords facetWords) {
    return open(dataDir, codec, synonyms, facetWords, false);
  }

  private static LuceneCardSearch open(
      Path dataDir, CardCodec codec, Synonyms synonyms, FacetWords facetWords, boolean checked) {
    Generations generations = new Generations(dataDir);
    return new LuceneCardSearch(
        generations, codec, new Openings(generations, synonyms, facetWords), checked);
  }

  /// For long: every byte of a generation is compared with its checksum before it answers.
  public static LuceneCardSearch openChecked(Path dataDir, CardCodec codec, FacetWords facetWords) {
    return open(dataDir, codec, Synonyms.bundled(), facetWords, true);
  }

  /// With the bundled synonyms.
  ///
  /// @param facetWords which words stand for facet values
  public static LuceneCardSearch open(Path dataDir, CardCodec codec, FacetWords facetWords) {
    return open(dataDir, codec, Synonyms.bundled(), facetWords);
  }

  /// Sets how long a search may take; half a second unless set.
  public void within(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A search needs some time");
    }
    within = time;
  }

  /// Makes what suggestions, typos and lists by letter need and a first answer mostly does not, so
  /// that nobody waits for it later. For a thread that has time; whoever asks for what cannot be
  /// read is told then.
  public void prepare() {
    try {
      with(generation -> {
        generation.prepare();
        return generation;
      });
    } catch (RuntimeException | InternalError e) {
      LOG.log(System.Logger.Level.WARNING, "Suggestions cannot be made ready", e);
    }
  }

  private Deadline deadline() {
    return new Deadline(System::nanoTime, within);
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(state.problem());
  }

  /// What answers now.
  public State state() {
    return state;
  }

  /// Looks for another current generation now and, when there is one, answers from it on return.
  ///
  /// @return whether the generation changed
  public boolean refresh() {
    opening.lock();
    try {
      if (closed) {
        return false;
      }
      String current = generations.current().orElse(seenCurrent);
      if (current.equals(seenCurrent)) {
        return false;
      }
      Openings.Opened opened = openings.open(checked);
      seenCurrent = opened.current();
      state = opened.state();
      if (opened.state().generation().equals(open.manifest().generation())) {
        opened.generation().release();
        return false;
      }
      exchange(opened.generation());
      return true;
    } finally {
      opening.unlock();
    }
  }

  private void exchange(Generation next) {
    Generation before = open;
    open = next;
    before.release();
  }

  /// Compares every byte of what answers with its checksum again. From a generation that was
  /// damaged meanwhile nothing is answered any longer, if another is whole, and [#state] says so;
  /// one that was damaged and is whole again answers again.
  public void recheck() {
    State before = state;
    if (before.problem() == null && openings.isWhole(before.generation())) {
      return;
    }
    opening.lock();
    try {
      if (!closed) {
        // Also to the same one: what is open may be other bytes than those that were put right.
        Openings.Opened opened = openings.open(true);
        seenCurrent = opened.current();
        state = opened.state();
        exchange(opened.generation());
      }
    } catch (GenerationException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // whoever was to look is told to stop
      }
      state =
          new State(
              before.generation(),
              "Generation %s was damaged while it was served, and there is none before it that is whole. actordex verify tells more."
                  .formatted(before.generation()));
    } finally {
      opening.unlock();
    }
  }

  private void look() {
    long now = System.nanoTime();
    long before = lookedAt.get();
    if (now - before < LOOK_EVERY_NANOS || !lookedAt.compareAndSet(before, now)) {
      return;
    }
    try {
      if (!generations.current().orElse(seenCurrent).equals(seenCurrent)) {
        Thread.ofVirtual().name("open-generation").start(this::refreshQuietly);
      }
    } catch (UncheckedIOException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot look for a new generation", e);
    }
  }

  private void refreshQuietly() {
    try {
      if (refresh()) {
        prepare();
      }
    } catch (RuntimeException | InternalError e) {
      LOG.log(System.Logger.Level.WARNING, "A new generation cannot be opened", e);
    }
  }

  private interface Question<A> {
    A ask(Generation generation) throws IOException;
  }

  /// The generation that answers now; whoever gets it releases it.
  private Generation held() {
    look();
    Generation generation = open;
    while (!generation.hold()) {
      if (closed) {
        throw new IllegalStateException("The search is closed");
      }
      generation = open;
    }
    return generation;
  }

  private <A> A with(Question<A> question) {
    Generation generation = held();
    try {
      return question.ask(generation);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read generation " + generation.manifest().generation(), e);
    } finally {
      generation.release();
    }
  }

  @Override
  public SearchPage search(SearchRequest request) {
    return with(generation -> new Search(generation, deadline()).answer(request, codec));
  }

  @Override
  public Lookup lookup(String anyId) {
    return with(generation -> new Catalogue(generation).lookup(anyId));
  }

  @Override
  public Optional<Card> card(String id) {
    return with(generation -> new Catalogue(generation).card(id, codec));
  }

  @Override
  public List<CardLink> citing(String url) {
    return with(generation -> new Catalogue(generation).citing(url));
  }

  @Override
  public Optional<byte[]> record(String cardId, Source source, @Nullable String recordId) {
    return with(generation ->
        generation
            .sourceRecords()
            .of(Fields.recordKey(cardId, source.key()), Optional.ofNullable(recordId)));
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    return with(generation -> generation.nameTable().suggest(typed, limit));
  }

  @Override
  public NameAnswer name(String name) {
    return with(generation -> new Catalogue(generation).name(name));
  }

  @Override
  public List<NameAnswer> names(List<String> names) {
    return with(generation -> new Catalogue(generation).names(names));
  }

  @Override
  public Landscape landscape() {
    return with(Generation::landscape);
  }

  @Override
  public Selection actors(String text, List<Filter> filters) {
    return with(generation -> new Search(generation, deadline()).actors(text, filters));
  }

  @Override
  public List<NameAnswer> contestedNames(int page, int size) {
    return with(generation -> new Catalogue(generation).contested(page, size));
  }

  @Override
  public int contestedNameCount() {
    return with(generation -> generation.contestedKeys().size());
  }

  @Override
  public CardPage list(CardType type, @Nullable String letter, int page, int size) {
    return with(generation -> new Catalogue(generation).list(type, letter, page, size));
  }

  @Override
  public Neighbours neighbours(CardType type, String id) {
    return with(generation -> new Catalogue(generation).neighbours(type, id));
  }

  @Override
  public Manifest manifest() {
    return with(Generation::manifest);
  }

  @Override
  public Edition edition() {
    return new HeldGeneration(held(), codec);
  }

  @Override
  public void close() {
    opening.lock();
    try {
      if (!closed) {
        closed = true;
        open.release();
      }
    } finally {
      opening.unlock();
    }
  }
}

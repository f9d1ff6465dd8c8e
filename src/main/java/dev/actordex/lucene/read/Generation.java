package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.Existing;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.stored.Blobs;
import dev.actordex.lucene.stored.CardHead;
import dev.actordex.lucene.stored.CardText;
import dev.actordex.lucene.stored.NameStore;
import dev.actordex.lucene.stored.ProfileStore;
import dev.actordex.lucene.stored.TermLists;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.query.FacetWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// One build of the index, open, with everything that is computed once for it. Immutable and
/// thread-safe.
///
/// Counted: whoever uses it holds it, and its files close when it was replaced and the last holder
/// let go.
final class Generation {
  /// How much memory what became of parts of questions may take, of those that a table lists, which
  /// are dearer to make, and of the others: some thousand words.
  private static final long LISTED = 10_000_000;

  private static final long OTHERS = 6_000_000;

  /// With so many cards it is as much; of a larger index as much more as it has more, for a word is
  /// in as many more cards.
  private static final long USUAL = 16_000;

  /// Of the heap what it may take at most. All that tables list takes 220 MB where there are a
  /// million cards; where it had 190, a concept took half as long again.
  private static final long SHARE_OF_LISTED = 8;

  private static final long SHARE_OF_OTHERS = 16;

  private static final CardType[] TYPES = CardType.values();

  private final Manifest manifest;
  private final DirectoryReader cards;
  private final DirectoryReader records;
  private final Blobs texts;
  private final Blobs details;
  private final Blobs nameStore;
  private final Blobs cardJson;
  private final TermLists termLists;
  private final TermScores terms;
  private final LeafReader leaf;
  private final IndexSearcher searcher;
  private final SourceRecords sourceRecords;
  private final Columns columns;
  private final Heads heads;
  private final float[] standing;

  /// The type of each card by its number: asked of many cards whose heads are not shown.
  private final byte[] types;

  private final Once<NameTable> names;
  private final Once<Initials> initials;
  private final List<String> contestedKeys;
  private final QueryTranslator translator;
  private final IndexLexicon lexicon;
  private final Remembered remembered;
  private final Postings postings;
  private final CompoundHalves halves;
  private final Once<Landscape> landscape;
  private final Desk.Free desks = new Desk.Free(this);
  private final AtomicInteger holders = new AtomicInteger(1);

  private Generation(
      Manifest manifest,
      DirectoryReader cards,
      DirectoryReader records,
      Blobs texts,
      Blobs details,
      Blobs nameStore,
      Blobs cardJson,
      TermLists termLists,
      Synonyms synonyms,
      FacetWords facetWords)
      throws IOException {
    this.manifest = manifest;
    this.cards = cards;
    this.records = records;
    this.texts = texts;
    this.details = details;
    this.nameStore = nameStore;
    this.cardJson = cardJson;
    this.termLists = termLists;
    // One segment: the sink merges to one and never publishes none.
    leaf = cards.leaves().getFirst().reader();
    sourceRecords = new SourceRecords(records);
    searcher = new IndexSearcher(cards);
    searcher.setSimilarity(Ranking.similarity());
    // Queries do not repeat often enough to pay for the bookkeeping.
    searcher.setQueryCache(null);
    terms = new TermScores(termLists, leaf);
    columns = new Columns(leaf);
    heads = new Heads(leaf);
    types = new byte[heads.size()];
    standing = standing(heads, types);
    names = new Once<>(() -> NameTable.of(heads, columns, facetWords));
    initials = new Once<>(() -> Initials.of(heads));
    Once<NearNames> nearNames =
        new Once<>(() -> NearNames.of(leaf, heads, NameTable.valueKeys(columns, facetWords)));
    contestedKeys = terms(leaf, Fields.CLAIMED);
    landscape = new Once<>(() -> ProfileStore.landscape(manifest.generation(), leaf));
    lexicon = new IndexLexicon(leaf, terms, columns, nearNames);
    remembered =
        new Remembered(
            room(LISTED, SHARE_OF_LISTED, leaf.maxDoc()),
            room(OTHERS, SHARE_OF_OTHERS, leaf.maxDoc()));
    postings = new Postings(lexicon, this::sums, remembered);
    halves = new CompoundHalves(postings, lexicon);
    translator = new QueryTranslator(lexicon, synonyms, facetWords, remembered);
  }

  /// @throws GenerationException when it is damaged or of another schema
  static Generation open(
      Generations generations, String name, Synonyms synonyms, FacetWords facetWords) {
    Manifest manifest = generations.manifest(name);
    Path folder = generations.path(name);
    DirectoryReader cards = null;
    DirectoryReader records = null;
    Blobs texts = null;
    Blobs details = null;
    Blobs nameStore = null;
    Blobs cardJson = null;
    TermLists termLists = null;
    try {
      cards = reader(folder.resolve(Generations.CARDS));
      records = reader(folder.resolve(Generations.RECORDS));
      texts = blobs(folder.resolve(Generations.CARDS), Blobs.TEXTS);
      details = blobs(folder.resolve(Generations.CARDS), Blobs.DETAILS);
      nameStore = blobs(folder.resolve(Generations.CARDS), Blobs.NAMES);
      cardJson = cardJson(folder.resolve(Generations.CARDS));
      termLists = termLists(folder.resolve(Generations.CARDS));
      if (cards.numDocs() != manifest.cards()) {
        throw new IOException(
            "%d cards instead of %d".formatted(cards.numDocs(), manifest.cards()));
      }
      return new Generation(
          manifest,
          cards,
          records,
          texts,
          details,
          nameStore,
          cardJson,
          termLists,
          synonyms,
          facetWords);
    } catch (IOException | RuntimeException | InternalError e) { // the last: a disk that fails
      IOUtils.closeWhileHandlingException(
          cards, records, texts, details, nameStore, cardJson, termLists);
      throw new GenerationException(
          GenerationException.Reason.DAMAGED,
          "Generation %s in %s is damaged: %s".formatted(name, folder, e.getMessage()),
          e);
    }
  }

  private static long room(long usual, long share, int cards) {
    long most = Runtime.getRuntime().maxMemory() / share;
    return Math.max(usual, Math.min(most, cards * usual / USUAL));
  }

  private static DirectoryReader reader(Path folder) throws IOException {
    FSDirectory directory = Existing.folder(folder);
    try {
      return DirectoryReader.open(directory);
    } finally {
      // Readers keep what they opened; the directory itself holds nothing.
      directory.close();
    }
  }

  /// Cards are shown one at a time and whole.
  private static Blobs cardJson(Path folder) throws IOException {
    try (FSDirectory directory = Existing.folder(folder)) {
      return Blobs.openCopied(directory, Blobs.CARDS);
    }
  }

  private static Blobs blobs(Path folder, String name) throws IOException {
    try (FSDirectory directory = Existing.folder(folder)) {
      return Blobs.open(directory, name);
    }
  }

  private static TermLists termLists(Path folder) throws IOException {
    try (FSDirectory directory = Existing.folder(folder)) {
      return TermLists.open(directory);
    }
  }

  private static float[] standing(Heads heads, byte[] types) throws IOException {
    float[] standing = new float[heads.size()];
    heads.each(head -> {
      int doc = head.number();
      types[doc] = (byte) head.type().ordinal();
      standing[doc] =
          Ranking.standing(
              head.type() == CardType.ACTOR,
              head.status().equals(Lifecycle.DEPRECATED.key()),
              head.sourceCount());
    });
    return standing;
  }

  private static List<String> terms(LeafReader leaf, String field) throws IOException {
    List<String> found = new ArrayList<>();
    Terms terms = leaf.terms(field);
    if (terms != null) {
      TermsEnum all = terms.iterator();
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        found.add(term.utf8ToString());
      }
    }
    return found;
  }

  /// Makes what is made when it is first asked for, but for the landscape.
  void prepare() {
    names.get();
    initials.get();
    lexicon.prepare();
  }

  /// Whether the caller holds it now; false when it was closed already.
  boolean hold() {
    int held;
    do {
      held = holders.get();
      if (held == 0) {
        return false;
      }
    } while (!holders.compareAndSet(held, held + 1));
    return true;
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      try {
        IOUtils.close(cards, records, texts, details, nameStore, cardJson, termLists);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close " + manifest.generation(), e);
      }
    }
  }

  Manifest manifest() {
    return manifest;
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /// One that stops at a deadline.
  IndexSearcher searcher(Deadline deadline) {
    IndexSearcher bounded = new IndexSearcher(cards);
    bounded.setSimilarity(Ranking.similarity());
    bounded.setQueryCache(null);
    bounded.setTimeout(deadline);
    return bounded;
  }

  /// For one caller.
  Sums sums() {
    return new Sums(searcher, terms, new Pile());
  }

  /// One that stops at a deadline.
  Sums sums(Deadline deadline) {
    return sums(deadline, new Pile());
  }

  /// @param pile that nobody else uses meanwhile
  Sums sums(Deadline deadline, Pile pile) {
    return new Sums(searcher(deadline), terms, pile);
  }

  Columns columns() {
    return columns;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  QueryTranslator translator() {
    return translator;
  }

  NameTable nameTable() {
    return names.get();
  }

  /// The letter under which a card stands in a list by name.
  char initial(int doc) {
    return initials.get().of(doc);
  }

  Landscape landscape() {
    return landscape.get();
  }

  /// In the order of the keys.
  List<String> contestedKeys() {
    return contestedKeys;
  }

  int size() {
    return heads.size();
  }

  CardHead head(int doc) {
    return heads.get(doc);
  }

  CardType type(int doc) {
    return TYPES[types[doc]];
  }

  float[] standing() {
    return standing;
  }

  List<CardName> names(int doc) throws IOException {
    return NameStore.read(nameStore.get(doc));
  }

  /// See [NameStore#read(BytesRef, List, Predicate)].
  List<CardName> names(int doc, List<byte[]> keys, @Nullable Predicate<String> wanted)
      throws IOException {
    return NameStore.read(nameStore.get(doc), keys, wanted);
  }

  Desk.Free desks() {
    return desks;
  }

  /// See [Blobs#TEXTS].
  CardText texts() {
    return new CardText(texts);
  }

  /// See [Blobs#DETAILS].
  CardText details() {
    return new CardText(details);
  }

  Remembered remembered() {
    return remembered;
  }

  Postings postings() {
    return postings;
  }

  CompoundHalves halves() {
    return halves;
  }

  SourceRecords sourceRecords() {
    return sourceRecords;
  }

  byte[] json(int doc) throws IOException {
    return cardJson.get(doc).bytes;
  }

  /// @throws IOException also when what stands there is no card
  Card card(int doc, CardCodec codec) throws IOException {
    byte[] json = json(doc);
    try {
      return codec.decode(json);
    } catch (RuntimeException e) {
      throw new IOException(
          "card %d is not as it was written, actordex verify tells more".formatted(doc), e);
    }
  }

  /// The cards that have a term, in the order of their ids.
  int[] docs(String field, String term) throws IOException {
    return terms.docs(field, new BytesRef(term));
  }
}

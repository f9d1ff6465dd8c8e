package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Out of the lists comes what Lucene finds, scored alike to the last bit: in prose, where length
/// and repetition count, and in names, where they do not.
class TermScoresTest {
  private static final String PROSE = dev.actordex.lucene.TextField.DESCRIPTION.indexed();
  private static final String NAMES = dev.actordex.lucene.TextField.NAME.indexed();
  private static final List<String> WORDS =
      List.of("a", "of", "in", "web", "group", "actor", "water", "hole", "bär", "rare");

  private final Random random = new Random(11);
  private ByteBuffersDirectory directory;
  private DirectoryReader reader;
  private TermLists lists;
  private TermScores scores;
  private IndexSearcher searcher;

  @BeforeEach
  void write() throws IOException {
    directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(new WhitespaceAnalyzer()).setSimilarity(Ranking.similarity());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int card = 0; card < 400; card++) {
        Document document = new Document();
        if (card % 3 > 0) {
          document.add(new TextField(PROSE, words(1 + random.nextInt(90)), Field.Store.NO));
          document.add(new TextField(PROSE, words(3), Field.Store.NO));
        }
        document.add(new TextField(NAMES, words(1 + random.nextInt(4)), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    LeafReader leaf = reader.leaves().getFirst().reader();
    TermLists.write(directory, leaf);
    lists = TermLists.open(directory);
    scores = new TermScores(lists, leaf);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(Ranking.similarity());
  }

  @AfterEach
  void close() throws IOException {
    lists.close();
    reader.close();
    directory.close();
  }

  private String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return String.join(" ", words);
  }

  /// The later in the list the rarer.
  private String word() {
    return WORDS.get(Math.min(random.nextInt(WORDS.size()), random.nextInt(WORDS.size())));
  }

  @Test
  void eachWord() throws IOException {
    for (String field : List.of(PROSE, NAMES)) {
      for (String word : WORDS) {
        same(new TermQuery(new Term(field, word)));
        same(new BoostQuery(new TermQuery(new Term(field, word)), 0.3f));
      }
      same(new TermQuery(new Term(field, "nowhere")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7})
  void anyTwoWords(int slop) throws IOException {
    for (String field : List.of(PROSE, NAMES)) {
      for (String one : WORDS) {
        for (String other : WORDS) {
          same(new BoostQuery(new PhraseQuery(slop, field, one, other), 0.3f));
        }
      }
    }
  }

  @Test
  void anyRowOfWords() throws IOException {
    for (int i = 0; i < 200; i++) {
      same(new PhraseQuery(PROSE, word(), word(), word()));
      same(new PhraseQuery(NAMES, word(), word(), word(), word()));
    }
  }

  @Test
  void whatLeavesOutCardsIsOneDifferenceHoweverDeepOtherSuchIsInIt() throws IOException {
    for (int i = 0; i < 100; i++) {
      Query inner = less(List.of(prose(), prose()), prose());
      same(less(List.of(prose(), inner), prose()));
      same(less(List.of(prose(), new Combined.AllOf(List.of(prose(), inner), List.of())), prose()));
      Query all =
          new BooleanQuery.Builder()
              .add(prose(), BooleanClause.Occur.MUST)
              .add(inner, BooleanClause.Occur.MUST)
              .build();
      same(less(List.of(prose(), all), prose()));
    }
  }

  private static Query less(List<Query> parts, Query without) {
    BooleanQuery.Builder less = new BooleanQuery.Builder();
    parts.forEach(part -> less.add(part, BooleanClause.Occur.MUST));
    return less.add(without, BooleanClause.Occur.MUST_NOT).build();
  }

  private Query prose() {
    return new TermQuery(new Term(PROSE, word()));
  }

  /// Asked twice, because a part that is asked for again is read as a whole.
  @ParameterizedTest
  @ValueSource(ints = {0, 150, 400, 900})
  void partsThatAreOnlyAskedAboutSomeCardsAddUpAsWholeOnes(int dear) throws IOException {
    int found = 0;
    for (int i = 0; i < 500; i++) {
      Query query = any(3);
      List<HeldCards> some = new ArrayList<>();
      for (int times = 0; times < 2; times++) {
        some.add(new Sums(searcher, scores, dear, new Pile()).of(query));
      }
      HeldCards whole = new Sums(searcher, scores, Integer.MAX_VALUE, new Pile()).of(query);
      for (HeldCards ours : some) {
        assertThat(ours.docs()).as(query.toString()).isEqualTo(whole.docs());
        assertThat(ours.scores()).as(query.toString()).isEqualTo(whole.scores());
      }
      found += whole.docs().length > 0 ? 1 : 0;
    }
    assertThat(found).isGreaterThan(100);
  }

  private Query any(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextInt(5) == 0 ? part() : new Held(part(), new Room(1_000_000));
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean some = random.nextBoolean();
    int parts = 2 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      Query part = any(depth - 1);
      boolean should = some || random.nextInt(3) == 0;
      all.add(
          random.nextInt(4) == 0 ? new BoostQuery(new ConstantScoreQuery(part), 0.7f) : part,
          should ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
    }
    return all.setMinimumNumberShouldMatch(some ? random.nextInt(parts) : 0).build();
  }

  /// A word or a row of words in either field.
  private Query part() {
    String one = word();
    String other = word();
    List<Query> ways = new ArrayList<>();
    for (String field : List.of(PROSE, NAMES)) {
      ways.add(
          random.nextInt(3) == 0 && !one.equals(other)
              ? new PhraseQuery(random.nextInt(2), field, one, other)
              : new BoostQuery(new TermQuery(new Term(field, one)), 1.5f));
    }
    return Ways.best(ways);
  }

  @Test
  void whichFieldsHaveAWord() throws IOException {
    int both =
        1 << dev.actordex.lucene.TextField.DESCRIPTION.ordinal()
            | 1 << dev.actordex.lucene.TextField.NAME.ordinal();

    assertThat(scores.fields(TermLists.hash("a"))).isEqualTo(both);
    assertThat(scores.fields(TermLists.hash("nowhere"))).isZero();
  }

  private void same(Query query) throws IOException {
    HeldCards ours = new Sums(searcher, scores, new Pile()).of(query);
    HeldCards lucene = searcher.search(query, new Gathering());

    assertThat(ours.docs()).as(query.toString()).isEqualTo(lucene.docs());
    assertThat(ours.scores()).as(query.toString()).isEqualTo(lucene.scores());
  }
}

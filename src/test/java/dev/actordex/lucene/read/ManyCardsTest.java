package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// In many cards terms are far apart, or in nearly all of them, or more often in one than a byte
/// says: what is read of the lists, whole or of some cards, is what Lucene finds there too.
class ManyCardsTest {
  private static final int CARDS = 40_000;
  private static final String PROSE = dev.actordex.lucene.TextField.DESCRIPTION.indexed();
  private static final String NAMES = dev.actordex.lucene.TextField.NAME.indexed();
  private static final String KIND = "kind";

  private static final List<Query> QUERIES =
      List.of(
          new TermQuery(new Term(PROSE, "all")),
          new TermQuery(new Term(PROSE, "some")),
          new TermQuery(new Term(PROSE, "rare")),
          new TermQuery(new Term(PROSE, "often")),
          new BoostQuery(new TermQuery(new Term(NAMES, "all")), 1.5f),
          new TermQuery(new Term(NAMES, "rare")),
          new TermQuery(new Term(KIND, "common")),
          new TermQuery(new Term(KIND, "rare")),
          new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(PROSE, "all"))), 0.7f),
          new ConstantScoreQuery(new TermQuery(new Term(PROSE, "often"))),
          new PhraseQuery(PROSE, "often", "some"),
          new PhraseQuery(PROSE, "rare", "often", "some"),
          new PhraseQuery(2, PROSE, "some", "often"),
          new PhraseQuery(PROSE, "all", "some"),
          new PhraseQuery(3, NAMES, "rare", "all"));

  private static ByteBuffersDirectory directory;
  private static DirectoryReader reader;
  private static TermLists lists;
  private static TermScores scores;
  private static IndexSearcher searcher;

  @BeforeAll
  static void write() throws IOException {
    directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(new WhitespaceAnalyzer())
            .setSimilarity(Ranking.similarity())
            .setRAMBufferSizeMB(512);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int card = 0; card < CARDS; card++) {
        writer.addDocument(card(card));
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

  private static Document card(int card) {
    StringBuilder prose = new StringBuilder("all ");
    boolean rare = isRare(card);
    if (rare) {
      prose.append("rare ");
    }
    if (card % 7 == 0) {
      prose.append("often ".repeat(times(card)));
    }
    if (card % 90 == 0 || rare) {
      prose.append("some ");
    }
    Document document = new Document();
    document.add(new TextField(PROSE, prose.append("none").toString(), Field.Store.NO));
    document.add(new TextField(NAMES, rare ? "rare of all" : "all", Field.Store.NO));
    document.add(new StringField(KIND, rare ? "rare" : "common", Field.Store.NO));
    return document;
  }

  /// So far from the one before that a number takes three bytes.
  private static boolean isRare(int card) {
    return card == 7 || card == 16_800 || card == 16_807 || card == CARDS - 1;
  }

  private static int times(int card) {
    return switch (card) {
      case 7 -> 127;
      case 14 -> 128;
      case 16_800 -> 20_000;
      case 16_807 -> 1;
      default -> 1 + card % 5;
    };
  }

  @AfterAll
  static void close() throws IOException {
    lists.close();
    reader.close();
    directory.close();
  }

  @Test
  void allThatHaveIt() throws IOException {
    for (Query query : QUERIES) {
      HeldCards lucene = searcher.search(query, new Gathering());
      HeldCards ours = new Sums(searcher, scores, new Pile()).of(query);

      assertThat(lucene.docs()).as(query.toString()).isNotEmpty();
      assertThat(ours.docs()).as(query.toString()).isEqualTo(lucene.docs());
      assertThat(ours.scores()).as(query.toString()).isEqualTo(lucene.scores());
    }
  }

  @Test
  void thoseOfSomeThatHaveIt() throws IOException {
    List<int[]> somes =
        List.of(
            new int[] {16_800},
            new int[] {7, 14, 90, 16_800, 16_807, CARDS - 1},
            every(3),
            every(70),
            every(630));
    for (Query query : QUERIES) {
      HeldCards lucene = searcher.search(query, new Gathering());
      for (int[] some : somes) {
        HeldCards ours = new Sums(searcher, scores, 0, new Pile()).among(query, 1, some);
        for (int doc : some) {
          assertThat(score(ours, doc)).as("%d: %s", doc, query).isEqualTo(score(lucene, doc));
        }
      }
    }
  }

  private static int[] every(int step) {
    int[] some = new int[CARDS / step];
    Arrays.setAll(some, i -> i * step);
    return some;
  }

  /// Negative where it has not got it.
  private static float score(HeldCards cards, int doc) {
    int at = Arrays.binarySearch(cards.docs(), doc);
    return at < 0 ? -1 : cards.scores()[at];
  }
}

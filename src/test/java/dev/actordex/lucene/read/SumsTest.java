package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.lucene.TextField;
import dev.actordex.search.query.QueryParser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is summed up here, Lucene's scorers find and score the same, to the last bit.
@ExtendWith(OpenLibrary.class)
class SumsTest {
  private static final List<String> WORDS =
      List.of("group", "actor", "use", "russia", "web", "target", "known", "malware", "the", "in");

  private final Generation generation;

  SumsTest(Generation generation) {
    this.generation = generation;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apt28",
        "lazarus",
        "russian actors using sogu",
        "strategic web compromises against banks",
        "russia OR banks",
        "(apt28 OR apt29) russia -lazarus",
        "actor group -russia -banks",
        "actor -(known group) -china",
        "actor (group -(russia known)) use",
        "actor (group -(web OR known))",
        "-russia",
        "wateringhole type:actor",
        "ap* russia",
        "\"robs banks\" country:KP"
      })
  void whatPeopleAsk(String text) throws IOException {
    for (Plan.Attempt attempt :
        List.of(Plan.Attempt.FIRST, Plan.Attempt.EAGER, Plan.Attempt.lacking(1))) {
      same(
          generation
              .translator()
              .translate(QueryParser.parse(text), attempt, Deadline.never())
              .query());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Occur.class,
      names = {"MUST", "SHOULD"})
  void aSumOfSumsIsOneSum(Occur occur) throws IOException {
    BooleanQuery.Builder inner = new BooleanQuery.Builder();
    inner.add(word("actor"), occur).add(word("use"), occur);
    BooleanQuery.Builder outer = new BooleanQuery.Builder();
    outer.add(word("group"), occur).add(inner.build(), occur).add(word("known"), occur);
    same(outer.build());
  }

  @Test
  void anythingPutTogetherByChance() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      List<String> left = new ArrayList<>(WORDS);
      Collections.shuffle(left, random);
      same(any(random, 3, left));
    }
  }

  @Test
  void anyOfSomeTerms() throws IOException {
    for (List<String> terms :
        List.of(List.of("actor"), List.of("actor", "software", "nowhere"), List.of("nowhere"))) {
      Query any = new TermInSetQuery("type", terms.stream().map(BytesRef::new).toList());
      same(any);
      same(new BoostQuery(new ConstantScoreQuery(any), 0.7f));
      same(new BoostQuery(any, 2));
    }
  }

  /// @param left words that the query does not have yet
  private Query any(Random random, int depth, List<String> left) {
    if (depth == 0 || left.size() < 2 || random.nextInt(3) == 0) {
      Query word = word(left.isEmpty() ? "nowhere" : left.removeLast());
      return random.nextInt(4) == 0
          ? new BoostQuery(new ConstantScoreQuery(word), 1 + random.nextInt(90) / 7f)
          : word;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean some = random.nextBoolean();
    int parts = 2 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      all.add(
          any(random, depth - 1, left), some || random.nextInt(3) == 0 ? Occur.SHOULD : Occur.MUST);
    }
    if (some) {
      all.setMinimumNumberShouldMatch(random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      all.add(any(random, depth - 1, left), Occur.MUST_NOT);
    }
    return all.build();
  }

  private Query word(String word) {
    return new Held(both(word), new Room(1_000_000));
  }

  private static Query both(String word) {
    return Ways.best(
        List.of(
            new TermQuery(new Term("text.description", word)),
            new BoostQuery(new TermQuery(new Term("text.label", word)), 1.5f)));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.2f, 1, 6})
  void whatIsReadOfAPartIsWhatLuceneFinds(float weight) throws IOException {
    for (String word : WORDS) {
      Query twice = Ways.all(List.of(both(word), both("group")));
      for (Query part :
          List.of(
              both(word),
              new BoostQuery(both(word), weight),
              new BoostQuery(new ConstantScoreQuery(both(word)), weight),
              Ways.best(
                  List.of(
                      new BoostQuery(both(word), weight),
                      new BoostQuery(twice, weight),
                      Ways.term("type", "actor", weight),
                      new PhraseQuery("text.description", word, "group"),
                      new PrefixQuery(new Term("text.label", word.substring(0, 2))))))) {
        HeldCards read = new Sums(generation.searcher(Deadline.never())).of(part);
        HeldCards lucene = generation.searcher(Deadline.never()).search(part, new Gathering());
        assertThat(lines(read)).as(part.toString()).isEqualTo(lines(lucene));
        same(part);
      }
    }
  }

  @Test
  void anyTermOfAnyField() throws IOException {
    LeafReader leaf = generation.searcher().getLeafContexts().getFirst().reader();
    int terms = 0;
    for (FieldInfo field : leaf.getFieldInfos()) {
      Terms some = leaf.terms(field.name);
      TermsEnum each = some == null ? TermsEnum.EMPTY : some.iterator();
      for (BytesRef bytes = each.next(); bytes != null; bytes = each.next()) {
        Term term = new Term(field.name, BytesRef.deepCopyOf(bytes));
        assertThat(generation.lexicon().cards(field.name, term.text()))
            .as(term.toString())
            .isEqualTo(each.docFreq());
        assertThat(most(term.text())).as(term.toString()).isEqualTo(mostOneByOne(term.text()));
        same(new BoostQuery(new TermQuery(term), 0.7f));
        same(new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), 3));
        terms++;
      }
    }
    assertThat(terms).isGreaterThan(200);
    assertThat(generation.lexicon().cards("text.description", "nowhere")).isZero();
    assertThat(generation.lexicon().cards("nowhere", "actor")).isZero();
    same(new TermQuery(new Term("nowhere", "actor")));
  }

  private int most(String word) {
    return generation.lexicon().most(word, generation.lexicon().fields(word));
  }

  private int mostOneByOne(String word) {
    return Arrays.stream(TextField.values())
        .mapToInt(field -> generation.lexicon().cards(field.indexed(), word))
        .max()
        .orElseThrow();
  }

  /// Of what time is left for, every card is one that the whole query finds.
  @Test
  void whoseTimeIsUpGetsAPartOfWhatThereIsAndTheNextAllOfIt() throws IOException {
    Random random = new Random(5);
    int stopped = 0;
    for (int i = 0; i < 60; i++) {
      List<String> left = new ArrayList<>(WORDS);
      Collections.shuffle(left, random);
      Query query = i == 0 ? filtered() : any(random, 3, left);
      HeldCards whole = generation.searcher().search(query, new Gathering());
      for (int looks = 1; looks < 40; looks++) {
        AtomicLong time = new AtomicLong();
        Deadline deadline = new Deadline(time::getAndIncrement, Duration.ofNanos(looks));
        HeldCards some = generation.sums(deadline).of(anew(query));
        if (deadline.missed()) {
          assertThat(boxed(whole)).as(query.toString()).containsAll(boxed(some));
          stopped++;
        } else {
          assertThat(lines(some)).as(query.toString()).isEqualTo(lines(whole));
        }
      }
    }
    assertThat(stopped).isGreaterThan(100);
  }

  private static Query filtered() {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term("text.description", "group")), Occur.FILTER)
        .add(new TermQuery(new Term("text.description", "the")), Occur.FILTER)
        .build();
  }

  /// The same query, of which nothing was read yet.
  private static Query anew(Query query) {
    return switch (query) {
      case Held held -> new Held(Objects.requireNonNull(held.part()), new Room(1_000_000));
      case BoostQuery boosted -> new BoostQuery(anew(boosted.getQuery()), boosted.getBoost());
      case ConstantScoreQuery constant -> new ConstantScoreQuery(anew(constant.getQuery()));
      case BooleanQuery all -> {
        BooleanQuery.Builder same = new BooleanQuery.Builder();
        same.setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
        all.clauses().forEach(part -> same.add(anew(part.query()), part.occur()));
        yield same.build();
      }
      default -> query;
    };
  }

  private static List<Integer> boxed(HeldCards cards) {
    return Arrays.stream(cards.docs()).boxed().toList();
  }

  private void same(Query query) throws IOException {
    if (query == null) {
      return;
    }
    HeldCards sums = generation.sums(Deadline.never()).of(query);
    HeldCards lucene = generation.searcher(Deadline.never()).search(query, new Gathering());
    assertThat(lines(sums)).as(query.toString()).isEqualTo(lines(lucene));
  }

  private static List<String> lines(HeldCards cards) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < cards.docs().length; i++) {
      lines.add(cards.docs()[i] + " " + cards.scores()[i]);
    }
    return lines;
  }
}

package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The pieces from which a query is put together, and what is noted meanwhile.
///
/// A term that no card has is never put into a query: what is looked up here saves a scorer there.
final class Making {
  static final Set<TextField> ANYWHERE = EnumSet.allOf(TextField.class);

  static final Set<TextField> NAMES = EnumSet.of(TextField.NAME, TextField.ALIAS);
  static final Set<TextField> ELSEWHERE = EnumSet.complementOf(EnumSet.copyOf(NAMES));

  final Lexicon lexicon;
  final Deadline deadline;
  final List<Clue> clues = new ArrayList<>();

  /// Of which part of the question each clue is, and how rare the parts are.
  final List<Integer> partOfClue = new ArrayList<>();

  final List<Float> parts = new ArrayList<>();

  /// Whether a part is more than a facet's value: then it tells where the parts stand together.
  boolean told;

  /// Whether the row that is being translated has several parts.
  boolean several;

  private final List<String> readings = new ArrayList<>();
  boolean complete = true;

  /// Whether a word was read as another.
  boolean corrected;

  /// Nothing is a reason to show a hit while what must not match is translated.
  private int negated;

  /// In which direction of an attack the words so far point.
  Sentence.Direction direction = Sentence.Direction.OPEN;

  /// How many units could be missing at most, and one.
  int units;

  /// The parts of the query that ask for all of some words, by identity.
  final Map<Query, Requirements> rows;

  /// How many cards have what was looked up, by the way in which most have it.
  private int most;

  /// The facts that were looked up.
  private final List<Query> facts = new ArrayList<>();

  private final Recall recall;

  /// Whether the parts of the query say what they are for.
  private final boolean explaining;

  /// Null for a part of a question alone: how to take a reading back depends on the whole.
  private final @Nullable Phrasing phrasing;

  private final List<Reading> read = new ArrayList<>();

  /// @param deadline when it is passed, parts are translated more simply and not remembered
  Making(
      Lexicon lexicon, Remembered remembered, String text, Deadline deadline, boolean explaining) {
    this.deadline = deadline;
    this.lexicon = lexicon;
    this.explaining = explaining;
    recall = new Recall(remembered, deadline, explaining, lexicon.size());
    phrasing = new Phrasing(text);
    rows = new IdentityHashMap<>(2);
  }

  /// For a part of a question alone.
  private Making(Making whole) {
    lexicon = whole.lexicon;
    deadline = whole.deadline;
    recall = whole.recall;
    explaining = whole.explaining;
    phrasing = null;
    rows = Map.of();
    several = whole.several;
  }

  /// How a part is translated.
  interface Translation {
    /// @param part notes what belongs to it
    @Nullable Query query(Making part);
  }

  /// Translates a part, or takes what came of it in an earlier question.
  Part part(Part.Key key, Translation translation) {
    return part(key, null, "", translation);
  }

  /// The same for a part whose translation does not depend on how its words were typed: all that is
  /// noted of how they were read begins with them, and is put together anew.
  ///
  /// @param said the part as typed; null where the translation says it
  /// @param quoted how sentences call it
  Part part(Part.Key key, @Nullable String said, String quoted, Translation translation) {
    Part known = recall.part(key);
    Part part = known == null ? translated(key, translation) : known;
    for (Clue clue : part.clues()) {
      clue(clue);
    }
    for (Reading reading : part.read()) {
      String text = said == null ? reading.text() : said;
      read(text, reading.as(), reading.facet(), reading.value(), reading.label());
    }
    for (String reading : part.readings()) {
      reading(said == null ? reading : '“' + quoted + '”' + reading);
    }
    complete &= part.complete();
    corrected |= part.corrected();
    return part;
  }

  private Part translated(Part.Key key, Translation translation) {
    Room room = recall.roomFor(key);
    Making apart = new Making(this);
    Query query = translation.query(apart);
    Part part =
        new Part(
            query == null ? null : recall.held(query, room),
            apart.facts.isEmpty() ? null : recall.held(Ways.best(apart.facts), room),
            List.copyOf(apart.clues),
            apart.read(),
            apart.readings(),
            apart.complete,
            apart.corrected,
            apart.most);
    recall.leave(key, part, room);
    return part;
  }

  /// Who is an actor: a fifth of all cards, read for each question that is a name until it was
  /// held.
  Query actors() {
    String actor = CardType.ACTOR.key();
    Part actors =
        part(
            new Part.Key(Part.Kind.TYPE, actor, "", false),
            part -> new TermQuery(new Term(Facet.TYPE.key(), actor)));
    return Objects.requireNonNull(actors.query());
  }

  /// Notes a reading that can be taken back.
  void read(
      String typed, Reading.As as, @Nullable Facet facet, @Nullable String value, String label) {
    // There are few, so comparing them is less than computing the hashes of all their texts.
    for (Reading known : read) {
      if (known.as() == as
          && known.text().equals(typed)
          && known.label().equals(label)
          && known.facet() == facet
          && Objects.equals(known.value(), value)) {
        return;
      }
    }
    String quoting = phrasing == null ? null : phrasing.quoting(typed);
    read.add(new Reading(typed, as, facet, value, label, quoting));
  }

  /// Notes a sentence on how words were read, once.
  void reading(String sentence) {
    if (!readings.contains(sentence)) {
      readings.add(sentence);
    }
  }

  List<Reading> read() {
    return List.copyOf(read);
  }

  List<String> readings() {
    return List.copyOf(readings);
  }

  void clue(Clue clue) {
    if (negated == 0) {
      clues.add(clue);
      if (phrasing != null) {
        partOfClue.add(parts.size());
      }
    }
  }

  /// A clue of all words together, which is of no one part.
  void wholeClue(Clue clue) {
    if (negated == 0) {
      clues.add(clue);
      partOfClue.add(Plan.WHOLE);
    }
  }

  /// Ends a part of the question; later clues are of the next.
  void part(float rarity) {
    parts.add(rarity);
  }

  void negate(int by) {
    negated += by;
  }

  /// The logarithm of how many times more cards there are than cards that have something.
  float rarity(int cards) {
    return (float) Math.log(1 + lexicon.size() / (1.0 + cards));
  }

  /// How many cards have a term, which is noted for the part.
  private int cards(String field, String term) {
    int cards = lexicon.cards(field, term);
    most = Math.max(most, cards);
    return cards;
  }

  /// A term that is a fact of the card: it counts by how few cards have it.
  Query fact(String field, String term, float weight) {
    Query fact = Ways.term(field, term, weight * rarity(cards(field, term)));
    facts.add(fact);
    return fact;
  }

  /// Any of several terms as one fact.
  Query fact(String field, List<String> terms, float weight) {
    if (terms.size() == 1) {
      return fact(field, terms.getFirst(), weight);
    }
    int any = Math.min(lexicon.size(), terms.stream().mapToInt(term -> cards(field, term)).sum());
    most = Math.max(most, any);
    List<BytesRef> bytes = terms.stream().map(BytesRef::new).toList();
    Query fact = Ways.constant(new TermInSetQuery(field, bytes), weight * rarity(any));
    facts.add(fact);
    return fact;
  }

  /// A part of the query that says what it is for, where that is asked.
  Query labelled(Query query, String label) {
    return explaining ? new Labelled(query, label) : query;
  }

  /// @param label put together only where it is asked for: that takes longer than the query
  Query labelled(Query query, Supplier<String> label) {
    return explaining ? new Labelled(query, label.get()) : query;
  }

  List<Query> labelled(List<Query> queries, Supplier<String> label) {
    return explaining ? queries.stream().map(query -> labelled(query, label)).toList() : queries;
  }

  /// A word's term in the fields in which any card has it, each by its weight.
  List<Query> word(String term, Set<TextField> fields) {
    int having = lexicon.fields(term);
    if (having == 0) {
      return List.of();
    }
    List<Query> queries = new ArrayList<>(Integer.bitCount(having));
    word(having, new BytesRef(term), fields, 1, queries);
    most = Math.max(most, lexicon.most(term, having & bits(fields)));
    return queries;
  }

  private static void word(
      int having, BytesRef term, Set<TextField> fields, float share, List<Query> into) {
    for (TextField field : fields) {
      if ((having & 1 << field.ordinal()) != 0) {
        Query query = new TermQuery(new Term(field.indexed(), term));
        into.add(Ways.weighed(Ways.weighed(query, field.weight()), share));
      }
    }
  }

  private static int bits(Set<TextField> fields) {
    int bits = 0;
    for (TextField field : fields) {
      bits |= 1 << field.ordinal();
    }
    return bits;
  }

  /// A word, or several next to each other.
  List<Query> words(List<Token> tokens, Set<TextField> fields) {
    return tokens.size() == 1 ? word(tokens.getFirst().term(), fields) : row(tokens, fields, 0);
  }

  /// The same, and then in names, where it counts by a share.
  List<Query> words(List<Token> tokens, Set<TextField> fields, float share) {
    List<Query> queries = new ArrayList<>();
    if (tokens.size() > 1) {
      int having = together(tokens);
      listed(having, tokens, fields, 1, queries);
      listed(having, tokens, NAMES, share, queries);
      return queries;
    }
    String term = tokens.getFirst().term();
    int having = lexicon.fields(term);
    if (having != 0) {
      BytesRef bytes = new BytesRef(term);
      word(having, bytes, fields, 1, queries);
      word(having, bytes, NAMES, share, queries);
      most = Math.max(most, lexicon.most(term, having & (bits(fields) | bits(NAMES))));
    }
    return queries;
  }

  private void listed(
      int having, List<Token> tokens, Set<TextField> fields, float share, List<Query> into) {
    StringBuilder terms = new StringBuilder();
    tokens.forEach(token -> terms.append(token.term()).append(' '));
    Part.Key key = new Part.Key(Part.Kind.ROW, terms.toString(), fields + " " + share, false);
    into.addAll(recall.row(key, () -> row(having, tokens, fields, 0, share)));
  }

  /// Words in a row; `slop` other words may stand between.
  List<Query> row(List<Token> tokens, Set<TextField> fields, int slop) {
    return row(together(tokens), tokens, fields, slop, 1);
  }

  private static List<Query> row(
      int having, List<Token> tokens, Set<TextField> fields, int slop, float share) {
    if (having == 0) {
      return List.of();
    }
    BytesRef[] terms = new BytesRef[tokens.size()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new BytesRef(tokens.get(i).term());
    }
    List<Query> ways = new ArrayList<>();
    for (TextField field : fields) {
      if ((having & 1 << field.ordinal()) != 0) {
        Query row = new PhraseQuery(slop, field.indexed(), terms);
        ways.add(Ways.weighed(Ways.weighed(row, field.weight()), share));
      }
    }
    return ways;
  }

  /// The fields in which all of the words are, wherever they stand in them; how many cards may have
  /// the words next to each other is noted for the part.
  private int together(List<Token> tokens) {
    most = Math.max(most, besides(tokens));
    int having = -1;
    for (Token token : tokens) {
      having &= having == 0 ? 0 : lexicon.fields(token.term());
    }
    return having;
  }

  /// About how many cards have the words next to each other: no more than have the rarest pair.
  private int besides(List<Token> tokens) {
    int least = tokens.size() < 2 ? 0 : lexicon.size();
    for (int i = 1; i < tokens.size(); i++) {
      least =
          Math.min(
              least,
              lexicon.cards(Fields.COMPOUND, Words.joined(tokens.get(i - 1), tokens.get(i))));
    }
    return least;
  }

  List<Query> beginning(String start, Set<TextField> fields) {
    List<Query> queries = new ArrayList<>();
    for (TextField field : fields) {
      queries.add(Ways.constant(new PrefixQuery(new Term(field.indexed(), start)), field.weight()));
    }
    return queries;
  }

  boolean compounds(String joined) {
    return lexicon.has(Fields.COMPOUND, joined);
  }

  static int[] hashes(List<Token> tokens) {
    int[] hashes = new int[tokens.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = ForwardText.hash(tokens.get(i).term());
    }
    return hashes;
  }
}

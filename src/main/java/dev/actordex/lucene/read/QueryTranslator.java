package dev.actordex.lucene.read;

import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.ParsedQuery;
import dev.actordex.search.query.QueryNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// Our query tree as a Lucene query: the only place where one becomes the other.
final class QueryTranslator {
  /// A longer text is no name.
  private static final int LONGEST_NAME = 120;

  /// A shorter key is a single edit from too many others.
  private static final int LONG_NAME = 10;

  /// A word of this length that few cards have may be a name misspelt.
  private static final int LONG_WORD = 8;

  private static final int RARE = 3;

  private final Lexicon lexicon;
  private final Synonyms synonyms;

  private final FacetWords facetWords;
  private final Senses senses;
  private final Remembered remembered;

  /// @param remembered what became of the parts of earlier questions in the same index
  QueryTranslator(
      Lexicon lexicon, Synonyms synonyms, FacetWords facetWords, Remembered remembered) {
    this.lexicon = lexicon;
    this.remembered = remembered;
    this.synonyms = synonyms;
    this.facetWords = facetWords;
    senses = new Senses(facetWords);
  }

  /// @param deadline when it is passed, no more typos are looked for
  Plan translate(ParsedQuery parsed, Plan.Attempt attempt, Deadline deadline) {
    return translate(parsed, attempt, deadline, false);
  }

  /// The query of a plan once more, in which each part says what it is for.
  @Nullable Query explained(ParsedQuery parsed, Plan plan, Deadline deadline) {
    return translate(parsed, plan.attempt(), deadline, true).query();
  }

  private Plan translate(
      ParsedQuery parsed, Plan.Attempt attempt, Deadline deadline, boolean explaining) {
    boolean eager = attempt.eager();
    Making making = new Making(lexicon, remembered, parsed.text(), deadline, explaining);
    Set<String> nameKeys = new LinkedHashSet<>();
    Query query = null;
    if (!(parsed.tree() instanceof QueryNode.Everything) || !parsed.text().isBlank()) {
      query = node(parsed.tree(), making, eager);
      if (parsed.text().length() <= LONGEST_NAME) {
        query = orName(query, parsed, making, nameKeys, eager);
      }
    }
    Plan plan =
        new Plan(
            query,
            attempt,
            making.clues,
            List.copyOf(nameKeys),
            making.readings(),
            making.read(),
            making.units,
            making.complete,
            making.partOfClue,
            making.parts,
            making.told,
            making.rows);
    return attempt.missing() > 0 ? plan.lacking(attempt.missing()) : plan;
  }

  /// Whether the whole of a question of plain words is a typo away from a name.
  boolean isNearName(ParsedQuery parsed) {
    String key = NameKey.of(parsed.text());
    return parsed.tree() instanceof QueryNode.Words
        && parsed.text().length() <= LONGEST_NAME
        && !lexicon.nearNames(key, NearKeys.allowedFor(key)).isEmpty();
  }

  /// How many edits lead from the whole text to a name that is meant. Only plain words have typos,
  /// and only when one of them is unknown; but two words or more that are a single edit from a name
  /// are that name ("Forrest Blizzard"), even if each exists.
  private int editsToName(QueryNode tree, String key, Making making, boolean eager) {
    if (!(tree instanceof QueryNode.Words words)) {
      return 0;
    }
    if (eager || making.corrected || !making.complete) {
      return NearKeys.allowedFor(key);
    }
    if (words.words().size() > 1) {
      return key.length() >= LONG_NAME ? 1 : 0;
    }
    // A typo that a text made before: the word exists, but next to nobody writes it.
    boolean rare = lexicon.cards(TextField.DESCRIPTION.indexed(), key) <= RARE;
    return key.length() >= LONG_WORD && rare ? 1 : 0;
  }

  /// The whole text as a name, in any spelling or a typo away.
  private Query orName(
      Query words, ParsedQuery parsed, Making making, Set<String> nameKeys, boolean eager) {
    String text = parsed.text();
    String key = NameKey.of(text);
    String loose = NameKey.isBare(text) ? key : NameKey.loose(text);
    List<Query> names = new ArrayList<>();
    if (lexicon.mayName(key)) {
      name(Fields.KEY_PRIMARY, key, Ranking.EXACT_NAME, names);
      name(Fields.KEY_SHORT, key, Ranking.EXACT_SHORT, names);
      name(Fields.KEY_ALIAS, key, Ranking.EXACT_ALIAS, names);
      name(Fields.KEY_CONTESTED, key, Ranking.EXACT_CONTESTED, names);
      name(Fields.KEY_CLAIM, key, Ranking.EXACT_CLAIM, names);
      name(Fields.KEY_LOOSE, key, Ranking.EXACT_LOOSE, names);
    }
    if (!names.isEmpty()) {
      nameKeys.add(key);
    }
    if (!loose.equals(key) && lexicon.mayName(loose)) {
      int before = names.size();
      for (String field : Fields.KEYS) {
        name(field, loose, Ranking.EXACT_LOOSE, names);
      }
      name(Fields.KEY_LOOSE, loose, Ranking.EXACT_LOOSE, names);
      if (names.size() > before) {
        nameKeys.add(loose);
      }
    }
    if (names.isEmpty()) {
      nearNames(text, key, editsToName(parsed.tree(), key, making, eager), making, names, nameKeys);
    }
    if (names.isEmpty()) {
      guess(parsed, making);
      return words;
    }
    List<Query> any = new ArrayList<>();
    Supplier<String> all = () -> "“%s” as a name".formatted(text);
    any.add(making.labelled(Ways.best(names), all));
    listed(nameKeys, making)
        .map(
            listed -> making.labelled(listed, () -> all.get() + ", under which an actor is listed"))
        .ifPresent(any::add);
    any.add(words);
    return new Combined.SomeOf(any, 0);
  }

  /// Actors that are listed under one of the names.
  private Optional<Query> listed(Set<String> nameKeys, Making making) {
    List<Query> names = new ArrayList<>();
    for (String key : nameKeys) {
      for (String field : List.of(Fields.KEY_PRIMARY, Fields.KEY_SHORT)) {
        if (lexicon.has(field, key)) {
          names.add(new TermQuery(new Term(field, key)));
        }
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Query actors = new Combined.Filters(List.of(new Combined.SomeOf(names, 0), making.actors()));
    return Optional.of(Ways.constant(actors, Ranking.ACTOR_NAMED));
  }

  /// A name that nobody bears, but that a vendor would have coined: said, and nothing else.
  private void guess(ParsedQuery parsed, Making making) {
    if (!(parsed.tree() instanceof QueryNode.Words words)
        || words.words().size() > 3
        || making.clues.stream().anyMatch(QueryTranslator::isId)) {
      return;
    }
    String name = String.join(" ", words.words());
    facetWords
        .guess(name)
        .ifPresent(guess -> {
          String label =
              "looks like a %s name".formatted(guess.giver())
                  + (guess.implied().isEmpty()
                      ? ""
                      : "; %s stands for %s".formatted(guess.word(), guess.implied()));
          making.read(name, Reading.As.SCHEME, null, guess.giver(), label);
          making.reading(
              "“%s” %s; no card bears it, and nothing is narrowed by this guess"
                  .formatted(name, label));
        });
  }

  private static boolean isId(Clue clue) {
    return clue instanceof Clue.Term term && term.field().equals(Fields.ID);
  }

  private void name(String field, String key, float weight, List<Query> names) {
    if (lexicon.has(field, key)) {
      names.add(Ways.term(field, key, weight));
    }
  }

  private void nearNames(
      String text,
      String key,
      int allowed,
      Making making,
      List<Query> names,
      Set<String> nameKeys) {
    if (allowed == 0 || making.deadline.passed()) {
      return;
    }
    for (String near : lexicon.nearNames(key, allowed)) {
      nameKeys.add(near);
      making.read(text, Reading.As.TYPO, null, near, "the name “" + near + '”');
      List<Query> ways = new ArrayList<>();
      for (String field : Fields.KEYS) {
        name(field, near, Ranking.NEAR_NAME, ways);
      }
      name(Fields.KEY_LOOSE, near, Ranking.NEAR_NAME, ways);
      names.addAll(making.labelled(ways, () -> Edits.told(key, near)));
      making.reading("“" + key + "” read as the name “" + near + '”');
    }
  }

  private Query node(QueryNode node, Making making, boolean eager) {
    return switch (node) {
      case QueryNode.Everything everything -> new MatchAllDocsQuery();
      case QueryNode.Words words -> words(words, making, eager, true);
      case QueryNode.Phrase phrase -> phrase(phrase.text(), making);
      case QueryNode.Prefix prefix -> prefix(prefix.start(), making);
      case QueryNode.Fielded fielded -> new FieldTranslator(making).translate(fielded);
      case QueryNode.All all -> all(all.parts(), making, eager);
      case QueryNode.Any any -> {
        List<Query> parts = new ArrayList<>();
        for (QueryNode part : any.parts()) {
          parts.add(node(part, making, eager));
        }
        yield new Combined.SomeOf(parts, 0);
      }
      case QueryNode.Not not -> all(List.of(not), making, eager);
    };
  }

  private Query words(QueryNode.Words words, Making making, boolean eager, boolean alone) {
    return new WordsTranslator(making, synonyms, senses, eager).translate(words.words(), alone);
  }

  private Query all(List<QueryNode> parts, Making making, boolean eager) {
    List<BooleanClause> clauses = new ArrayList<>();
    boolean positive = false;
    boolean negative = false;
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.Not not) {
        boolean complete = making.complete;
        making.negate(1);
        clauses.add(new BooleanClause(node(not.part(), making, false), Occur.MUST_NOT));
        negative = true;
        making.negate(-1);
        making.complete = complete;
      } else {
        positive = true;
        Query query =
            part instanceof QueryNode.Words words
                ? words(words, making, eager, false)
                : node(part, making, eager);
        clauses.add(new BooleanClause(query, Occur.MUST));
      }
    }
    if (!negative) {
      return new Combined.AllOf(clauses.stream().map(BooleanClause::query).toList(), List.of());
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    clauses.forEach(builder::add);
    if (!positive) {
      builder.add(Ways.weighed(new MatchAllDocsQuery(), Ranking.CONDITION), Occur.MUST);
    }
    return builder.build();
  }

  private Query phrase(String text, Making making) {
    List<Token> tokens = Words.of(text);
    if (tokens.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    List<Query> ways =
        tokens.size() == 1
            ? making.word(tokens.getFirst().term(), Making.ANYWHERE)
            : making.row(tokens, Making.ANYWHERE, 0);
    making.complete &= !ways.isEmpty();
    making.clue(new Clue.Row(Making.hashes(tokens), Clue.Why.TEXT, Making.ANYWHERE));
    return Ways.best(ways);
  }

  /// `water*`; of `watering-h*` the last word is a beginning and the ones before are words.
  private Query prefix(String start, Making making) {
    List<Token> tokens = Words.of(start);
    @Nullable String last = tokens.isEmpty() ? null : tokens.getLast().surface();
    if (last == null) {
      return new MatchNoDocsQuery("no words");
    }
    List<Query> ways = new ArrayList<>(making.beginning(last, Making.ANYWHERE));
    ways.add(Ways.constant(new PrefixQuery(new Term(Fields.COMPOUND, last)), Ranking.DESCRIPTION));
    making.clue(new Clue.Beginning(last, Making.ANYWHERE));
    if (tokens.size() == 1) {
      String key = NameKey.of(start);
      for (String field : Fields.KEYS) {
        ways.add(Ways.constant(new PrefixQuery(new Term(field, key)), TextField.NAME.weight()));
      }
      ways.add(Ways.constant(new PrefixQuery(new Term(Fields.ID, last)), Ranking.USED));
      ways.add(Ways.constant(new PrefixQuery(new Term(Fields.CVE, last)), Ranking.USED));
      return Ways.best(ways);
    }
    List<Query> parts = new ArrayList<>();
    for (Token token : tokens.subList(0, tokens.size() - 1)) {
      parts.add(Ways.best(making.word(token.term(), Making.ANYWHERE)));
    }
    parts.add(Ways.best(ways));
    return Ways.all(parts);
  }
}

package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Fillers;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.QueryField;
import dev.actordex.search.query.QueryNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Words that stand side by side: read as a sentence, each of whose parts a card must have in one
/// of the ways that the part's own translator knows.
final class WordsTranslator {
  private static final Set<TextField> NAMED =
      EnumSet.of(TextField.NAME, TextField.ALIAS, TextField.TOOL);

  private final Making making;
  private final Synonyms synonyms;
  private final Senses senses;
  private final boolean eager;
  private final Requirements required;

  /// @param eager whether words that exist may be typos too
  WordsTranslator(Making making, Synonyms synonyms, Senses senses, boolean eager) {
    this.making = making;
    this.synonyms = synonyms;
    this.senses = senses;
    this.eager = eager;
    required = new Requirements(making);
  }

  /// @param alone whether nothing but these words is asked: then words that only hold a question
  ///   together count when there is nothing else
  Query translate(List<String> asked, boolean alone) {
    boolean sought = !asksForAKind(asked);
    List<String> run = new ArrayList<>();
    IdTranslator ids = new IdTranslator(making);
    for (String typed : asked) {
      Query id =
          ids.isNone(typed)
              ? null
              : making
                  .part(
                      new Part.Key(Part.Kind.ID, typed, "", sought),
                      part -> new IdTranslator(part).translate(typed, sought).orElse(null))
                  .query();
      if (id != null) {
        row(run, false);
        run.clear();
        required.must(id, null, typed, making.rarity(1));
      } else {
        run.add(typed);
      }
    }
    row(run, alone);
    making.units = Math.max(making.units, required.size());
    if (required.isEmpty()) {
      return alone
          ? new MatchNoDocsQuery("no words")
          : Ways.weighed(new MatchAllDocsQuery(), Ranking.CONDITION);
    }
    return required.combined();
  }

  /// Whether a noun of kind stands among other words: "groups using T1486" are not T1486.
  private static boolean asksForAKind(List<String> words) {
    for (String word : words.size() > 1 ? words : List.<String>of()) {
      if (Sentence.kind(Words.fold(word)) != null) {
        return true;
      }
    }
    return false;
  }

  private void row(List<String> run, boolean alone) {
    String said = String.join(" ", run);
    List<Token> tokens = designators(Phrasing.tokens(run));
    if (tokens.size() > 1) {
      making.wholeClue(new Clue.Row(Making.hashes(tokens), Clue.Why.TEXT, Making.ANYWHERE));
    }
    Sentence sentence =
        Sentence.read(tokens, said, making.lexicon, synonyms, senses, making.direction);
    making.direction = sentence.direction();
    making.several = required.size() + sentence.parts() > 1;
    @Nullable Unit before = null;
    for (Unit unit : sentence.units()) {
      unit(unit, tokens, said);
      if (unit instanceof Unit.Word && before instanceof Unit.Word) {
        neighbours(tokens.subList(before.from(), unit.from() + 1));
      }
      before = unit;
    }
    if (alone && required.isEmpty()) {
      for (int i = 0; i < tokens.size(); i++) {
        String as = Phrasing.typed(said, tokens.subList(i, i + 1));
        Query query = Objects.requireNonNull(word(tokens, i, said, as).query());
        required.must(query, null, tokens.get(i).surface(), making.rarity(1));
      }
    }
  }

  private void unit(Unit unit, List<Token> tokens, String said) {
    List<Token> typed = tokens.subList(unit.from(), unit.from() + unit.length());
    String as = Phrasing.typed(said, typed);
    switch (unit) {
      case Unit.Word one -> {
        if (Sentence.isSoftware(typed.getFirst().surface())) {
          required.implies(CardType.SOFTWARE, true);
        }
        must(word(tokens, one.from(), said, as), as);
        making.told = true;
      }
      case Unit.Name name -> {
        must(
            making.part(
                new Part.Key(Part.Kind.NAME, words(typed), "", false),
                part -> new WordTranslator(part, eager).name(typed)),
            as);
        making.told = true;
      }
      case Unit.Concept concept -> {
        String joined = Phrasing.joined(typed);
        must(
            making.part(
                new Part.Key(
                    Part.Kind.CONCEPT,
                    concept.concept().name(),
                    synonyms.isPhrase(joined) ? joined : "",
                    making.several && ConceptTranslator.mayBeItself(concept.concept())),
                as,
                Phrasing.spaced(typed),
                part -> new ConceptTranslator(part, synonyms).translate(concept.concept(), typed)),
            as);
        making.told = true;
      }
      case Unit.Fact fact -> {
        if (fact.sense().kind() != FacetWords.Kind.MOTIVATION) {
          required.implies(CardType.ACTOR, false);
        }
        must(
            making.part(
                new Part.Key(Part.Kind.FACT, words(typed), fact.side().name(), false),
                as,
                as,
                part -> new FactTranslator(part).translate(fact, senses, tokens)),
            as);
      }
      case Unit.Years years -> years(years, typed, as);
      case Unit.Filler filler -> required.asksFor(filler.kind());
    }
  }

  /// A word with what it makes of its neighbours, if they make something that is in the index.
  ///
  /// @param said the words of the row as typed
  /// @param as this word as typed
  private Part word(List<Token> tokens, int i, String said, String as) {
    Token token = tokens.get(i);
    String before = i > 0 ? known(Words.joined(tokens.get(i - 1), token)) : "";
    String after = i + 1 < tokens.size() ? known(Words.joined(token, tokens.get(i + 1))) : "";
    String words = words(List.of(token)) + before + ' ' + after;
    return making.part(
        new Part.Key(Part.Kind.WORD, words, as, eager),
        part -> new WordTranslator(part, eager).translate(tokens, i, said));
  }

  private String known(String joined) {
    return making.lexicon.fields(joined) == 0 ? "" : joined;
  }

  /// All that is known of the tokens but their places.
  private static String words(List<Token> tokens) {
    StringBuilder words = new StringBuilder();
    for (Token token : tokens) {
      words
          .append(token.surface())
          .append(token.fixed() ? '=' : '~')
          .append(token.term())
          .append(' ');
    }
    return words.toString();
  }

  private void must(Part part, String said) {
    float rarity = making.rarity(part.cards());
    required.must(Objects.requireNonNull(part.query()), part.fact(), said, rarity);
    making.part(rarity);
  }

  /// Years as a condition; where they may be meant as a word of the text, that does as well.
  private void years(Unit.Years years, List<Token> typed, String said) {
    QueryNode.Fielded condition =
        new QueryNode.Fielded(years.field(), new QueryNode.Words(List.of(years.range())));
    Query within = new FieldTranslator(making).translate(condition);
    boolean first = !(years.field() instanceof QueryField.Part);
    String label = (first ? "first seen " : "active ") + years.range();
    making.read(said, Reading.As.CONDITION, first ? Facet.FIRST_SEEN : null, years.range(), label);
    making.reading("“" + said + "” read as " + label);
    if (years.loose()) {
      List<Query> ways = new ArrayList<>(making.word(typed.getLast().term(), Making.ANYWHERE));
      ways.add(within);
      required.must(Ways.best(ways), null, said, making.rarity(making.lexicon.size() / 4));
    } else {
      required.condition(within);
    }
  }

  /// `APT 28` is the designator `APT28` when anything in the index is called so.
  private List<Token> designators(List<Token> row) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Token token = row.get(i);
      Token next = i + 1 < row.size() ? row.get(i + 1) : null;
      if (next != null && digits(next) && letters(token)) {
        String joined = Words.joined(token, next);
        if (!making.word(joined, NAMED).isEmpty()) {
          tokens.add(new Token(joined, joined, token.start(), next.end(), true, token.apart()));
          i++;
          continue;
        }
      }
      tokens.add(token);
    }
    return tokens;
  }

  private static boolean letters(Token token) {
    return token.surface().length() >= 2
        && (!Fillers.isFiller(token.surface()) || token.surface().equals("apt"))
        && token.surface().chars().allMatch(Character::isLetter);
  }

  private static boolean digits(Token token) {
    String surface = token.surface();
    for (int i = 0; i < surface.length(); i++) {
      if (i > 5 || !Character.isDigit(surface.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Words side by side in the query that also stand together in a description.
  private void neighbours(List<Token> pair) {
    Query together =
        making
            .part(
                new Part.Key(Part.Kind.NEIGHBOURS, words(pair), "", false),
                part ->
                    part.row(pair, Set.of(TextField.DESCRIPTION), 3).stream()
                        .map(query -> Ways.weighed(query, Ranking.NEIGHBOURS))
                        .findFirst()
                        .orElse(null))
            .query();
    if (together != null) {
      required.extra(
          making.labelled(together, () -> "“%s” stand together".formatted(Phrasing.spaced(pair))));
    }
  }
}

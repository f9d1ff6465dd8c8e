package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Addresses;
import dev.actordex.lucene.analysis.Fillers;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.QueryField;
import dev.actordex.search.query.QueryNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Words that stand side by side: each must match, in any field, by itself, as part of a compound
/// with a neighbour, as a concept or, where nothing has it, as what it is a typo of.
final class WordsTranslator {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)h(?:tt|xx)ps?(?::|\\[:\\])//\\S+|[^\\s/@]+\\.[a-z]{2,}/\\S*");
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\p{Punct}&&[^.]]+|[\\s\\p{Punct}&&[^+#]]+$");

  private static final Set<TextField> NAMED =
      EnumSet.of(TextField.NAME, TextField.ALIAS, TextField.TOOL);

  private final Making making;
  private final Synonyms synonyms;
  private final Senses senses;
  private final boolean eager;

  /// What a card must have, with how rare it is.
  private final List<Must> musts = new ArrayList<>();

  /// Conditions, which are never given up.
  private final List<Query> conditions = new ArrayList<>();

  private final List<Query> extras = new ArrayList<>();
  private List<String> words = List.of();

  /// The kind of card that a noun asks for, and the one that the words imply.
  private @Nullable CardType asksFor;

  private @Nullable CardType implied;

  private record Must(Query query, float rarity) {}

  /// @param eager whether words that exist may be typos too
  WordsTranslator(Making making, Synonyms synonyms, Senses senses, boolean eager) {
    this.making = making;
    this.synonyms = synonyms;
    this.senses = senses;
    this.eager = eager;
  }

  /// @param alone whether nothing but these words is asked: then words that only hold a question
  ///   together count when there is nothing else
  Query translate(List<String> asked, boolean alone) {
    boolean sought = !asksForAKind(asked);
    List<String> run = new ArrayList<>();
    for (String word : asked) {
      Optional<Query> address = address(word, sought);
      if (address.isPresent()) {
        row(run, false);
        run.clear();
        musts.add(new Must(address.get(), rarity(1)));
      } else {
        run.add(word);
      }
    }
    row(run, alone);
    CardType wanted = asksFor == null ? implied : asksFor;
    if (wanted != null && !musts.isEmpty()) {
      float weight = asksFor == null ? Ranking.IMPLIED_KIND : Ranking.KIND;
      extras.add(Making.term(Facet.TYPE.key(), wanted.key(), weight));
    }
    making.units = Math.max(making.units, musts.size());
    if (musts.isEmpty() && conditions.isEmpty()) {
      return alone
          ? new MatchNoDocsQuery("no words")
          : Making.weighed(new MatchAllDocsQuery(), Ranking.CONDITION);
    }
    return combined();
  }

  private Query combined() {
    if (making.missing > 0 && making.missing < musts.size()) {
      return relaxed();
    }
    List<Query> required = new ArrayList<>();
    musts.forEach(must -> required.add(must.query()));
    required.addAll(conditions);
    if (extras.isEmpty()) {
      return Making.all(required);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    required.forEach(must -> builder.add(must, Occur.MUST));
    extras.forEach(extra -> builder.add(extra, Occur.SHOULD));
    return builder.build();
  }

  /// Most of the words; which ones counts by how rare they are.
  private Query relaxed() {
    BooleanQuery.Builder present = new BooleanQuery.Builder();
    present.setMinimumNumberShouldMatch(musts.size() - making.missing);
    for (Must must : musts) {
      BooleanQuery.Builder one = new BooleanQuery.Builder();
      one.add(must.query(), Occur.MUST);
      one.add(Making.constant(must.query(), must.rarity() * Ranking.PRESENT), Occur.SHOULD);
      present.add(one.build(), Occur.SHOULD);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(present.build(), Occur.MUST);
    conditions.forEach(condition -> builder.add(condition, Occur.MUST));
    extras.forEach(extra -> builder.add(extra, Occur.SHOULD));
    return builder.build();
  }

  private float rarity(int cards) {
    return (float) Math.log(1 + making.lexicon.size() / (1.0 + cards));
  }

  /// Whether a noun of kind stands among other words: "groups using T1486" are not T1486.
  private static boolean asksForAKind(List<String> words) {
    return words.size() > 1
        && words.stream().anyMatch(word -> Sentence.kind(Words.fold(word)) != null);
  }

  /// A word that is an id, whole, or a web address: it stands for itself, not for its parts.
  ///
  /// @param sought whether the card with the id may be what is asked for
  private Optional<Query> address(String word, boolean sought) {
    Optional<String> attackId = Addresses.attackId(word);
    String id = attackId.orElse(EDGES.matcher(Words.fold(word)).replaceAll(""));
    List<Query> ways = new ArrayList<>();
    boolean known = making.lexicon.has(Fields.ID, id);
    if (known) {
      making.clue(new Clue.Term(Fields.ID, id));
      ways.add(Making.term(Fields.ID, id, sought ? Ranking.ID : Ranking.USED));
    }
    boolean address = ADDRESS.matcher(word).matches();
    if (address) {
      String url = Addresses.canonical(word);
      if (making.lexicon.has(Fields.URL, url)) {
        making.clue(new Clue.Term(Fields.URL, url));
        ways.add(Making.term(Fields.URL, url, Ranking.USED));
      }
    }
    if (attackId.isPresent() || known || !ways.isEmpty()) {
      List<Token> tokens = Words.of(id);
      if (tokens.size() == 1) {
        ways.addAll(single(tokens, 0));
      }
      making.complete &= !ways.isEmpty();
      return Optional.of(Making.best(ways));
    }
    return Optional.empty();
  }

  private void row(List<String> run, boolean alone) {
    words = List.copyOf(run);
    List<Token> tokens = designators(Phrasing.tokens(run));
    if (tokens.size() > 1) {
      making.clue(new Clue.Row(Making.hashes(tokens), Clue.Why.TEXT, Making.ANYWHERE));
    }
    Sentence sentence = Sentence.read(tokens, making.lexicon, synonyms, senses, making.direction);
    making.direction = sentence.direction();
    @Nullable Unit before = null;
    for (Unit unit : sentence.units()) {
      List<Token> typed = tokens.subList(unit.from(), unit.from() + unit.length());
      switch (unit) {
        case Unit.Word word -> {
          if (Sentence.isSoftware(typed.getFirst().surface())) {
            implied = CardType.SOFTWARE;
          }
          musts.add(new Must(word(tokens, word.from()), rarity(cards(typed))));
          if (before instanceof Unit.Word) {
            neighbours(tokens.subList(word.from() - 1, word.from() + 1));
          }
        }
        case Unit.Name name -> musts.add(new Must(name(typed), rarity(cards(typed))));
        case Unit.Concept concept ->
            musts.add(new Must(concept(concept.concept(), typed), rarity(cards(typed))));
        case Unit.Fact fact -> {
          if (implied == null && fact.sense().kind() != FacetWords.Kind.MOTIVATION) {
            implied = CardType.ACTOR;
          }
          musts.add(
              new Must(
                  new FactTranslator(making).translate(fact, senses, tokens, said(typed)),
                  rarity(Math.max(10, cards(typed)))));
        }
        case Unit.Years years -> years(years, typed);
        case Unit.Filler filler -> asksFor = asksFor == null ? filler.kind() : asksFor;
      }
      before = unit;
    }
    if (alone && musts.isEmpty() && conditions.isEmpty()) {
      for (int i = 0; i < tokens.size(); i++) {
        musts.add(new Must(word(tokens, i), rarity(1)));
      }
    }
  }

  /// A name of several words: as one; its words apart from each other hardly count.
  private Query name(List<Token> typed) {
    making.clue(new Clue.Row(Making.hashes(typed), Clue.Why.TEXT, Making.ANYWHERE));
    List<Query> ways = new ArrayList<>(making.row(typed, Making.ANYWHERE, 0));
    joined(joinedSurfaces(typed), ways);
    List<Query> apart = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      apart.add(Making.best(single(typed, i)));
    }
    ways.add(Making.weighed(Making.all(apart), Ranking.ASIDE));
    return Making.best(ways);
  }

  private String said(List<Token> typed) {
    return Phrasing.typed(words, typed);
  }

  /// How many cards have a word in what is told of them.
  private int cards(List<Token> typed) {
    int least = Integer.MAX_VALUE;
    for (Token token : typed) {
      least = Math.min(least, making.lexicon.cards(TextField.DESCRIPTION.indexed(), token.term()));
    }
    return least;
  }

  /// Years as a condition; where they may be meant as a word of the text, that does as well.
  private void years(Unit.Years years, List<Token> typed) {
    String said = said(typed);
    QueryNode.Fielded condition =
        new QueryNode.Fielded(years.field(), new QueryNode.Words(List.of(years.range())));
    Query within = new FieldTranslator(making).translate(condition);
    boolean first = !(years.field() instanceof QueryField.Part);
    String label = (first ? "first seen " : "active ") + years.range();
    making.read(said, Reading.As.CONDITION, first ? Facet.FIRST_SEEN : null, years.range(), label);
    making.readings.add("“%s” read as %s".formatted(said, label));
    if (years.loose()) {
      List<Query> ways = new ArrayList<>(making.word(typed.getLast().term(), Making.ANYWHERE));
      ways.add(within);
      musts.add(new Must(Making.best(ways), rarity(making.lexicon.size() / 4)));
    } else {
      conditions.add(within);
    }
  }

  /// `APT 28` is the designator `APT28` when anything in the index is called so.
  private List<Token> designators(List<Token> row) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Token token = row.get(i);
      Token next = i + 1 < row.size() ? row.get(i + 1) : null;
      if (next != null && letters(token) && digits(next)) {
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
    return token.surface().length() <= 6 && token.surface().chars().allMatch(Character::isDigit);
  }

  /// Words side by side in the query that also stand together in a description.
  private void neighbours(List<Token> pair) {
    making
        .row(pair, Set.of(TextField.DESCRIPTION), 3)
        .forEach(query -> extras.add(Making.weighed(query, Ranking.NEIGHBOURS)));
  }

  private Query word(List<Token> tokens, int i) {
    List<Query> ways = single(tokens, i);
    Token token = tokens.get(i);
    boolean known = !ways.isEmpty();
    if ((!known || eager) && !token.fixed()) {
      ways.addAll(corrected(token, known));
    }
    making.complete &= !ways.isEmpty();
    return Making.best(ways);
  }

  private List<Query> single(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    List<Query> ways = new ArrayList<>(making.word(token.term(), Making.ANYWHERE));
    if (!ways.isEmpty()) {
      making.clue(
          new Clue.Row(new int[] {ForwardText.hash(token.term())}, Clue.Why.TEXT, Making.ANYWHERE));
    }
    compound(token.surface(), Clue.Why.TEXT, ways);
    if (i > 0) {
      joined(Words.joined(tokens.get(i - 1), token), ways);
    }
    if (i + 1 < tokens.size()) {
      joined(Words.joined(token, tokens.get(i + 1)), ways);
    }
    if (making.lexicon.has(Fields.CVE, token.surface())) {
      making.clue(new Clue.Term(Fields.CVE, token.surface()));
      ways.add(Making.term(Fields.CVE, token.surface(), Ranking.CONCEPT));
    }
    return ways;
  }

  /// One word that texts write as two.
  private void compound(String surface, Clue.Why why, List<Query> ways) {
    if (making.compounds(surface)) {
      ways.add(Making.term(Fields.COMPOUND, surface, Ranking.COMPOUND));
      making.clue(new Clue.Compound(surface, why, Making.ANYWHERE));
    }
  }

  /// Two words that texts write as one.
  private void joined(String joined, List<Query> ways) {
    List<Query> found = making.word(joined, Making.ANYWHERE);
    if (!found.isEmpty()) {
      ways.addAll(found);
      making.clue(
          new Clue.Row(new int[] {ForwardText.hash(joined)}, Clue.Why.TEXT, Making.ANYWHERE));
    }
  }

  private List<Query> corrected(Token token, boolean known) {
    List<Query> ways = new ArrayList<>();
    int allowed = NearKeys.allowedFor(token.surface());
    if (allowed == 0) {
      return ways;
    }
    List<Lexicon.Correction> corrections = making.lexicon.corrections(token.surface(), allowed);
    for (Lexicon.Correction correction : corrections) {
      float share = correction.edits() == 1 ? Ranking.TYPO : Ranking.TYPO * Ranking.TYPO;
      making
          .word(correction.word(), Making.ANYWHERE)
          .forEach(query -> ways.add(Making.weighed(query, share)));
      making.clue(
          new Clue.Row(
              new int[] {ForwardText.hash(correction.word())}, Clue.Why.TYPO, Making.ANYWHERE));
    }
    if (!corrections.isEmpty()) {
      making.corrected = true;
      making.read(
          said(List.of(token)),
          Reading.As.TYPO,
          null,
          corrections.getFirst().word(),
          corrections.stream().map(Lexicon.Correction::word).collect(Collectors.joining(" or ")));
      making.readings.add(
          "“%s” %s as %s"
              .formatted(
                  token.surface(),
                  known ? "also read" : "read",
                  corrections.stream()
                      .map(correction -> "“" + correction.word() + "”")
                      .collect(Collectors.joining(" or "))));
    }
    return ways;
  }

  private Query concept(Synonyms.Concept concept, List<Token> typed) {
    List<Query> ways = new ArrayList<>();
    String said = joinedSurfaces(typed);
    for (String phrase : concept.phrases()) {
      List<Token> tokens = Words.of(phrase);
      Clue.Why why = joinedSurfaces(tokens).equals(said) ? Clue.Why.TEXT : Clue.Why.SYNONYM;
      List<Query> found = new ArrayList<>(making.words(tokens, Making.ELSEWHERE));
      float share = why == Clue.Why.TEXT ? 1 : Ranking.ASIDE;
      making.words(tokens, Making.NAMES).forEach(query -> found.add(Making.weighed(query, share)));
      ways.addAll(found);
      if (!found.isEmpty()) {
        making.clue(new Clue.Row(Making.hashes(tokens), why, Making.ANYWHERE));
      }
      String joined = joinedSurfaces(tokens);
      if (tokens.size() == 1) {
        compound(joined, why, ways);
      } else {
        joined(joined, ways);
      }
    }
    List<String> meant = new ArrayList<>();
    Synonyms.@Nullable Meaning first = null;
    for (Synonyms.Meaning meaning : concept.meanings()) {
      for (Lexicon.Value value : making.lexicon.values(meaning.facet(), meaning.value())) {
        ways.add(
            Making.term(Fields.facet(meaning.facet()), Words.fold(value.value()), Ranking.CONCEPT));
        making.clue(new Clue.Fact(meaning.facet(), value.value(), Clue.Why.SYNONYM));
        first = first == null ? meaning : first;
        meant.add(
            "%s %s".formatted(meaning.facet().label().toLowerCase(Locale.ROOT), value.label()));
      }
    }
    concept.phrases().stream()
        .filter(phrase -> !joinedSurfaces(Words.of(phrase)).equals(said))
        .forEach(phrase -> meant.add("“" + phrase + "”"));
    if (!meant.isEmpty()) {
      making.read(
          said(typed),
          Reading.As.SYNONYM,
          first == null ? null : first.facet(),
          first == null ? null : first.value(),
          String.join(", ", meant.subList(0, Math.min(3, meant.size()))));
    }
    making.readings.add(
        "“%s” read as a concept: also %s".formatted(spaced(typed), String.join(", ", meant)));
    making.complete &= !ways.isEmpty();
    return Making.best(ways);
  }

  private static String joinedSurfaces(List<Token> tokens) {
    return tokens.stream().map(Token::surface).collect(Collectors.joining());
  }

  private static String spaced(List<Token> tokens) {
    return tokens.stream().map(Token::surface).collect(Collectors.joining(" "));
  }
}

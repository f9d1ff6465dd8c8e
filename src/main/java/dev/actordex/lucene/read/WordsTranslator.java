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
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

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
  private final boolean eager;
  private final List<Query> musts = new ArrayList<>();
  private final List<Query> extras = new ArrayList<>();

  /// @param eager whether words that exist may be typos too
  WordsTranslator(Making making, Synonyms synonyms, boolean eager) {
    this.making = making;
    this.synonyms = synonyms;
    this.eager = eager;
  }

  Query translate(List<String> words) {
    List<Token> row = new ArrayList<>();
    for (String word : words) {
      Optional<Query> address = address(word);
      if (address.isPresent()) {
        row(row);
        row.clear();
        musts.add(address.get());
      } else {
        row.addAll(Words.of(word));
      }
    }
    row(row);
    if (musts.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    if (extras.isEmpty()) {
      return Making.all(musts);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    musts.forEach(must -> builder.add(must, Occur.MUST));
    extras.forEach(extra -> builder.add(extra, Occur.SHOULD));
    return builder.build();
  }

  /// A word that is an id, whole, or a web address: it stands for itself, not for its parts.
  private Optional<Query> address(String word) {
    Optional<String> attackId = Addresses.attackId(word);
    String id = attackId.orElse(EDGES.matcher(Words.fold(word)).replaceAll(""));
    List<Query> ways = new ArrayList<>();
    boolean known = making.lexicon.has(Fields.ID, id);
    if (known) {
      making.clue(new Clue.Term(Fields.ID, id));
      ways.add(Making.term(Fields.ID, id, Ranking.ID));
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

  private void row(List<Token> row) {
    List<Token> tokens = designators(row);
    List<Integer> fillers = new ArrayList<>();
    int plain = 0;
    if (tokens.size() > 1) {
      making.clue(new Clue.Row(Making.hashes(tokens), Clue.Why.TEXT, Making.ANYWHERE));
    }
    for (int i = 0; i < tokens.size(); ) {
      Optional<Synonyms.Found> found = synonyms.at(tokens, i);
      if (found.isPresent()) {
        musts.add(concept(found.get().concept(), tokens.subList(i, i + found.get().length())));
        i += found.get().length();
        continue;
      }
      if (Fillers.isFiller(tokens.get(i).surface())) {
        fillers.add(i);
      } else {
        musts.add(word(tokens, i));
        if (plain++ > 0 && i > 0 && !Fillers.isFiller(tokens.get(i - 1).surface())) {
          neighbours(tokens.subList(i - 1, i + 1));
        }
      }
      i++;
    }
    if (musts.isEmpty()) {
      fillers.forEach(i -> musts.add(word(tokens, i)));
    }
    if (fillers.stream().anyMatch(i -> Fillers.meansActor(tokens.get(i).surface()))) {
      extras.add(Making.term(Facet.TYPE.key(), CardType.ACTOR.key(), Ranking.KIND));
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
        && !Fillers.isFiller(token.surface())
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
      List<Query> found =
          tokens.size() == 1
              ? making.word(tokens.getFirst().term(), Making.ANYWHERE)
              : making.row(tokens, Making.ANYWHERE, 0);
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
    for (Synonyms.Meaning meaning : concept.meanings()) {
      for (Lexicon.Value value : making.lexicon.values(meaning.facet(), meaning.value())) {
        ways.add(
            Making.term(Fields.facet(meaning.facet()), Words.fold(value.value()), Ranking.CONCEPT));
        making.clue(new Clue.Fact(meaning.facet(), value.value(), Clue.Why.SYNONYM));
        meant.add(
            "%s %s".formatted(meaning.facet().label().toLowerCase(Locale.ROOT), value.label()));
      }
    }
    concept.phrases().stream()
        .filter(phrase -> !joinedSurfaces(Words.of(phrase)).equals(said))
        .forEach(phrase -> meant.add("“" + phrase + "”"));
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

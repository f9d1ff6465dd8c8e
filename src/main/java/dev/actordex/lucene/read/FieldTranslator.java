package dev.actordex.lucene.read;

import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Addresses;
import dev.actordex.lucene.analysis.Cves;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import dev.actordex.search.query.QueryField;
import dev.actordex.search.query.QueryNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/// `field:value`: a condition on a facet, or words within one part of the card.
final class FieldTranslator {
  private static final Pattern YEARS = Pattern.compile("(\\d{4})?\\.\\.(\\d{4})?|(\\d{4})");
  private static final Set<TextField> NAMES = EnumSet.of(TextField.NAME, TextField.ALIAS);

  private final Making making;

  FieldTranslator(Making making) {
    this.making = making;
  }

  Query translate(QueryNode.Fielded fielded) {
    String typed = text(fielded.value());
    boolean beginning = fielded.value() instanceof QueryNode.Prefix;
    return switch (fielded.field()) {
      case QueryField.OfFacet ofFacet -> facet(ofFacet.facet(), typed, beginning);
      case QueryField.Part part -> part(part, typed, beginning);
    };
  }

  private static String text(QueryNode value) {
    return switch (value) {
      case QueryNode.Words words -> String.join(" ", words.words());
      case QueryNode.Phrase phrase -> phrase.text();
      case QueryNode.Prefix prefix -> prefix.start();
      case QueryNode.Everything everything -> "";
      case QueryNode.Fielded inner -> text(inner.value());
      case QueryNode.All all -> all.toString();
      case QueryNode.Any any -> any.toString();
      case QueryNode.Not not -> text(not.part());
    };
  }

  private Query facet(Facet facet, String typed, boolean beginning) {
    if (facet == Facet.FIRST_SEEN && typed.contains("..")) {
      return years(typed, Fields.FIRST_SEEN, Fields.FIRST_SEEN);
    }
    List<Lexicon.Value> values =
        beginning
            ? making.lexicon.valuesBeginning(facet, typed)
            : making.lexicon.values(facet, typed);
    if (values.isEmpty()) {
      making.reading("no %s is called “%s”".formatted(facet.key(), typed));
      making.complete = false;
      return new MatchNoDocsQuery("no such value");
    }
    List<Query> ways = new ArrayList<>();
    for (Lexicon.Value value : values) {
      ways.add(Ways.term(Fields.facet(facet), Words.fold(value.value()), Ranking.CONDITION));
      making.clue(new Clue.Fact(facet, value.value(), Clue.Why.TEXT));
    }
    if (!values.getFirst().value().equals(typed)) {
      making.reading(
          "%s:%s read as %s"
              .formatted(
                  facet.key(),
                  typed,
                  String.join(
                      " or ", values.stream().limit(5).map(Lexicon.Value::label).toList())));
    }
    return Ways.best(ways);
  }

  private Query part(QueryField.Part part, String typed, boolean beginning) {
    return switch (part) {
      case NAME -> name(typed, beginning, NAMES);
      case ALIAS -> name(typed, beginning, EnumSet.of(TextField.ALIAS));
      case DESCRIPTION -> within(typed, beginning, EnumSet.of(TextField.DESCRIPTION));
      case OPERATION ->
          within(typed, beginning, EnumSet.of(TextField.OPERATION, TextField.CAMPAIGN));
      case CVE -> exact(Fields.CVE, Cves.canonical(typed), beginning);
      case ID ->
          exact(Fields.ID, Addresses.attackId(typed).orElse(Words.fold(typed.strip())), beginning);
      case URL -> url(typed, beginning);
      case ACTIVE -> years(typed, Fields.ACTIVE_FROM, Fields.ACTIVE_TO);
    };
  }

  private Query name(String typed, boolean beginning, Set<TextField> fields) {
    String key = NameKey.of(typed);
    List<Query> ways = new ArrayList<>();
    List<String> keyFields =
        fields.contains(TextField.NAME) ? Fields.KEYS : Fields.KEYS.subList(1, Fields.KEYS.size());
    for (String field : keyFields) {
      if (beginning) {
        ways.add(Ways.constant(new PrefixQuery(new Term(field, key)), Ranking.NAME_WORD));
      } else if (making.lexicon.has(field, key)) {
        ways.add(Ways.term(field, key, Ranking.ID));
      }
    }
    ways.add(within(typed, beginning, fields));
    return Ways.best(ways);
  }

  private Query within(String typed, boolean beginning, Set<TextField> fields) {
    List<Token> tokens = Words.of(typed);
    if (tokens.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    if (beginning && tokens.size() == 1) {
      making.clue(new Clue.Beginning(tokens.getFirst().surface(), fields));
      return Ways.best(making.beginning(tokens.getFirst().surface(), fields));
    }
    List<Query> ways =
        tokens.size() == 1
            ? making.word(tokens.getFirst().term(), fields)
            : making.row(tokens, fields, 0);
    making.complete &= !ways.isEmpty();
    making.clue(new Clue.Row(Making.hashes(tokens), Clue.Why.TEXT, fields));
    return Ways.best(ways);
  }

  private Query exact(String field, String term, boolean beginning) {
    if (beginning) {
      return Ways.constant(new PrefixQuery(new Term(field, term)), Ranking.EXACT_FIELD);
    }
    making.complete &= making.lexicon.has(field, term);
    making.clue(new Clue.Term(field, term));
    return Ways.term(field, term, Ranking.EXACT_FIELD);
  }

  /// A whole address or a host; else words of a reference's title or publisher.
  private Query url(String typed, boolean beginning) {
    String canonical = Addresses.canonical(typed);
    if (beginning || making.lexicon.has(Fields.URL, canonical)) {
      return exact(Fields.URL, canonical, beginning);
    }
    return within(typed, false, EnumSet.of(TextField.REFERENCE));
  }

  /// Years, an open side allowed, that overlap the interval between two fields.
  private Query years(String typed, String fromField, String toField) {
    Matcher matcher = YEARS.matcher(typed);
    if (!matcher.matches()) {
      making.reading("“%s” is no year or range of years".formatted(typed));
      return new MatchNoDocsQuery("no years");
    }
    String only = matcher.group(3);
    Optional<String> from = Optional.ofNullable(only == null ? matcher.group(1) : only);
    Optional<String> to = Optional.ofNullable(only == null ? matcher.group(2) : only);
    long first = from.map(year -> day(year, 1, 1)).orElse(Long.MIN_VALUE);
    long last = to.map(year -> day(year, 12, 31)).orElse(Long.MAX_VALUE);
    return Ways.weighed(
        Ways.all(
            List.of(
                NumericDocValuesField.newSlowRangeQuery(fromField, Long.MIN_VALUE, last),
                NumericDocValuesField.newSlowRangeQuery(toField, first, Long.MAX_VALUE))),
        Ranking.CONDITION);
  }

  private static long day(String year, int month, int day) {
    return LocalDate.of(Integer.parseInt(year), month, day).toEpochDay();
  }
}

package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Ranking;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// What a card must have to answer a row of words, what it must meet, and what makes it a better
/// answer; put together into one query.
final class Requirements {

  /// A part of the question.
  ///
  /// @param facts those of its ways that are facts; none when it is only words
  /// @param rarity the logarithm of how many times more cards there are than cards that have it
  private record Must(Query query, List<Query> facts, float rarity) {}

  private final List<Must> musts = new ArrayList<>();

  /// Conditions, which are never given up.
  private final List<Query> conditions = new ArrayList<>();

  private final List<Query> extras = new ArrayList<>();

  /// The kind of card that a noun asks for, and the one that the words imply.
  private @Nullable CardType asked;

  private @Nullable CardType implied;

  void must(Query query, List<Query> facts, float rarity) {
    musts.add(new Must(query, List.copyOf(facts), rarity));
  }

  void condition(Query query) {
    conditions.add(query);
  }

  void extra(Query query) {
    extras.add(query);
  }

  /// The first noun of kind decides.
  void asksFor(@Nullable CardType kind) {
    asked = asked == null ? kind : asked;
  }

  /// @param sooner whether this says more than what was implied before
  void implies(CardType kind, boolean sooner) {
    implied = implied == null || sooner ? kind : implied;
  }

  int size() {
    return musts.size();
  }

  boolean isEmpty() {
    return musts.isEmpty() && conditions.isEmpty();
  }

  /// @param missing how many of the parts a card may lack
  Query combined(int missing) {
    if (!musts.isEmpty()) {
      kind();
    }
    if (missing > 0 && missing < musts.size()) {
      return relaxed(missing);
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

  private void kind() {
    if (asked != null) {
      extras.add(Making.term(Facet.TYPE.key(), asked.key(), Ranking.KIND));
    } else if (implied != null) {
      extras.add(Making.term(Facet.TYPE.key(), implied.key(), Ranking.IMPLIED_KIND));
    }
  }

  /// Most of the parts; which ones counts by how rare they are.
  private Query relaxed(int missing) {
    BooleanQuery.Builder present = new BooleanQuery.Builder();
    present.setMinimumNumberShouldMatch(musts.size() - missing);
    for (Must must : musts) {
      BooleanQuery.Builder one = new BooleanQuery.Builder();
      one.add(must.query(), Occur.MUST);
      float whole = must.rarity() * Ranking.PRESENT;
      if (must.facts().isEmpty()) {
        one.add(Making.constant(must.query(), whole), Occur.SHOULD);
      } else {
        float mentioned = whole * Ranking.MENTION;
        one.add(Making.constant(must.query(), mentioned), Occur.SHOULD);
        one.add(Making.constant(Making.best(must.facts()), whole - mentioned), Occur.SHOULD);
      }
      present.add(one.build(), Occur.SHOULD);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(present.build(), Occur.MUST);
    conditions.forEach(condition -> builder.add(condition, Occur.MUST));
    extras.forEach(extra -> builder.add(extra, Occur.SHOULD));
    return builder.build();
  }
}

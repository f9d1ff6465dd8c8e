package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Ranking;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// What a card must have to answer a row of words, what it must meet, and what makes it a better
/// answer; put together into one query.
final class Requirements {

  /// A part of the question.
  ///
  /// @param fact those of its ways that are facts; null when it is only words
  /// @param rarity the logarithm of how many times more cards there are than cards that have it
  private record Must(Query query, @Nullable Query fact, String said, float rarity) {}

  private static final String THERE = "is there at all, which counts by how rare it is";
  private static final String FACT = "is there as a fact, which counts by how rare it is";

  private final Making making;
  private final List<Must> musts = new ArrayList<>();

  /// Conditions, which are never given up.
  private final List<Query> conditions = new ArrayList<>();

  private final List<Query> extras = new ArrayList<>();

  /// The parts as something that a card may lack; empty until that is asked for.
  private final List<Query> present = new ArrayList<>();

  /// The kind of card that a noun asks for, and the one that the words imply.
  private @Nullable CardType asked;

  private @Nullable CardType implied;

  Requirements(Making making) {
    this.making = making;
  }

  /// @param said the part as typed
  void must(Query query, @Nullable Query fact, String said, float rarity) {
    musts.add(new Must(query, fact, said, rarity));
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

  /// What a card must have all of. Called once, after all has been said.
  Query combined() {
    if (!musts.isEmpty()) {
      kind();
    }
    Query all = strict();
    if (musts.size() > 1) {
      making.rows.put(all, this);
    }
    return all;
  }

  private Query strict() {
    List<Query> required = new ArrayList<>();
    musts.forEach(must -> required.add(making.labelled(must.query(), () -> quoted(must))));
    required.addAll(conditions);
    return extras.isEmpty() ? Ways.all(required) : new Combined.AllOf(required, extras);
  }

  private void kind() {
    if (asked != null) {
      kind(asked, Ranking.KIND, "cards of its kind are asked for");
    } else if (implied != null) {
      kind(implied, Ranking.IMPLIED_KIND, "such words are mostly said of its kind");
    }
  }

  private void kind(CardType kind, float weight, String why) {
    kind(kind.key(), weight, why);
    if (kind == CardType.ACTOR) {
      kind(
          CardType.CAMPAIGN.key(),
          weight * Ranking.CAMPAIGN_FOR_ACTOR,
          "actors are asked for, and it names some");
    }
  }

  private void kind(String kind, float weight, String why) {
    Part cards =
        making.part(
            new Part.Key(Part.Kind.TYPE, kind, Float.toString(weight), false),
            part -> Ways.term(Facet.TYPE.key(), kind, weight));
    extras.add(making.labelled(Objects.requireNonNull(cards.query()), () -> why + ": " + kind));
  }

  /// Most of the parts; which ones counts by how rare they are.
  ///
  /// @param missing how many a card need not have, less than there are
  Query relaxed(int missing) {
    if (present.isEmpty()) {
      musts.forEach(must -> present.add(making.labelled(present(must), () -> quoted(must))));
    }
    List<Query> required = new ArrayList<>();
    required.add(new Combined.SomeOf(present, musts.size() - missing));
    required.addAll(conditions);
    return new Combined.AllOf(required, extras);
  }

  private Query present(Must must) {
    float whole = must.rarity() * Ranking.PRESENT;
    float there = must.fact() == null ? whole : whole * Ranking.MENTION;
    return new Combined.Present(
        must.query(), there, must.fact(), whole - there, () -> counted(must, there, whole - there));
  }

  private Query counted(Must must, float there, float stated) {
    List<Query> besides = new ArrayList<>();
    besides.add(making.labelled(Ways.constant(must.query(), there), THERE));
    if (must.fact() != null) {
      besides.add(making.labelled(Ways.constant(must.fact(), stated), FACT));
    }
    return new Combined.AllOf(List.of(must.query()), besides).lucene();
  }

  private static String quoted(Must must) {
    return "“%s”".formatted(must.said());
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// What the parts of a query count for the few hits that are to be explained: each part is read
/// once for all of them.
///
/// Lucene explains one hit at a time and asks the index for every part anew: 25 hits of a question
/// of sixty names took it 35 ms and 220 MB, nearly all of it to say which parts do not match.
sealed interface Reckoning {

  /// What of a query a card has, and what that counts.
  ///
  /// @param parts what it is put together from; none of what is read from the index
  record Found(Reckoning by, float value, List<Found> parts) {}

  /// Null when the card has not got it.
  @Nullable Found of(int doc);

  /// Tells it from others that count the same.
  String told();

  /// @param docs the cards that are to be explained, ascending
  /// @param sums by which they were found; when its time is up, parts are missing
  static Reckoning of(Query query, IndexSearcher searcher, int[] docs, Sums sums)
      throws IOException {
    Query last = query;
    // Not as the searcher does it, which refuses more than a thousand clauses in all.
    for (Query next = last.rewrite(searcher); next != last; next = last.rewrite(searcher)) {
      last = next;
    }
    return of(last, 1, docs, sums);
  }

  private static Reckoning of(Query query, float boost, int[] docs, Sums sums) throws IOException {
    return switch (query) {
      case Labelled labelled -> new Named(labelled.label(), of(labelled.part(), boost, docs, sums));
      case BoostQuery boosted -> of(boosted.getQuery(), boosted.getBoost() * boost, docs, sums);
      case DisjunctionMaxQuery any -> {
        List<Reckoning> ways = new ArrayList<>();
        for (Query way : any.getDisjuncts()) {
          ways.add(of(way, boost, docs, sums));
        }
        yield new Best(ways, any.getTieBreakerMultiplier());
      }
      case BooleanQuery all -> {
        List<Clause> clauses = new ArrayList<>();
        for (BooleanClause clause : all.clauses()) {
          clauses.add(new Clause(clause.occur(), of(clause.query(), boost, docs, sums)));
        }
        yield new Sum(clauses, all.getMinimumNumberShouldMatch());
      }
      default -> new Read(query, sums.isOver() ? HeldCards.NONE : sums.among(query, boost, docs));
    };
  }

  /// Something with a reason in words.
  record Named(String label, Reckoning part) implements Reckoning {
    @Override
    public @Nullable Found of(int doc) {
      Found found = part.of(doc);
      return found == null ? null : new Found(this, found.value(), List.of(found));
    }

    @Override
    public String told() {
      return "\u001f" + label;
    }
  }

  /// The best of several, and a share of the others.
  record Best(List<Reckoning> ways, float others) implements Reckoning {
    @Override
    public @Nullable Found of(int doc) {
      List<Found> found = new ArrayList<>();
      double best = 0;
      double rest = 0;
      for (Reckoning way : ways) {
        Found one = way.of(doc);
        if (one != null) {
          found.add(one);
          rest += Math.min(best, one.value());
          best = Math.max(best, one.value());
        }
      }
      return found.isEmpty() ? null : new Found(this, (float) (best + rest * others), found);
    }

    @Override
    public String told() {
      return "max";
    }
  }

  /// One of the parts of a sum.
  record Clause(Occur occur, Reckoning part) {}

  /// @param enough how many of those parts it takes that a card need not have
  record Sum(List<Clause> clauses, int enough) implements Reckoning {
    @Override
    public @Nullable Found of(int doc) {
      List<Found> found = new ArrayList<>();
      double required = 0;
      double optional = 0;
      int all = 0;
      int some = 0;
      for (Clause clause : clauses) {
        Found one = clause.part().of(doc);
        if (clause.occur() == Occur.MUST_NOT
            ? one != null
            : one == null && clause.occur() != Occur.SHOULD) {
          return null;
        }
        if (one == null) {
          continue;
        }
        all++;
        switch (clause.occur()) {
          case MUST -> required += one.value();
          case SHOULD -> {
            optional += one.value();
            some++;
          }
          case FILTER, MUST_NOT -> {
            continue;
          }
        }
        found.add(one);
      }
      return all == 0 || some < enough
          ? null
          : new Found(this, (float) required + (float) optional, found);
    }

    @Override
    public String told() {
      return "sum";
    }
  }

  /// What is read from the index.
  record Read(Query query, HeldCards cards) implements Reckoning {
    @Override
    public @Nullable Found of(int doc) {
      int at = cards.firstFrom(doc, 0);
      return at < cards.docs().length && cards.docs()[at] == doc
          ? new Found(this, cards.scores()[at], List.of())
          : null;
    }

    @Override
    public String told() {
      return query.toString();
    }
  }
}

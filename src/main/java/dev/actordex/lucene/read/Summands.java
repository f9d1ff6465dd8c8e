package dev.actordex.lucene.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/// The parts of a sum and of the sums that are parts of it: Lucene takes sums of sums as one sum,
/// and rounds once.
final class Summands {
  private Summands() {}

  /// Whether a query adds up what its parts count, without filters.
  static boolean isSum(BooleanQuery query) {
    return query.getClauses(Occur.FILTER).isEmpty()
        && query.getClauses(Occur.MUST_NOT).isEmpty()
        && (query.getMinimumNumberShouldMatch() == 0 || query.getClauses(Occur.MUST).isEmpty());
  }

  /// Whether a query adds up what its parts count, but for the cards that some others find. Of what
  /// leaves out cards itself, however deep it is among what all must have, Lucene makes one
  /// difference with what it is a part of, and rounds once.
  static boolean isDifference(BooleanQuery query) {
    int required = query.getClauses(Occur.MUST).size();
    return required > 0
        && required + query.getClauses(Occur.MUST_NOT).size() == query.clauses().size()
        && query.getClauses(Occur.MUST).stream().noneMatch(Summands::leavesOut);
  }

  private static boolean leavesOut(Query part) {
    return switch (part) {
      case Combined.AllOf all -> all.parts.stream().anyMatch(Summands::leavesOut);
      case BooleanQuery all ->
          !isSum(all) || all.getClauses(Occur.MUST).stream().anyMatch(Summands::leavesOut);
      default -> false;
    };
  }

  static List<Query> of(BooleanQuery query, Occur occur) {
    List<Query> parts = new ArrayList<>();
    gather(query, occur, parts);
    return parts;
  }

  static List<Query> of(Combined.SomeOf some) {
    return gathered(some.parts, some.enough, Occur.SHOULD);
  }

  static List<Query> required(Combined.AllOf all) {
    return gathered(all.parts, 0, Occur.MUST);
  }

  static List<Query> optional(Combined.AllOf all) {
    return gathered(all.optional, 0, Occur.SHOULD);
  }

  private static List<Query> gathered(List<Query> some, int enough, Occur occur) {
    List<Query> parts = new ArrayList<>(some.size());
    some.forEach(part -> gather(part, enough, occur, parts));
    return parts;
  }

  private static void gather(BooleanQuery query, Occur occur, List<Query> into) {
    for (Query clause : query.getClauses(occur)) {
      gather(clause, query.getMinimumNumberShouldMatch(), occur, into);
    }
  }

  /// @param enough how many optional parts the sum needs that a part is of
  private static void gather(Query part, int enough, Occur occur, List<Query> into) {
    int most = occur == Occur.MUST ? 0 : 1;
    switch (part) {
      case Combined.AllOf inner
          when occur == Occur.MUST && enough <= 1 && inner.optional.isEmpty() ->
          inner.parts.forEach(each -> gather(each, 0, occur, into));
      case Combined.SomeOf inner
          when occur == Occur.SHOULD && enough <= 1 && inner.enough <= most ->
          inner.parts.forEach(each -> gather(each, inner.enough, occur, into));
      case BooleanQuery inner
          when isSum(inner)
              && inner.getMinimumNumberShouldMatch() <= most
              && enough <= 1
              && inner.getClauses(occur).size() == inner.clauses().size() ->
          gather(inner, occur, into);
      default -> into.add(part);
    }
  }
}

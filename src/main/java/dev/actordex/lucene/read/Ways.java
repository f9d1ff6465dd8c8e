package dev.actordex.lucene.read;

import dev.actordex.lucene.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Ways in which a card may have what is asked, each by its weight, and several of them together.
final class Ways {
  /// Of how many ways each is compared with each.
  private static final int FEW = 16;

  private Ways() {}

  static Query term(String field, String term, float weight) {
    return constant(new TermQuery(new Term(field, term)), weight);
  }

  static Query constant(Query query, float weight) {
    return weighed(new ConstantScoreQuery(query), weight);
  }

  static Query weighed(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  /// Any of the ways, the best counts.
  static Query best(List<Query> ways) {
    return switch (ways.size()) {
      case 0 -> new MatchNoDocsQuery("no card has it");
      case 1 -> ways.getFirst();
      default -> {
        List<Query> different = ways.size() > FEW ? differentOfMany(ways) : different(ways);
        yield different.size() == 1
            ? ways.getFirst()
            : new Combined.BestOf(different, Ranking.OTHER_FIELDS);
      }
    };
  }

  /// Few are compared sooner than their hashes are computed.
  private static List<Query> different(List<Query> ways) {
    List<Query> different = new ArrayList<>(ways.size());
    for (Query way : ways) {
      boolean said = false;
      for (int i = 0; !said && i < different.size(); i++) {
        said = Labelled.bare(different.get(i)).equals(Labelled.bare(way));
      }
      if (!said) {
        different.add(way);
      }
    }
    return different;
  }

  private static List<Query> differentOfMany(List<Query> ways) {
    Map<Query, Query> different = new LinkedHashMap<>();
    ways.forEach(way -> different.putIfAbsent(Labelled.bare(way), way));
    return List.copyOf(different.values());
  }

  static Query all(List<Query> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Combined.AllOf(parts, List.of());
  }
}

package dev.actordex.lucene.indicators;

import dev.actordex.indicator.Address;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.InetAddressRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Our questions in Lucene's words.
final class IndicatorQueries {
  private IndicatorQueries() {}

  static Query of(IndicatorQuery query) {
    return switch (query) {
      case IndicatorQuery.Exact exact -> exact(exact.candidates());
      case IndicatorQuery.Web web -> exact(web.candidates());
      case IndicatorQuery.Host host -> {
        String reversed = IndicatorFields.reversed(host.domain().canonical());
        yield any(
            new TermQuery(new Term(IndicatorFields.HOST, reversed)),
            new PrefixQuery(new Term(IndicatorFields.HOST, reversed + ".")),
            exact(host.texts()));
      }
      case IndicatorQuery.Net net -> net(net.range());
    };
  }

  private static Query exact(List<IndicatorValue> candidates) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (IndicatorValue value : candidates) {
      BytesRef key = new BytesRef(value.idBytes());
      any.add(new TermQuery(new Term(IndicatorFields.KEY, key)), BooleanClause.Occur.SHOULD);
    }
    return any.build();
  }

  private static Query net(Address range) {
    Query points =
        range.single()
            ? InetAddressPoint.newExactQuery(IndicatorFields.ADDRESS, range.inet())
            : InetAddressPoint.newPrefixQuery(
                IndicatorFields.ADDRESS, range.inet(), range.prefix());
    return any(
        points,
        InetAddressRange.newIntersectsQuery(
            IndicatorFields.RANGE, range.inet(), IndicatorFields.last(range)));
  }

  static Query subjects(Collection<String> keys) {
    if (keys.size() == 1) {
      return new TermQuery(new Term(IndicatorFields.SUBJECT, keys.iterator().next()));
    }
    return new TermInSetQuery(IndicatorFields.SUBJECT, keys.stream().map(BytesRef::new).toList());
  }

  static Query and(Query query, IndicatorType type) {
    return new BooleanQuery.Builder()
        .add(query, BooleanClause.Occur.FILTER)
        .add(new TermQuery(new Term(IndicatorFields.TYPE, type.key())), BooleanClause.Occur.FILTER)
        .build();
  }

  private static Query any(Query... queries) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Query query : queries) {
      any.add(query, BooleanClause.Occur.SHOULD);
    }
    return new ConstantScoreQuery(any.build());
  }
}

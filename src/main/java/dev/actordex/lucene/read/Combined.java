package dev.actordex.lucene.read;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/// Parts of a question put together, as [Sums] reads them; where Lucene has to, it becomes what
/// Lucene has for it.
///
/// Lucene's own keep their clauses in maps by hash: to put a question together the hash of each of
/// its terms was computed, several times over, and never used. In the order in which they were
/// said.
abstract sealed class Combined extends Query {

  /// The same in Lucene's terms.
  abstract Query lucene();

  private static Query inLucene(Query part) {
    return part instanceof Combined combined ? combined.lucene() : part;
  }

  /// All that makes it what it is.
  abstract List<Object> said();

  @Override
  public final Query rewrite(IndexSearcher searcher) {
    return lucene();
  }

  @Override
  public final void visit(QueryVisitor visitor) {
    lucene().visit(visitor);
  }

  @Override
  public final String toString(String field) {
    return lucene().toString(field);
  }

  @Override
  public final boolean equals(Object other) {
    return this == other || sameClassAs(other) && said().equals(((Combined) other).said());
  }

  @Override
  public final int hashCode() {
    return Objects.hash(classHash(), said());
  }

  /// Any of several ways; the best counts, and a share of the others.
  static final class BestOf extends Combined {
    private final List<Query> ways;
    private final float others;

    BestOf(List<Query> ways, float others) {
      this.ways = List.copyOf(ways);
      this.others = others;
    }

    List<Query> ways() {
      return ways;
    }

    float others() {
      return others;
    }

    @Override
    Query lucene() {
      return new DisjunctionMaxQuery(ways.stream().map(Combined::inLucene).toList(), others);
    }

    @Override
    List<Object> said() {
      return List.of(ways, others);
    }
  }

  /// All of some parts, with what counts besides.
  static final class AllOf extends Combined {
    private final List<Query> required;
    private final List<Query> optional;

    AllOf(List<Query> required, List<Query> optional) {
      this.required = List.copyOf(required);
      this.optional = List.copyOf(optional);
    }

    List<Query> required() {
      return required;
    }

    List<Query> optional() {
      return optional;
    }

    @Override
    Query lucene() {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      required.forEach(part -> all.add(inLucene(part), Occur.MUST));
      optional.forEach(part -> all.add(inLucene(part), Occur.SHOULD));
      return all.build();
    }

    @Override
    List<Object> said() {
      return List.of(required, optional);
    }
  }

  /// What all of some parts find; nothing counts.
  static final class Filters extends Combined {
    private final List<Query> parts;

    Filters(List<Query> parts) {
      this.parts = List.copyOf(parts);
    }

    List<Query> parts() {
      return parts;
    }

    @Override
    Query lucene() {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      parts.forEach(part -> all.add(inLucene(part), Occur.FILTER));
      return all.build();
    }

    @Override
    List<Object> said() {
      return List.of(parts);
    }
  }

  /// At least some of several parts.
  static final class SomeOf extends Combined {
    private final List<Query> parts;
    private final int enough;

    /// @param enough how many; 0 is one as well
    SomeOf(List<Query> parts, int enough) {
      this.parts = List.copyOf(parts);
      this.enough = enough;
    }

    List<Query> parts() {
      return parts;
    }

    int enough() {
      return enough;
    }

    @Override
    Query lucene() {
      BooleanQuery.Builder some = new BooleanQuery.Builder();
      some.setMinimumNumberShouldMatch(enough);
      parts.forEach(part -> some.add(inLucene(part), Occur.SHOULD));
      return some.build();
    }

    @Override
    List<Object> said() {
      return List.of(parts, enough);
    }
  }

  /// A part that a card need not have, which counts for being there at all, and more where it is a
  /// fact. A question that finds little is asked again for cards that lack one more: what each part
  /// comes to is kept meanwhile. Of one question, so used by one thread.
  static final class Present extends Combined {
    private final Query part;
    private final float there;
    private final @Nullable Query fact;
    private final float stated;
    private final Supplier<Query> lucene;
    private @Nullable HeldCards cards;

    /// @param there what counts for the part's being there
    /// @param fact those of its ways that are facts; null when it is only words
    /// @param stated what counts for these besides
    Present(Query part, float there, @Nullable Query fact, float stated, Supplier<Query> lucene) {
      this.part = part;
      this.there = there;
      this.fact = fact;
      this.stated = stated;
      this.lucene = lucene;
    }

    Query part() {
      return part;
    }

    float there() {
      return there;
    }

    @Nullable Query fact() {
      return fact;
    }

    float stated() {
      return stated;
    }

    /// Null as long as that is not known.
    @Nullable HeldCards known() {
      return cards;
    }

    void know(HeldCards known) {
      cards = known;
    }

    @Override
    Query lucene() {
      return lucene.get();
    }

    @Override
    List<Object> said() {
      return fact == null ? List.of(part, there) : List.of(part, there, fact, stated);
    }
  }
}

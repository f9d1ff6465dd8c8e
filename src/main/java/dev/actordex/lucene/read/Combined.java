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
  final List<Query> parts;

  private Combined(List<Query> parts) {
    this.parts = List.copyOf(parts);
  }

  /// All that makes it what it is besides its kind and its parts.
  abstract Object besides();

  /// The same in Lucene's terms.
  abstract Query lucene();

  private static Query inLucene(Query part) {
    return part instanceof Combined combined ? combined.lucene() : part;
  }

  private static BooleanQuery.Builder clauses(List<Query> parts, Occur occur) {
    BooleanQuery.Builder clauses = new BooleanQuery.Builder();
    parts.forEach(part -> clauses.add(inLucene(part), occur));
    return clauses;
  }

  @Override
  public final Query rewrite(IndexSearcher searcher) {
    return lucene();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    lucene().visit(visitor);
  }

  @Override
  public final String toString(String field) {
    return lucene().toString(field);
  }

  @Override
  public final boolean equals(Object other) {
    return this == other
        || sameClassAs(other)
            && other instanceof Combined combined
            && parts.equals(combined.parts)
            && besides().equals(combined.besides());
  }

  @Override
  public final int hashCode() {
    return Objects.hash(classHash(), parts, besides());
  }

  /// Any of several ways; the best counts, and a share of the others.
  static final class BestOf extends Combined {
    final float others;

    BestOf(List<Query> ways, float others) {
      super(ways);
      this.others = others;
    }

    @Override
    Query lucene() {
      return new DisjunctionMaxQuery(parts.stream().map(Combined::inLucene).toList(), others);
    }

    /// What Lucene's would do, which need not be made for that.
    @Override
    public void visit(QueryVisitor visitor) {
      QueryVisitor any = visitor.getSubVisitor(Occur.SHOULD, this);
      for (Query way : parts) {
        way.visit(any);
      }
    }

    @Override
    Object besides() {
      return others;
    }
  }

  /// All of some parts, with what counts besides.
  static final class AllOf extends Combined {
    final List<Query> optional;

    AllOf(List<Query> required, List<Query> optional) {
      super(required);
      this.optional = List.copyOf(optional);
    }

    @Override
    Query lucene() {
      BooleanQuery.Builder all = clauses(parts, Occur.MUST);
      optional.forEach(part -> all.add(inLucene(part), Occur.SHOULD));
      return all.build();
    }

    @Override
    Object besides() {
      return optional;
    }
  }

  /// What all of some parts find; nothing counts.
  static final class Filters extends Combined {
    Filters(List<Query> parts) {
      super(parts);
    }

    @Override
    Query lucene() {
      return clauses(parts, Occur.FILTER).build();
    }

    @Override
    Object besides() {
      return "";
    }
  }

  /// At least some of several parts.
  static final class SomeOf extends Combined {
    final int enough;

    /// @param enough how many; 0 is one as well
    SomeOf(List<Query> parts, int enough) {
      super(parts);
      this.enough = enough;
    }

    @Override
    Query lucene() {
      return clauses(parts, Occur.SHOULD).setMinimumNumberShouldMatch(enough).build();
    }

    @Override
    Object besides() {
      return enough;
    }
  }

  /// A part that a card need not have, which counts for being there at all, and more where it is a
  /// fact. A question that finds little is asked again for cards that lack one more: what each part
  /// comes to is kept meanwhile. Of one question, so used by one thread.
  static final class Present extends Combined {
    final Query part;
    final float there;
    final @Nullable Query fact;
    final float stated;
    private final Supplier<Query> lucene;
    private @Nullable HeldCards cards;

    /// @param there what counts for the part's being there
    /// @param fact those of its ways that are facts; null when it is only words
    /// @param stated what counts for these besides
    Present(Query part, float there, @Nullable Query fact, float stated, Supplier<Query> lucene) {
      super(List.of(part));
      this.part = part;
      this.there = there;
      this.fact = fact;
      this.stated = stated;
      this.lucene = lucene;
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
    Object besides() {
      return fact == null ? there : List.of(there, fact, stated);
    }
  }
}

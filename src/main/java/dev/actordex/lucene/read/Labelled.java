package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/// A part of a query that can say in words what it is for. It finds and scores as what it holds;
/// put into a query only when an answer is to be explained.
final class Labelled extends Query {
  private final Query part;
  private final String label;

  Labelled(Query part, String label) {
    this.part = part;
    this.label = label;
  }

  /// A query without its label.
  static Query bare(Query query) {
    return query instanceof Labelled labelled ? labelled.part : query;
  }

  Query part() {
    return part;
  }

  String label() {
    return label;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = part.rewrite(searcher);
    return rewritten.equals(part) ? this : new Labelled(rewritten, label);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return part.createWeight(searcher, mode, boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    part.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return part.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && part.equals(((Labelled) other).part)
        && label.equals(((Labelled) other).label);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), part, label);
  }
}

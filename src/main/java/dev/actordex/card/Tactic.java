package dev.actordex.card;

/// A tactic as the loaded matrix defines it. `order` is its column there, from 0; tactics are read
/// from the data because releases rename them.
public record Tactic(String domain, String shortname, String name, int order)
    implements Comparable<Tactic> {

  /// The value in the index and in URLs: the short name, which domains share.
  public String key() {
    return shortname;
  }

  @Override
  public int compareTo(Tactic other) {
    int byDomain = domain.compareTo(other.domain);
    return byDomain != 0 ? byDomain : Integer.compare(order, other.order);
  }
}

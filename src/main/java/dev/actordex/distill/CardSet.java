package dev.actordex.distill;

import dev.actordex.card.Tactic;
import java.util.List;

/// The facts of the bundled set that a refresh may change.
///
/// @param release of ATT&CK that the collections name, `ATT&CK v18.1`
/// @param tactics of all matrices; the first column of each is 1
/// @param actors by id, as are the others
public record CardSet(
    String release,
    List<Tactic> tactics,
    List<ActorFacts> actors,
    List<TechniqueFacts> techniques,
    List<SoftwareFacts> software) {

  public CardSet {
    tactics = List.copyOf(tactics);
    actors = List.copyOf(actors);
    techniques = List.copyOf(techniques);
    software = List.copyOf(software);
  }

  /// A technique's line in its collection.
  ///
  /// @param described whether it has a sentence of our own
  /// @param tactics short names, in the order of the matrix
  /// @param parent the technique of a sub-technique, else empty
  public record TechniqueFacts(
      String id,
      String name,
      boolean described,
      List<String> tactics,
      String domain,
      String parent,
      List<String> platforms) {
    public TechniqueFacts {
      tactics = List.copyOf(tactics);
      platforms = List.copyOf(platforms);
    }
  }

  /// A software's line in its collection.
  ///
  /// @param names besides `name`
  /// @param described whether it has a sentence of our own
  /// @param kind `malware` or `tool`
  /// @param techniques the ids of those it implements
  public record SoftwareFacts(
      String id,
      String name,
      List<String> names,
      boolean described,
      String kind,
      List<String> platforms,
      List<String> techniques) {
    public SoftwareFacts {
      names = List.copyOf(names);
      platforms = List.copyOf(platforms);
      techniques = List.copyOf(techniques);
    }
  }
}

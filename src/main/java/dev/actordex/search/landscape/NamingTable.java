package dev.actordex.search.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who calls whom what: a row per actor, a column per name-giver.
///
/// @param givers who coined any of the names and for how many of the actors, the busiest first
public record NamingTable(List<Giver> givers, List<Row> rows) {
  public NamingTable {
    givers = List.copyOf(givers);
    rows = List.copyOf(rows);
  }

  public record Giver(String name, int actors) {}

  /// @param names name-giver → the names it gave the actor
  /// @param others names of which no source says who coined them
  public record Row(
      Profile actor, Map<String, List<Profile.Bearing>> names, List<Profile.Bearing> others) {
    public Row {
      others = List.copyOf(others);
    }
  }

  /// @param actors the rows in their order
  public static NamingTable of(List<Profile> actors) {
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Profile actor : actors) {
      Map<String, List<Profile.Bearing>> names = new LinkedHashMap<>();
      List<Profile.Bearing> others = new ArrayList<>();
      for (Profile.Bearing name : actor.names()) {
        if (name.givers().isEmpty()) {
          others.add(name);
        }
        for (String giver : name.givers()) {
          names.computeIfAbsent(giver, key -> new ArrayList<>()).add(name);
        }
      }
      names.keySet().forEach(giver -> counts.merge(giver, 1, Integer::sum));
      rows.add(new Row(actor, names, others));
    }
    List<Giver> givers = new ArrayList<>();
    counts.forEach((giver, number) -> givers.add(new Giver(giver, number)));
    givers.sort(
        Comparator.<Giver>comparingInt(giver -> -giver.actors()).thenComparing(Giver::name));
    return new NamingTable(givers, rows);
  }
}

package dev.actordex.search.landscape;

import dev.actordex.card.Tactic;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The matrices of the loaded data, each technique with how many of some actors use it.
///
/// Tactics and their order come from the data. Withdrawn techniques stand there only where one of
/// the actors uses them.
///
/// @param actors how many actors were counted
/// @param withTechniques how many of them have any technique
public record TechniqueMatrix(int actors, int withTechniques, List<Domain> domains) {
  public TechniqueMatrix {
    domains = List.copyOf(domains);
  }

  /// A matrix: Enterprise, ICS, Mobile, or one of another source's making.
  ///
  /// @param key `enterprise-attack`
  /// @param tactics its columns
  public record Domain(String key, List<Column> tactics) {
    public Domain {
      tactics = List.copyOf(tactics);
    }

    /// What a reader calls it: `Enterprise`.
    public String label() {
      return switch (key) {
        case "enterprise-attack" -> "Enterprise";
        case "ics-attack" -> "ICS";
        case "mobile-attack" -> "Mobile";
        default -> key;
      };
    }
  }

  /// @param actors how many use any technique of the tactic
  public record Column(Tactic tactic, int actors, List<Cell> techniques) {
    public Column {
      techniques = List.copyOf(techniques);
    }
  }

  /// A technique in a column.
  ///
  /// @param actors how many use it or one of its sub-techniques
  /// @param direct how many use the technique itself
  /// @param subtechniques those that stand in the same column
  public record Cell(MatrixTechnique technique, int actors, int direct, List<Cell> subtechniques) {
    public Cell {
      subtechniques = List.copyOf(subtechniques);
    }
  }

  public static TechniqueMatrix of(Landscape landscape, List<Profile> actors) {
    return new Making(landscape, actors).matrix();
  }

  private static final class Making {
    private final Landscape landscape;
    private final List<Profile> actors;
    private final Map<String, Set<String>> direct = new HashMap<>();
    private final Map<String, Set<String>> all = new HashMap<>();

    Making(Landscape landscape, List<Profile> actors) {
      this.landscape = landscape;
      this.actors = actors;
      for (Profile actor : actors) {
        String id = actor.card().id();
        for (Fact fact : actor.facts(Facet.TECHNIQUE)) {
          direct.computeIfAbsent(fact.value(), value -> new HashSet<>()).add(id);
          all.computeIfAbsent(fact.value(), value -> new HashSet<>()).add(id);
          all.computeIfAbsent(fact.family(), value -> new HashSet<>()).add(id);
        }
      }
    }

    TechniqueMatrix matrix() {
      Map<String, Map<String, Tactic>> tactics = new TreeMap<>();
      Map<String, List<MatrixTechnique>> columns = new HashMap<>();
      for (MatrixTechnique technique : landscape.techniques()) {
        if (technique.withdrawn() && !all.containsKey(technique.attackId())) {
          continue;
        }
        for (Tactic tactic : technique.tactics()) {
          tactics
              .computeIfAbsent(tactic.domain(), domain -> new TreeMap<>())
              .merge(tactic.key(), tactic, Making::leftmost);
          columns.computeIfAbsent(column(tactic), column -> new ArrayList<>()).add(technique);
        }
      }
      List<Domain> domains = new ArrayList<>();
      tactics.forEach((domain, known) -> {
        List<Tactic> ordered =
            known.values().stream()
                .sorted(Comparator.comparingInt(Tactic::order).thenComparing(Tactic::shortname))
                .toList();
        domains.add(
            new Domain(
                domain,
                ordered.stream()
                    .map(tactic -> column(tactic, columns.getOrDefault(column(tactic), List.of())))
                    .toList()));
      });
      domains.sort(
          Comparator.comparing((Domain domain) -> domain.key().equals("enterprise-attack") ? 0 : 1)
              .thenComparing(Domain::key));
      int withTechniques =
          (int) actors.stream().filter(actor -> !actor.facts(Facet.TECHNIQUE).isEmpty()).count();
      return new TechniqueMatrix(actors.size(), withTechniques, domains);
    }

    private static String column(Tactic tactic) {
      return tactic.domain() + " " + tactic.shortname();
    }

    /// Where records of two releases disagree on a column's place.
    private static Tactic leftmost(Tactic one, Tactic other) {
      return other.order() < one.order() ? other : one;
    }

    private Column column(Tactic tactic, List<MatrixTechnique> techniques) {
      Set<String> here = new HashSet<>();
      techniques.forEach(technique -> here.add(technique.attackId()));
      Map<String, List<Cell>> below = new HashMap<>();
      List<MatrixTechnique> top = new ArrayList<>();
      Set<String> users = new HashSet<>();
      for (MatrixTechnique technique : techniques) {
        users.addAll(direct.getOrDefault(technique.attackId(), Set.of()));
        String parent = technique.parent();
        if (parent == null || !here.contains(parent)) {
          top.add(technique);
        } else {
          below.computeIfAbsent(parent, id -> new ArrayList<>()).add(cell(technique, List.of()));
        }
      }
      List<Cell> cells =
          top.stream()
              .map(
                  technique -> cell(technique, below.getOrDefault(technique.attackId(), List.of())))
              .sorted(
                  Comparator.comparing((Cell cell) -> cell.technique().card().name())
                      .thenComparing(cell -> cell.technique().attackId()))
              .toList();
      return new Column(tactic, users.size(), cells);
    }

    private Cell cell(MatrixTechnique technique, List<Cell> subtechniques) {
      String id = technique.attackId();
      return new Cell(
          technique,
          all.getOrDefault(id, Set.of()).size(),
          direct.getOrDefault(id, Set.of()).size(),
          subtechniques);
    }
  }
}

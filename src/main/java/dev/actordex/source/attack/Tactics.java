package dev.actordex.source.attack;

import dev.actordex.card.Tactic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tactics as the loaded matrices define them: a release may rename, add or split them.
final class Tactics {
  /// After every column: a phase that no loaded matrix knows.
  private static final int LAST = 999;

  private static final String PREFIX = "mitre-";

  private final Map<String, Map<String, Tactic>> byDomain = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /// @param helpers among which the tactics are, by id
  Tactics(List<Matrix> matrices, Map<String, Helper> helpers) {
    List<Matrix> ordered = new ArrayList<>(matrices);
    ordered.sort(
        Comparator.comparing(Matrix::domain).thenComparing(Matrix::dead).thenComparing(Matrix::id));
    for (Matrix matrix : ordered) {
      Map<String, Tactic> columns =
          byDomain.computeIfAbsent(matrix.domain(), domain -> new HashMap<>());
      for (String id : matrix.tactics()) {
        Helper tactic = helpers.get(id);
        if (tactic != null && !tactic.shortname().isEmpty()) {
          columns.putIfAbsent(
              tactic.shortname(),
              new Tactic(matrix.domain(), tactic.shortname(), tactic.name(), columns.size()));
        }
      }
    }
    helpers.values().stream()
        .filter(helper -> helper.type().equals("x-mitre-tactic"))
        .sorted(Comparator.comparing(Helper::id))
        .forEach(tactic -> names.putIfAbsent(tactic.shortname(), tactic.name()));
  }

  /// The tactic of a technique's phase.
  Tactic of(StixObject.Phase phase, List<String> domains) {
    String domain = domain(phase, domains);
    Tactic known = byDomain.getOrDefault(domain, Map.of()).get(phase.name());
    return known != null
        ? known
        : new Tactic(
            domain, phase.name(), names.getOrDefault(phase.name(), words(phase.name())), LAST);
  }

  /// Whether there is a matrix for the phase that lacks it.
  boolean misses(StixObject.Phase phase, List<String> domains) {
    @Nullable Map<String, Tactic> columns = byDomain.get(domain(phase, domains));
    return columns != null && !columns.containsKey(phase.name());
  }

  /// `mitre-ics-attack` is the chain of the domain `ics-attack`; the plain `mitre-attack` that of
  /// Enterprise. Chains of others are domains of their own.
  private String domain(StixObject.Phase phase, List<String> domains) {
    if (!phase.chain().startsWith(PREFIX)) {
      return phase.chain();
    }
    String named = phase.chain().substring(PREFIX.length());
    if (byDomain.containsKey(named) || domains.contains(named)) {
      return named;
    }
    Optional<String> holding =
        domains.stream()
            .filter(d -> byDomain.getOrDefault(d, Map.of()).containsKey(phase.name()))
            .findFirst();
    return holding.orElse(named.equals("attack") ? "enterprise-attack" : named);
  }

  private static String words(String shortname) {
    StringBuilder words = new StringBuilder();
    for (String word : shortname.split("-", -1)) {
      if (!word.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ");
        words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return words.isEmpty() ? shortname : words.toString();
  }
}

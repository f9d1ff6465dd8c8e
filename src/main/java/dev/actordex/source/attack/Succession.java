package dev.actordex.source.attack;

import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where revoked objects lead: along `revoked-by` to the first that is not revoked itself.
final class Succession {
  private final Map<String, StixObject> next = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Succession(Union union) {
    List<Relationship> steps = new ArrayList<>();
    for (Relationship relationship : union.relationships()) {
      if (relationship.type().equals("revoked-by") && !relationship.dead()) {
        steps.add(relationship);
      }
    }
    steps.sort(Comparator.comparing(Relationship::modified).thenComparing(Relationship::id));
    for (Relationship step : steps) {
      StixObject from = union.object(step.from());
      StixObject to = union.object(step.to());
      if (from == null || to == null) {
        String lost = from == null ? step.from() : step.to();
        if (!union.holds(lost)) {
          say(step, "it says revoked-by, but no file read holds " + lost);
        }
      } else if (from.type() != to.type()) {
        say(
            step,
            "%s '%s' cannot be revoked in favour of %s '%s'"
                .formatted(from.type().key(), from.name(), to.type().key(), to.name()));
      } else if (from.revoked()) {
        next.put(from.id(), to);
      }
    }
  }

  /// The object that a revoked one leads to; null when the object is not revoked, or was revoked
  /// without a successor, or leads in a circle.
  @Nullable StixObject heir(StixObject object) {
    Set<String> seen = new HashSet<>();
    StixObject at = object;
    while (at != null && at.revoked() && seen.add(at.id())) {
      at = next.get(at.id());
    }
    return at == null || at.revoked() || at.equals(object) ? null : at;
  }

  List<Problem> problems() {
    return problems;
  }

  private void say(Relationship step, String message) {
    problems.add(
        new Problem(
            step.file(),
            step.id(),
            dev.actordex.source.SourceException.printable(message),
            Consequence.PARTLY_READ));
  }
}

package dev.actordex.export.indicators;

import dev.actordex.indicator.Indicator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hunting queries, each whole by itself and separated from the next by an empty line.
///
/// A query has at most [#LONGEST] characters: Microsoft Sentinel takes scheduled rules of up to
/// 10,000, and who pastes one adds to it. Values that are too many for one query go into the next.
final class KqlWriter implements IndicatorWriter {
  /// Of one query, remarks included.
  static final int LONGEST = 9_000;

  /// Room for the pipeline and the remarks.
  private static final int AROUND = 1_500;

  private final Writer out;
  private final KqlTable table;
  private final String title;
  private final Map<KqlHunts.Group, Part> parts = new EnumMap<>(KqlHunts.Group.class);
  private final Map<String, Integer> without = new java.util.TreeMap<>();
  private boolean begun;

  /// The values of the next query of a group.
  private static final class Part {
    private final Set<String> literals = new LinkedHashSet<>();
    private int length;
    private int number = 1;
  }

  KqlWriter(Writer out, KqlTable table, String title, List<String> about) throws IOException {
    this.out = out;
    this.table = table;
    this.title = title;
    for (String line : about) {
      out.write(Kql.comment(line) + "\n");
    }
  }

  @Override
  public void add(Indicator indicator, List<String> paths) throws IOException {
    var group = KqlHunts.group(indicator.value());
    if (group.isEmpty()) {
      without.merge(indicator.value().type().key(), 1, Integer::sum);
      return;
    }
    String literal = Kql.literal(KqlHunts.sought(group.get(), indicator.value()));
    if (literal.length() > LONGEST - AROUND) {
      without.merge(indicator.value().type().key() + " too long for a query", 1, Integer::sum);
      return;
    }
    Part part = parts.computeIfAbsent(group.get(), g -> new Part());
    if (part.length + literal.length() + 2 > LONGEST - AROUND) {
      flush(group.get(), part);
    }
    if (part.literals.add(literal)) {
      part.length += literal.length() + 2;
    }
  }

  private void flush(KqlHunts.Group group, Part part) throws IOException {
    if (part.literals.isEmpty()) {
      return;
    }
    String iocs = "let iocs = dynamic([" + String.join(", ", part.literals) + "]);";
    for (KqlHunts.Hunt hunt : KqlHunts.of(group, table)) {
      // Lines belong to one query until an empty one, so the first goes right below the head.
      out.write(begun ? "\n" : "");
      begun = true;
      out.write(
          Kql.comment(
                  "%s: %s in %s, part %d"
                      .formatted(
                          title,
                          group.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                          hunt.about(),
                          part.number))
              + "\n");
      out.write("let period = 14d;\n");
      out.write(iocs + "\n");
      out.write(hunt.pipeline() + "\n");
    }
    part.number++;
    part.literals.clear();
    part.length = 0;
  }

  @Override
  public void finish() throws IOException {
    for (Map.Entry<KqlHunts.Group, Part> part : new ArrayList<>(parts.entrySet())) {
      flush(part.getKey(), part.getValue());
    }
    if (!without.isEmpty()) {
      List<String> left = new ArrayList<>();
      without.forEach((what, count) -> left.add(count + " " + what.replace('_', ' ')));
      out.write(begun ? "\n" : "");
      out.write(Kql.comment("No table has: " + String.join(", ", left)) + "\n");
    }
    if (!begun && without.isEmpty()) {
      out.write(Kql.comment("There are no indicators to look for.") + "\n");
    }
  }
}

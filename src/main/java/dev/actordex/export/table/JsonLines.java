package dev.actordex.export.table;

import dev.actordex.card.Card;
import dev.actordex.export.ExportedCardJson;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A card on each line, as its JSON file without the source records; with chosen columns only their
/// keys and what the line is.
public final class JsonLines implements CardTable {
  private static final Set<Column> ALL = EnumSet.allOf(Column.class);

  private final List<Column> columns;
  private final OutputStream out;

  public JsonLines(List<Column> columns, OutputStream out) {
    this.columns = List.copyOf(columns);
    this.out = out;
  }

  @Override
  public void add(Card card, Provenance provenance) throws IOException {
    byte[] line = ExportedCardJson.line(card, provenance);
    out.write(ALL.equals(Set.copyOf(columns)) ? line : chosen(line));
    out.write('\n');
  }

  /// Assessments are columns of their own in a table; here their keys hold the whole rating.
  private byte[] chosen(byte[] line) {
    ObjectNode whole = (ObjectNode) JsonForm.mapper().readTree(line);
    ObjectNode chosen = JsonForm.mapper().createObjectNode();
    chosen.set("about", whole.get("about"));
    for (Column column : columns) {
      String key = column.key();
      chosen.set(
          key,
          switch (column) {
            case CONFIDENCE, ACTIVITY, THREAT -> whole.path("assessment").path(key);
            default -> whole.path(key);
          });
    }
    return JsonForm.bytes(chosen);
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}

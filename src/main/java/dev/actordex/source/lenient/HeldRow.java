package dev.actordex.source.lenient;

import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One element of a file's array, kept because others must be seen before it can be read.
///
/// @param raw its text as it stands in the file
public record HeldRow(JsonNode node, String pointer, String raw) {

  /// All elements of a file that is small enough to hold, in the file's order.
  public static List<HeldRow> all(RecognisedFile file, String array) {
    List<HeldRow> rows = new ArrayList<>();
    new JsonFile(file.file())
        .rows(array, row -> rows.add(new HeldRow(row.node(), row.pointer(), row.raw())));
    return rows;
  }

  /// What a problem calls the element: its uuid, or where it stands.
  public String place() {
    String uuid = node.path("uuid").asString("").strip();
    return uuid.isEmpty() ? pointer : uuid;
  }
}

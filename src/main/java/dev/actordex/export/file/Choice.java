package dev.actordex.export.file;

import dev.actordex.export.navigator.Domain;
import dev.actordex.export.table.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader may choose of a file.
///
/// @param columns of a table, in order
/// @param domain the matrix of a layer; null lets the cards decide
public record Choice(List<Column> columns, @Nullable Domain domain) {
  /// Everything.
  public static final Choice NONE = new Choice(List.of(Column.values()), null);

  public Choice {
    columns = List.copyOf(columns);
  }
}

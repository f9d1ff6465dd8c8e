package dev.actordex.export.indicators;

import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorType;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value a line, type by type; lines that begin with `#` say what follows.
///
/// A value that would break a line, or that begins with `#`, is left out and counted at the end.
final class PlainListWriter implements IndicatorWriter {
  private final Writer out;
  private @Nullable IndicatorType type;
  private int without;

  PlainListWriter(Writer out, List<String> about) throws IOException {
    this.out = out;
    for (String line : about) {
      out.write("# " + OneLine.of(line) + "\n");
    }
  }

  @Override
  public void add(Indicator indicator, List<String> paths) throws IOException {
    String value = indicator.value().value();
    if (value.startsWith("#") || !OneLine.of(value).equals(value)) {
      without++;
      return;
    }
    if (type != indicator.value().type()) {
      type = indicator.value().type();
      out.write("# " + type.key() + "\n");
    }
    out.write(value + "\n");
  }

  @Override
  public void finish() throws IOException {
    if (without > 0) {
      out.write("# left out because they would break a line: " + without + "\n");
    }
  }
}

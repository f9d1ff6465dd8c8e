package dev.actordex.bench.growth;

import dev.actordex.cli.CommandLineApp;
import java.io.InputStream;
import java.util.Map;

/// Imports files of indicators as the command line does. Arguments: the data folder, the folder of
/// the files.
public final class IndicatorBuild {
  private IndicatorBuild() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    int code =
        CommandLineApp.run(
            System.out,
            System.err,
            InputStream.nullInputStream(),
            Map.of(),
            "import",
            "--quiet",
            "--data",
            args[0],
            args[1]);
    if (code != 0) {
      throw new IllegalStateException("The import ended with exit code " + code);
    }
    Figures.print(Map.of("seconds", (System.nanoTime() - start) / 1e9));
  }
}

package dev.actordex.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  /// In a process of its own, for the launcher leaves the server the JDK's smallest set of names.
  @Test
  void everyCountryHasANameInTheServer() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.locale.providers=SPI",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Names.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines;
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
    }
    assertThat(process.waitFor()).isZero();

    assertThat(lines).hasSize(250).contains("FR France", "KP North Korea", "XK Kosovo");
    assertThat(lines).noneMatch(line -> line.substring(3).equals(line.substring(0, 2)));
  }

  /// Prints those that `index/countries.csv` has.
  static final class Names {
    private Names() {}

    public static void main(String[] args) {
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK"))
          .forEach(code -> System.out.println(code + " " + Words.countryName(code)));
    }
  }
}

package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/// `docs/cli.md` tells of every command and every option, and README's documents exist.
class CliDocumentationTest {
  private static final CommandLine PROGRAM = CommandLineApp.commandLine();

  private static String document(String name) throws IOException {
    return Files.readString(Path.of(name));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasASectionThatNamesItsOptions() throws IOException {
    String document = document("docs/cli.md");
    return PROGRAM.getSubcommands().entrySet().stream()
        .map(command ->
            DynamicTest.dynamicTest(command.getKey(), () -> isDocumented(document, command)));
  }

  private static void isDocumented(String document, Map.Entry<String, CommandLine> command) {
    int start = document.indexOf("\n## " + command.getKey() + "\n");
    assertThat(start).as("a heading for " + command.getKey()).isNotNegative();
    int end = document.indexOf("\n## ", start + 1);
    String section = document.substring(start, end < 0 ? document.length() : end);
    for (CommandLine.Model.OptionSpec option : command.getValue().getCommandSpec().options()) {
      String name = option.longestName();
      if (!option.usageHelp() && !option.versionHelp() && !name.equals("--data")) {
        assertThat(section).contains(name);
      }
    }
  }

  @Test
  void everyExitCodeIsInTheTable() throws IOException {
    assertThat(document("docs/cli.md"))
        .contains(List.of("| 0 |", "| 1 |", "| 2 |", "| 3 |", "| 4 |", "| 5 |"));
  }

  @Test
  void everyDocumentThatReadmeNamesExists() throws IOException {
    java.util.regex.Matcher link =
        java.util.regex.Pattern.compile("\\]\\((?!http)([^)#]+)\\)").matcher(document("README.md"));
    int links = 0;
    while (link.find()) {
      assertThat(Path.of(link.group(1))).exists();
      links++;
    }
    assertThat(links).isGreaterThan(5);
  }
}

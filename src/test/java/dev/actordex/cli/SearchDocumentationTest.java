package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.config.DataFolder;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/search.md` find on the bundled cards what they say.
class SearchDocumentationTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([A-Z]\\S+) \\|");

  @TempDir Path data;

  @Test
  void everyExampleOfTheQueryLanguageFindsItsCardFirst() throws IOException {
    PrintWriter silent = new PrintWriter(OutputStream.nullOutputStream());
    Workspace workspace = new Workspace(new DataFolder(data));
    try (Progress progress =
        Progress.of(
            new Console(
                silent,
                silent,
                InputStream.nullInputStream(),
                Map.of(),
                java.io.OutputStream.nullOutputStream()),
            true)) {
      workspace.build(List.of(), false, progress);
    }
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/search.md")));
    int examples = 0;
    SoftAssertions found = new SoftAssertions();
    try (CardSearch search = workspace.open()) {
      while (row.find()) {
        examples++;
        found
            .assertThat(search.search(SearchRequest.of(row.group(1))).hits().stream().map(Hit::id))
            .as(row.group(1))
            .startsWith(row.group(2));
      }
    }
    found.assertAll();
    assertThat(examples).isGreaterThan(8);
  }
}

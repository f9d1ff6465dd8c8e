package dev.actordex.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/exports.md` has a heading for every format and none for another.
class ExportsDocumentationTest {
  private static final Pattern HEADING = Pattern.compile("(?m)^## (\\S+)$");

  @Test
  void everyFormatHasAHeadingAndEveryHeadingIsAFormat() throws IOException {
    Set<String> formats = new TreeSet<>();
    Arrays.stream(CardFormat.values()).forEach(format -> formats.add(format.key()));
    Arrays.stream(ResultFormat.values()).forEach(format -> formats.add(format.key()));
    Set<String> headings = new TreeSet<>();
    Matcher heading = HEADING.matcher(document());
    while (heading.find()) {
      headings.add(heading.group(1));
    }
    assertThat(headings).isEqualTo(formats);
  }

  @Test
  void theTableNamesEveryAddressAndEveryCommand() throws IOException {
    for (CardFormat format : CardFormat.values()) {
      assertThat(document())
          .contains("`/api/v1/cards/{id}." + format.extension() + "`")
          .contains("`show --format " + format.key() + "`");
    }
    for (ResultFormat format : ResultFormat.values()) {
      assertThat(document())
          .contains("`/api/v1/search." + format.extension() + "`")
          .contains("`export --format " + format.key() + "`");
    }
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/exports.md"));
  }
}

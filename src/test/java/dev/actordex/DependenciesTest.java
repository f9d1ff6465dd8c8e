package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/dependencies.md` gives a reason for each library that ships, and for no other.
class DependenciesTest {
  private static final Pattern DEPENDENCIES =
      Pattern.compile("\n  <dependencies>(.*?)\n  </dependencies>", Pattern.DOTALL);
  private static final Pattern DEPENDENCY =
      Pattern.compile("\n    <dependency>(.*?)\n    </dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT =
      Pattern.compile("\n      <artifactId>([^<]+)</artifactId>");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]{20,} \\|$");

  @Test
  void eachLibraryThatShipsHasItsReasonAndNoOtherIsNamed() throws IOException {
    Matcher dependencies = DEPENDENCIES.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(dependencies.find()).isTrue();
    Set<String> shipped = new TreeSet<>();
    Matcher dependency = DEPENDENCY.matcher(dependencies.group(1));
    while (dependency.find()) {
      Matcher artifact = ARTIFACT.matcher(dependency.group(1));
      assertThat(artifact.find()).isTrue();
      if (!dependency.group(1).contains("<scope>test</scope>")) {
        shipped.add(artifact.group(1));
      }
    }
    Set<String> justified = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/dependencies.md")));
    while (row.find()) {
      justified.add(row.group(1));
    }
    assertThat(shipped).hasSizeGreaterThan(8);
    assertThat(justified).isEqualTo(shipped);
  }
}

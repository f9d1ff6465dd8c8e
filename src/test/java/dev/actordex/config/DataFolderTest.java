package dev.actordex.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.config.DataFolder.Privacy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who can get at a data folder.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "rights are asked for in the way of POSIX")
class DataFolderTest {
  @TempDir private Path parent;

  private DataFolder folder(String rights) throws IOException {
    Path path = Files.createDirectory(parent.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    return new DataFolder(path);
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aNewOneIsItsOwnersAlone() throws IOException {
    DataFolder data = new DataFolder(parent.resolve("deep/data"));

    data.create();

    assertThat(rights(data.path())).isEqualTo("rwx------");
    assertThat(data.keepPrivate()).isEqualTo(Privacy.PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwx---", "rwx-----x", "rwxrwxrwx"})
  void othersLoseTheirRightsToOneThatIsOurs(String wide) throws IOException {
    DataFolder data = folder(wide);
    Files.createDirectory(data.path().resolve("generations"));

    assertThat(data.keepPrivate()).isEqualTo(Privacy.MENDED);
    assertThat(rights(data.path())).isEqualTo("rwx------");
    assertThat(data.keepPrivate()).isEqualTo(Privacy.PRIVATE);
  }

  @Test
  void theSettingsInItMayHoldAKeyAndAreTheirOwnersToo() throws IOException {
    DataFolder data = folder("rwx------");
    Path settings = Files.createFile(data.path().resolve(DataFolder.SETTINGS));
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(data.keepPrivate()).isEqualTo(Privacy.MENDED);
    assertThat(rights(settings)).isEqualTo("rw-------");
  }

  /// `--data /tmp` must not close /tmp to everybody else.
  @ParameterizedTest
  @CsvSource({"rwxr-xr-x, SHARED", "rwxrwx---, SHARED", "rwxrwxrwx, OPEN"})
  void aFolderThatHoldsOtherThingsIsLeftAsItIs(String wide, Privacy found) throws IOException {
    DataFolder data = folder(wide);
    Files.createFile(data.path().resolve("letter.txt"));

    assertThat(data.keepPrivate()).isEqualTo(found);
    assertThat(rights(data.path())).isEqualTo(wide);
  }

  @Test
  void oneThatIsNotThereYetIsNoConcern() {
    assertThat(new DataFolder(parent.resolve("none")).keepPrivate()).isEqualTo(Privacy.PRIVATE);
  }
}

package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a command says of a data folder that others can get at.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "rights are asked for in the way of POSIX")
class PrivateFolderTest {
  private static final String ACTOR =
      """
      {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": 1, "values": [{"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "value": "Otter"}]}
      """;

  @TempDir private Path parent;

  private Path folder(String rights) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("data"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
    return folder;
  }

  @Test
  void anImportMendsItAndSaysSo() throws IOException {
    Path data = folder("rwxr-xr-x");
    Path file = Files.writeString(parent.resolve("actors.json"), ACTOR);

    Terminal.Ran ran = new Terminal().run("import", "--data", data.toString(), file.toString());

    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .contains("Others could get at " + data + "; it is its owner's alone now.");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "import", "update"})
  void oneThatAnybodyMayWriteToIsRefused(String command) throws IOException {
    Path data = folder("rwxrwxrwx");
    Path other = Files.writeString(data.resolve("letter.txt"), ACTOR);

    List<String> line = new ArrayList<>(List.of(command, "--data", data.toString()));
    if (command.equals("import")) {
      line.add(other.toString());
    }
    Terminal.Ran ran = new Terminal().run(line.toArray(String[]::new));

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("Anybody on this machine may write to " + data, "chmod 700");
    assertThat(data.resolve("generations")).doesNotExist();
  }
}

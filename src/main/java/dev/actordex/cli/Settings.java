package dev.actordex.cli;

import dev.actordex.config.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The value of an option that was not given: a variable of the environment, then
/// `actordex.properties` in the data folder, then the default.
final class Settings implements IDefaultValueProvider {
  /// Where the data is when nobody says.
  static final String DATA = "index/data";

  private final Map<String, String> environment;
  private final Path data;
  private final Properties properties;

  Settings(Map<String, String> environment, List<String> args) {
    this.environment = Map.copyOf(environment);
    String named = named(args);
    String variable = environment.get("ACTORDEX_DATA");
    data =
        named != null
            ? Path.of(named)
            : variable != null ? Path.of(variable) : home().resolve(DATA);
    properties = properties(data);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = option.longestName().replaceFirst("^-+", "");
    String variable =
        environment.get("ACTORDEX_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (variable != null) {
      return variable;
    }
    return name.equals("data") ? data.toString() : properties.getProperty(name);
  }

  /// The data folder this command line names, wherever the option stands.
  private static @Nullable String named(List<String> args) {
    String named = null;
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--data=")) {
        named = args.get(i).substring("--data=".length());
      } else if (args.get(i).equals("--data") && i + 1 < args.size()) {
        named = args.get(i + 1);
      }
    }
    return named;
  }

  /// The project's folder when started by its launcher, else where the command is run.
  private static Path home() {
    return Path.of(System.getProperty("actordex.home", ""));
  }

  private static Properties properties(Path data) {
    Properties properties = new Properties();
    Path file = data.resolve(DataFolder.SETTINGS);
    if (Files.isRegularFile(file)) {
      try (InputStream bytes = Files.newInputStream(file)) {
        properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("The settings in " + file + " cannot be read", e);
      }
    }
    return properties;
  }
}

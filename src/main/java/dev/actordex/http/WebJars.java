package dev.actordex.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The files of other people's libraries that the pages use, out of their WebJars: these and no
/// others, under addresses without a version.
final class WebJars {
  private static final String FOLDER = "webjars/";

  /// Path below `/webjars/` → the library it is of.
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui/swagger-ui-bundle.js", "swagger-ui",
          "swagger-ui/swagger-ui.css", "swagger-ui");

  private WebJars() {}

  /// The bytes at a path without its first slash, `webjars/swagger-ui/swagger-ui.css`.
  static Optional<byte[]> find(String path) {
    String file = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "";
    String library = FILES.get(file);
    if (library == null) {
      return Optional.empty();
    }
    String name = file.substring(library.length() + 1);
    return Optional.ofNullable(
        read("/META-INF/resources/webjars/%s/%s/%s".formatted(library, version(library), name)));
  }

  private static String version(String library) {
    Properties said = new Properties();
    String file = "/META-INF/maven/org.webjars/%s/pom.properties".formatted(library);
    try (InputStream stream = WebJars.class.getResourceAsStream(file)) {
      if (stream != null) {
        said.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    return said.getProperty("version", "");
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream stream = WebJars.class.getResourceAsStream(resource)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}

package dev.actordex.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The API's own description in OpenAPI 3.1, and the page that shows it and tries its calls.
///
/// The description is a file kept by hand; tests hold it to what the server answers. The page is
/// Swagger UI from its WebJar, started by a script of ours.
final class ApiDescription {
  static final String PATH = "/openapi.json";
  static final String PAGE = "/docs";

  private static final String FILE = "/openapi/openapi.json";

  private final StaticFiles files;

  ApiDescription(StaticFiles files) {
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        new Route(PATH, List.of(), Route.Kind.FILE, ask -> Text.READ.answer(200, ask.has())),
        new Route(PAGE, List.of(), Route.Kind.PAGE, this::page));
  }

  private Answer page(Ask ask) {
    return files
        .find("/docs/index.html")
        .orElseThrow(() -> ServerErrors.problem(404).refusal())
        .answer(200, ask.has());
  }

  /// Read when it is first asked for: the hash in its tag is a hundredth of a start.
  private static final class Text {
    private static final StaticFiles.StaticFile READ = read();

    private static StaticFiles.StaticFile read() {
      try (InputStream stream = ApiDescription.class.getResourceAsStream(FILE)) {
        if (stream == null) {
          throw new IllegalStateException("The program lacks its own " + FILE);
        }
        return StaticFiles.StaticFile.of(Answer.JSON, stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + FILE, e);
      }
    }
  }
}

package dev.actordex.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page's scripts and styles need of each other, found out before the browser does: modules
/// are named in the page's head all at once, and the style sheet goes out with its parts in it.
/// Otherwise the browser learns of each only when it has read the one before.
final class Modules {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export)\\b[^'\"(]*['\"](\\.{1,2}/[^'\"]+\\.js)['\"]");
  private static final Pattern STYLE =
      Pattern.compile("(?m)^@import \"([A-Za-z0-9/_.-]+\\.css)\";$");

  private final StaticFiles files;

  Modules(StaticFiles files) {
    this.files = files;
  }

  /// The scripts of the page of a kind, `card` being drawn by `card-page`, and all they import.
  List<String> of(String kind) {
    String page = "/components/" + kind + "-page/" + kind + "-page.js";
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/index.js", page));
    while (!open.isEmpty()) {
      String path = open.remove();
      Optional<StaticFiles.StaticFile> file = files.find(path);
      if (file.isEmpty() || !found.add(path)) {
        continue;
      }
      Matcher match = IMPORT.matcher(new String(file.get().body(), StandardCharsets.UTF_8));
      while (match.find()) {
        open.add(beside(path, match.group(1)));
      }
    }
    return List.copyOf(found);
  }

  /// A style sheet with the sheets it imports in their places.
  StaticFiles.StaticFile whole(StaticFiles.StaticFile sheet) {
    String text = new String(sheet.body(), StandardCharsets.UTF_8);
    String whole =
        STYLE
            .matcher(text)
            .replaceAll(part ->
                files
                    .find("/" + part.group(1))
                    .map(file -> new String(file.body(), StandardCharsets.UTF_8))
                    .map(Matcher::quoteReplacement)
                    .orElse(""));
    return StaticFiles.StaticFile.of(sheet.type(), whole.getBytes(StandardCharsets.UTF_8));
  }

  private static String beside(String path, String relative) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return Path.of(folder + relative).normalize().toString();
  }
}

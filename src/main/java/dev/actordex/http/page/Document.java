package dev.actordex.http.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One page: what a reader sees, and what machines are told about it.
///
/// @param title without the product's name, which follows it
/// @param description one or two sentences for previews
/// @param path the page's one address on this server, with the parameters that make it what it is
/// @param kind which element of `web/` takes the page over: `home`, `results`, `card`
/// @param type of Open Graph: `website`, `article`, `profile`
/// @param indexed whether search engines shall list it
/// @param about the page as schema.org has it; null when there is nothing to say
/// @param typed the words in the search box
/// @param main the page's content
public record Document(
    String title,
    String description,
    String path,
    String kind,
    String type,
    boolean indexed,
    @Nullable JsonNode about,
    String typed,
    Html main) {
  private static final int LONGEST_DESCRIPTION = 200;

  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]*");

  public Document {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Not a kind of page: " + kind);
    }
    description = shortened(description);
  }

  /// A page that is a website's, listed, with an empty search box.
  static Document of(
      String title,
      String description,
      String path,
      String kind,
      @Nullable JsonNode about,
      Html main) {
    return new Document(title, description, path, kind, "website", true, about, "", main);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= LONGEST_DESCRIPTION) {
      return line;
    }
    int cut = line.lastIndexOf(' ', LONGEST_DESCRIPTION - 1);
    String kept = line.substring(0, cut < LONGEST_DESCRIPTION / 2 ? LONGEST_DESCRIPTION - 1 : cut);
    return kept.endsWith(".") ? kept : kept + "…";
  }
}

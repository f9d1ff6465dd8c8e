package dev.actordex.fetch;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where one file of a source is found.
///
/// @param name what the file is called here: letters, digits, dots and dashes, so that it can stand
///   in a path
/// @param question what is sent with the request, where the place wants to be asked; null for a
///   plain file
/// @param whole whether each download is all there is; an excerpt may be smaller than the last
public record Place(String name, URI uri, @Nullable Question question, boolean whole) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

  public Place {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("No name for a file: " + name);
    }
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "An address names a host and no user, as in https://example.org/file.json");
    }
  }

  /// A plain file that is whole each time.
  public static Place file(String name, URI uri) {
    return new Place(name, uri, null, true);
  }

  /// What is posted to a place, and with which headers.
  public record Question(String body, Map<String, String> headers) {
    public Question {
      headers = Map.copyOf(headers);
    }

    /// Without the headers, which hold keys.
    @Override
    public String toString() {
      return body;
    }
  }
}

package dev.actordex.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as an action sees it: the values in its path, its parameters, and what the visitor
/// already has.
///
/// @param path names in the route's path → decoded values
/// @param parameters what stands behind the question mark, read
/// @param rawQuery the same as it came, to be carried along by a redirect
/// @param has the `If-None-Match` header
/// @param body what was sent along; null for a question that sends nothing
/// @param origin scheme, host and port as the visitor calls this server, `http://localhost:8080`
record Ask(
    Map<String, String> path,
    Parameters parameters,
    @Nullable String rawQuery,
    @Nullable String has,
    @Nullable Body body,
    String origin) {
  Ask {
    path = Map.copyOf(path);
  }

  /// What a visitor sends with a question.
  ///
  /// @param type the media type, without its parameters, lower case; empty when not said
  record Body(String type, byte[] bytes) {}

  String in(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no {" + name + "}");
    }
    return value;
  }

  /// The address with this request's parameters behind it.
  String withQuery(String address) {
    return rawQuery == null || rawQuery.isEmpty() ? address : address + "?" + rawQuery;
  }
}

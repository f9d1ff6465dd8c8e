package dev.actordex.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which pages of other hosts may read the API's answers in a browser: none, unless the settings
/// name them.
///
/// Cookies and logins are never let through: there are none.
final class Cors {
  private static final String ANY = "*";
  private static final String SECONDS = "600";

  private final Set<String> origins = new TreeSet<>();

  Cors(Set<String> origins) {
    origins.forEach(origin -> this.origins.add(origin.toLowerCase(Locale.ROOT)));
  }

  boolean on() {
    return !origins.isEmpty();
  }

  /// Says on an answer of the API who may read it. It differs by who asks, refusals included.
  void answer(Context ctx) {
    if (!on() || !ofTheApi(ctx.path())) {
      return;
    }
    ctx.res().addHeader("Vary", "Origin");
    String origin = allowed(ctx.header("Origin"));
    if (origin != null) {
      ctx.res().setHeader("Access-Control-Allow-Origin", origin);
      ctx.res().setHeader("Access-Control-Expose-Headers", "ETag, Retry-After, Allow");
    }
  }

  /// Answers a browser that asks before it sends.
  ///
  /// @param methods to which the address answers
  void preflight(Context ctx, Iterable<String> methods) {
    ctx.res().setStatus(204);
    ctx.res().setHeader("Allow", String.join(", ", methods));
    ctx.res().setHeader("Cache-Control", "no-store");
    if (allowed(ctx.header("Origin")) != null) {
      ctx.res().setHeader("Access-Control-Allow-Methods", String.join(", ", methods));
      ctx.res().setHeader("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
      ctx.res().setHeader("Access-Control-Max-Age", SECONDS);
    }
  }

  static boolean ofTheApi(String path) {
    return path.startsWith("/api/") || path.equals(ApiDescription.PATH);
  }

  private @Nullable String allowed(@Nullable String origin) {
    if (origin == null) {
      return null;
    }
    if (origins.contains(ANY)) {
      return ANY;
    }
    return origins.contains(origin.toLowerCase(Locale.ROOT)) ? origin : null;
  }
}

package dev.actordex.http;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the server listens, by which names it may be called, and where its page comes from.
///
/// @param host the address to bind
/// @param port 0 takes a free one
/// @param names further host names by which browsers may call it; loopback names, `host` and the
///   address a connection came in on are always allowed
/// @param webFolder where to read the page from while working on it; null serves the bundled one
/// @param version of the product; with the index generation it makes up the `ETag`s
/// @param origins which pages of other hosts may read the API's answers in a browser,
///   `https://soc.example`; `*` lets every page
/// @param capacity how much it does at a time, and for how long
/// @param exposure what it tells of what it does
/// @param guard whom it lets in
public record HttpSettings(
    String host,
    int port,
    Set<String> names,
    @Nullable Path webFolder,
    String version,
    Set<String> origins,
    Capacity capacity,
    Exposure exposure,
    Guard guard) {

  private static final Pattern ORIGIN =
      Pattern.compile("\\*|https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
    }
    names = Set.copyOf(names);
    origins = Set.copyOf(origins);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "An origin is a scheme, a host and perhaps a port (https://soc.example), or *; not "
                + origin);
      }
    }
  }

  /// On a loopback address, with the bundled page and the usual capacity.
  public static HttpSettings of(String host, int port, String version) {
    return new HttpSettings(
        host,
        port,
        Set.of(),
        null,
        version,
        Set.of(),
        Capacity.usual(),
        Exposure.QUIET,
        Guard.NONE);
  }

  public HttpSettings withWebFolder(@Nullable Path folder) {
    return new HttpSettings(host, port, names, folder, version, origins, capacity, exposure, guard);
  }

  public HttpSettings withNames(Set<String> names) {
    return new HttpSettings(
        host, port, names, webFolder, version, origins, capacity, exposure, guard);
  }

  public HttpSettings withOrigins(Set<String> allowed) {
    return new HttpSettings(
        host, port, names, webFolder, version, allowed, capacity, exposure, guard);
  }

  public HttpSettings withCapacity(Capacity set) {
    return new HttpSettings(host, port, names, webFolder, version, origins, set, exposure, guard);
  }

  public HttpSettings withExposure(Exposure told) {
    return new HttpSettings(host, port, names, webFolder, version, origins, capacity, told, guard);
  }

  public HttpSettings withGuard(Guard set) {
    return new HttpSettings(
        host, port, names, webFolder, version, origins, capacity, exposure, set);
  }
}

package dev.actordex.http;

import java.nio.file.Path;
import java.time.Duration;
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
/// @param searches how many questions may be answered at the same time
/// @param waiting how many more may wait for their turn before they are sent away
/// @param origins which pages of other hosts may read the API's answers in a browser,
///   `https://soc.example`; `*` lets every page
/// @param guard whom it lets in
/// @param exposure what it tells of what it does
/// @param headersWithin how long a visitor may take to get to the end of a request's header
/// @param exportsWithin how long a file may take to be made and sent; then the connection is cut
/// @param exportsWork processor time in a minute that the files of one client may take; six times
///   as much at once
public record HttpSettings(
    String host,
    int port,
    Set<String> names,
    @Nullable Path webFolder,
    String version,
    int searches,
    int waiting,
    Set<String> origins,
    Duration headersWithin,
    Duration exportsWithin,
    Duration exportsWork,
    Exposure exposure,
    Guard guard) {

  private static final Pattern ORIGIN =
      Pattern.compile("\\*|https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");
  private static final Duration HEADERS_WITHIN = Duration.ofSeconds(10);
  private static final Duration EXPORTS_WITHIN = Duration.ofMinutes(5);
  private static final Duration EXPORTS_WORK = Duration.ofSeconds(20);

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
    }
    if (searches < 1 || waiting < 0) {
      throw new IllegalArgumentException("At least one search must be possible");
    }
    if (exportsWork.toMillis() < 1 || exportsWork.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("Files need some work, and at most a day's in a minute");
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

  /// On a loopback address, with the bundled page and twice as many searches as processors.
  public static HttpSettings of(String host, int port, String version) {
    int searches = 2 * Runtime.getRuntime().availableProcessors();
    return new HttpSettings(
        host,
        port,
        Set.of(),
        null,
        version,
        searches,
        64,
        Set.of(),
        HEADERS_WITHIN,
        EXPORTS_WITHIN,
        EXPORTS_WORK,
        Exposure.QUIET,
        Guard.NONE);
  }

  public HttpSettings withWebFolder(@Nullable Path folder) {
    return new HttpSettings(
        host,
        port,
        names,
        folder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        exportsWithin,
        exportsWork,
        exposure,
        guard);
  }

  public HttpSettings withNames(Set<String> names) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        exportsWithin,
        exportsWork,
        exposure,
        guard);
  }

  public HttpSettings withOrigins(Set<String> allowed) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        allowed,
        headersWithin,
        exportsWithin,
        exportsWork,
        exposure,
        guard);
  }

  public HttpSettings withHeadersWithin(Duration limit) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        limit,
        exportsWithin,
        exportsWork,
        exposure,
        guard);
  }

  public HttpSettings withExportsWithin(Duration limit) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        limit,
        exportsWork,
        exposure,
        guard);
  }

  public HttpSettings withExportsWork(Duration perMinute) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        exportsWithin,
        perMinute,
        exposure,
        guard);
  }

  public HttpSettings withExposure(Exposure told) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        exportsWithin,
        exportsWork,
        told,
        guard);
  }

  public HttpSettings withGuard(Guard set) {
    return new HttpSettings(
        host,
        port,
        names,
        webFolder,
        version,
        searches,
        waiting,
        origins,
        headersWithin,
        exportsWithin,
        exportsWork,
        exposure,
        set);
  }
}

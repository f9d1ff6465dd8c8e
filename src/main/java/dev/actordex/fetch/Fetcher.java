package dev.actordex.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Brings one file after the other into a folder.
///
/// A place is asked only for what changed since its last file; a connection that breaks is taken up
/// where it broke, in this run or the next. Nothing is believed: scheme, host, address, status,
/// type, length and size are checked on the way, the content by a [Judge]. What is not right is
/// deleted; a file that was used before is never touched here.
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int BUFFER = 1 << 16;
  private static final String PART = ".part";
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private final Path folder;
  private final Rules rules;
  private final Addresses addresses;
  private final Remembered remembered;
  private final FileChannel lock;
  private final HttpClient client;

  /// @param folder which belongs to one fetcher at a time
  /// @throws FetchException when another has it
  public Fetcher(Path folder, Rules rules) throws FetchException {
    this.folder = folder;
    this.rules = rules;
    addresses = new Addresses(rules);
    remembered = new Remembered(folder);
    lock = lock(folder);
    client =
        HttpClient.newBuilder()
            .connectTimeout(rules.quiet())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private static FileChannel lock(Path folder) throws FetchException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held;
      try {
        held = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        held = null;
      }
      if (held == null) {
        channel.close();
        throw new FetchException("Another process is downloading into " + folder + ".");
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  /// The hash of what was brought from a place last and used.
  public Optional<String> last(Place place) {
    return remembered.read(place.name()).map(Remembered.State::sha256);
  }

  /// @param known whether what came last is still in use: only then a place may answer "unchanged"
  /// @throws FetchException naming the place and what was wrong
  public Received fetch(Place place, boolean known, Judge judge) throws FetchException {
    long deadline = System.nanoTime() + rules.within().toNanos();
    Optional<Remembered.State> last =
        remembered.read(place.name()).filter(state -> state.uri().equals(place.uri().toString()));
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          Optional<Remembered.State> come = bring(place, known ? last : Optional.empty(), deadline);
          return come.isEmpty() ? new Received.Unchanged() : judged(place, come.get(), last, judge);
        } catch (Broken e) {
          if (attempt == rules.attempts() || deadline - System.nanoTime() <= 0) {
            throw new FetchException(e.sentence + (attempt > 1 ? ", " + attempt + " times" : ""));
          }
        }
      }
    } catch (FetchException e) {
      throw new FetchException(place.name() + " from " + place.uri() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  /// Something that may go better the next time; what came so far stays.
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Broken(String sentence) {
      this.sentence = sentence;
    }
  }

  /// To be called when a new file is in use: from now on a place is asked for what changed since.
  public void done(Received.Fresh fresh) {
    try {
      remembered.write(fresh.place().name(), fresh.state());
      drop(fresh.place());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  private Path part(Place place) {
    return folder.resolve(place.name() + PART);
  }

  private void drop(Place place) throws IOException {
    Files.deleteIfExists(part(place));
    remembered.forget(place.name() + PART);
  }

  private Received judged(
      Place place, Remembered.State come, Optional<Remembered.State> last, Judge judge)
      throws FetchException, IOException {
    Path file = part(place);
    try {
      long bytes = judge.look(file);
      if (place.whole() && !rules.smaller() && last.isPresent() && bytes < last.get().bytes() / 2) {
        throw new FetchException(
            String.format(
                Locale.ROOT,
                "the file has %,d bytes, less than half of the %,d of the last; --accept-smaller"
                    + " takes it",
                bytes,
                last.get().bytes()));
      }
      return new Received.Fresh(
          place,
          file,
          new Remembered.State(come.uri(), come.etag(), come.modified(), hash(file), bytes));
    } catch (FetchException e) {
      drop(place);
      throw e;
    }
  }

  /// Brings all of a file, or the rest of one that broke off; empty when it has not changed.
  private Optional<Remembered.State> bring(
      Place place, Optional<Remembered.State> last, long deadline)
      throws FetchException, Broken, IOException {
    Optional<Remembered.State> begun = begun(place);
    HttpResponse<InputStream> response = answer(place, last, begun, deadline);
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 304 -> {
          if (last.isEmpty()) {
            throw new FetchException("it answers that nothing changed without having been asked");
          }
          return Optional.empty();
        }
        case 200 -> {
          drop(place);
          Remembered.State state = state(place, response);
          refuseOther(response);
          if (state.validator() != null && place.question() == null) {
            remembered.write(place.name() + PART, state);
          }
          receive(place, response, body, 0, deadline);
          return Optional.of(state);
        }
        case 206 -> {
          long from = begun.isPresent() ? Files.size(part(place)) : -1;
          if (!continues(response, from)) {
            drop(place);
            throw new Broken("it sent another part of the file than was asked for");
          }
          receive(place, response, body, from, deadline);
          return begun;
        }
        case 416 -> {
          drop(place);
          throw new Broken("it has no such part of the file");
        }
        default -> throw new FetchException("it answers with status " + response.statusCode());
      }
    }
  }

  /// What came of a file before its connection broke, if the place can be asked for the rest.
  private Optional<Remembered.State> begun(Place place) throws IOException {
    Optional<Remembered.State> begun =
        remembered
            .read(place.name() + PART)
            .filter(state -> state.uri().equals(place.uri().toString()))
            .filter(state -> state.validator() != null && place.question() == null);
    return begun.isPresent() && Files.exists(part(place)) && Files.size(part(place)) > 0
        ? begun
        : Optional.empty();
  }

  private static Remembered.State state(Place place, HttpResponse<?> response) {
    return new Remembered.State(
        place.uri().toString(), header(response, "ETag"), header(response, "Last-Modified"), "", 0);
  }

  private static @Nullable String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).filter(value -> value.length() < 500).orElse(null);
  }

  private static boolean continues(HttpResponse<?> response, long from) {
    Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return from > 0 && range.matches() && Long.parseLong(range.group(1)) == from;
  }

  /// A page where a file should be, an unknown packing, or more than is taken.
  private void refuseOther(HttpResponse<?> response) throws FetchException {
    String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
      throw new FetchException("it sent a web page where a file was expected");
    }
    String coding =
        response
            .headers()
            .firstValue("Content-Encoding")
            .orElse("identity")
            .toLowerCase(Locale.ROOT);
    if (!coding.equals("identity") && !coding.equals("gzip")) {
      throw new FetchException("it sent the file packed in a way that was not asked for");
    }
    if (response.headers().firstValueAsLong("Content-Length").orElse(0) > rules.bytes()) {
      throw tooLarge();
    }
  }

  private FetchException tooLarge() {
    return new FetchException(
        String.format(Locale.ROOT, "the download is larger than %,d bytes", rules.bytes()));
  }

  /// Asks, following redirects that stay on the host.
  private HttpResponse<InputStream> answer(
      Place place, Optional<Remembered.State> last, Optional<Remembered.State> begun, long deadline)
      throws FetchException, Broken, IOException {
    URI uri = place.uri();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      addresses.check(uri);
      HttpResponse<InputStream> response = send(request(place, uri, last, begun, deadline));
      int status = response.statusCode();
      if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
        return response;
      }
      response.body().close();
      if (place.question() != null && status < 307) {
        throw new FetchException("it redirects a question that holds a key");
      }
      uri = target(uri, response.headers().firstValue("Location").orElse(""));
    }
    throw new FetchException("it redirects more than " + MOST_REDIRECTS + " times");
  }

  private static URI target(URI from, String location) throws FetchException {
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new FetchException("it redirects to what is no address");
    }
    boolean same =
        from.getHost().equalsIgnoreCase(target.getHost())
            && from.getPort() == target.getPort()
            && from.getScheme().equalsIgnoreCase(target.getScheme());
    if (!same) {
      throw new FetchException(
          "it redirects to another host, port or scheme; name that with --from");
    }
    return target;
  }

  private HttpRequest request(
      Place place,
      URI uri,
      Optional<Remembered.State> last,
      Optional<Remembered.State> begun,
      long deadline)
      throws IOException, Broken {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw late();
    }
    Duration wait = Duration.ofNanos(Math.min(left, rules.quiet().toNanos()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(wait)
            .header("User-Agent", "Actordex")
            .header("Accept", "application/json, */*;q=0.1")
            .header("Accept-Encoding", "gzip");
    Place.Question question = place.question();
    if (question != null) {
      question.headers().forEach(request::header);
      return request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(question.body()))
          .build();
    }
    if (begun.isPresent()) {
      String validator = begun.get().validator();
      if (validator != null) {
        request.header("Range", "bytes=" + Files.size(part(place)) + "-");
        request.header("If-Range", validator);
      }
    } else if (last.isPresent()) {
      String etag = last.get().etag();
      String modified = last.get().modified();
      if (etag != null) {
        request.header("If-None-Match", etag);
      } else if (modified != null) {
        request.header("If-Modified-Since", modified);
      }
    }
    return request.GET().build();
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws Broken {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new Broken("no answer within " + rules.quiet().toSeconds() + " seconds");
    } catch (IOException e) {
      String message = e.getMessage();
      throw new Broken("the connection failed" + (message == null ? "" : " (" + message + ")"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("the download was interrupted");
    }
  }

  /// Writes what comes behind what is there; breaks off what stalls or grows too large.
  private void receive(
      Place place, HttpResponse<?> response, InputStream body, long from, long deadline)
      throws FetchException, Broken, IOException {
    long total = from;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out =
            Files.newOutputStream(
                part(place), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Watch watch = new Watch(body, rules.quiet(), deadline)) {
      while (true) {
        int read = read(body, buffer, watch);
        if (read < 0) {
          break;
        }
        watch.progress();
        total += read;
        if (total > rules.bytes()) {
          break;
        }
        out.write(buffer, 0, read);
      }
    }
    if (total > rules.bytes()) {
      drop(place);
      throw tooLarge();
    }
    long promised = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (promised >= 0 && total - from != promised) {
      throw new Broken("it sent %,d bytes and promised %,d".formatted(total - from, promised));
    }
  }

  private int read(InputStream body, byte[] buffer, Watch watch) throws Broken {
    String reason;
    try {
      int read = body.read(buffer);
      if (read >= 0 || !watch.rang()) {
        return read;
      }
      reason = "";
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    if (!watch.rang()) {
      throw new Broken("the connection broke (" + reason + ")");
    }
    throw watch.late()
        ? late()
        : new Broken("nothing came for " + rules.quiet().toSeconds() + " seconds");
  }

  private Broken late() {
    return new Broken("it took longer than " + rules.within().toSeconds() + " seconds");
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }
}

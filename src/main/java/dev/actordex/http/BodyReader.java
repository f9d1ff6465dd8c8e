package dev.actordex.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Reads what a visitor sends: so many bytes within so much time, and no more.
final class BodyReader {
  /// Enough for 10,000 names, the longest ones aside.
  static final int MOST_BYTES = 2 * 1_024 * 1_024;

  /// Of a larger body as much is read and dropped, for who is still sending when the connection is
  /// closed may never hear why.
  private static final int MOST_DROPPED = MOST_BYTES;

  private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();
  private static final Duration WITHIN = Duration.ofSeconds(20);

  private BodyReader() {}

  /// @throws Refusal `413` when there is more, `408` when it takes too long
  static Ask.Body read(HttpServletRequest request) {
    if (request.getContentLengthLong() > MOST_BYTES) {
      drop(request);
      throw tooLarge();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    byte[] buffer = new byte[8_192];
    long deadline = System.nanoTime() + WITHIN.toNanos();
    int all = 0;
    try (InputStream in = request.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all += read;
        if (all > MOST_BYTES + MOST_DROPPED) {
          break;
        }
        if (all <= MOST_BYTES) {
          bytes.write(buffer, 0, read);
        }
        if (System.nanoTime() - deadline > 0) {
          throw ServerErrors.problem(408).refusal();
        }
      }
    } catch (IOException e) {
      // Broken off or stalled: whoever still listens hears that it did not arrive.
      throw ServerErrors.problem(408).refusal();
    }
    if (all > MOST_BYTES) {
      throw tooLarge();
    }
    String type = request.getContentType() == null ? "" : request.getContentType();
    int parameters = type.indexOf(';');
    String plain = parameters < 0 ? type : type.substring(0, parameters);
    return new Ask.Body(plain.strip().toLowerCase(Locale.ROOT), bytes.toByteArray());
  }

  /// What is announced as too large is dropped for as long as it comes: who waits for an answer
  /// before sending hears it at once.
  private static void drop(HttpServletRequest request) {
    long left = request.getContentLengthLong();
    if (left > MOST_BYTES + MOST_DROPPED || request.getHeader("Expect") != null) {
      return;
    }
    long deadline = System.nanoTime() + WITHIN.toNanos();
    long last = System.nanoTime();
    try (InputStream in = request.getInputStream()) {
      byte[] buffer = new byte[8_192];
      long now = last;
      while (left > 0 && now - deadline < 0 && now - last < QUIET_NANOS) {
        int come = in.available() == 0 ? 0 : in.read(buffer);
        if (come == 0) {
          Thread.sleep(10);
        } else if (come < 0) {
          return;
        }
        now = System.nanoTime();
        left -= come;
        last = come == 0 ? last : now;
      }
    } catch (IOException e) {
      // Nobody is sending any more, and that is all that is waited for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Refusal tooLarge() {
    ProblemKind kind = ProblemKind.TOO_LARGE;
    return new ProblemDetails(
            kind,
            kind.status(),
            "A body may have at most " + MOST_BYTES + " bytes.",
            "body",
            List.of(),
            List.of())
        .refusal();
  }
}

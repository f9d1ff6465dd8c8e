package dev.actordex.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts an [Answer] on the wire: status, headers, compression.
final class AnswerWriter {
  private static final int WORTH_COMPRESSING = 1_000;

  private AnswerWriter() {}

  static void write(Context ctx, Answer answer) {
    HttpServletResponse response = ctx.res();
    varies(response);
    switch (answer) {
      case Answer.Content content -> write(ctx.req(), response, content);
      case Answer.Lent lent -> {
        Head head = new Head(200, Answer.JSON, lent.tag());
        write(ctx.req(), response, head, lent.body().array(), lent.body().size());
        lent.done().run();
      }
      case Answer.Download download -> write(ctx.req(), response, download);
      case Answer.Unchanged unchanged -> {
        response.setStatus(304);
        response.setHeader("ETag", unchanged.tag().header(acceptsGzip(ctx.req())));
        response.setHeader("Cache-Control", "no-cache");
      }
      case Answer.Moved moved -> {
        response.setStatus(308);
        response.setHeader("Location", moved.location());
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(0);
      }
    }
  }

  /// @param methods to which the address answers
  static void notAllowed(Context ctx, Collection<String> methods) {
    ctx.res().setHeader("Allow", String.join(", ", methods));
    write(ctx, ServerErrors.problem(405));
  }

  /// An answer that has begun to arrive is not followed by a problem: the visitor would take both
  /// together for the whole.
  static void write(Context ctx, ProblemDetails problem) {
    HttpServletResponse response = ctx.res();
    if (response.isCommitted()) {
      return;
    }
    varies(response);
    if (problem.kind() == ProblemKind.BUSY && !response.containsHeader("Retry-After")) {
      response.setHeader("Retry-After", "1");
    }
    if (problem.status() == ProblemKind.TOO_LARGE.status()) {
      // The rest of a body is not read, so nothing can follow it on this connection.
      response.setHeader("Connection", "close");
    }
    Answer.Content told =
        new Answer.Content(problem.status(), ProblemDetails.CONTENT_TYPE, problem.json(), null);
    try {
      write(ctx.req(), response, told);
    } catch (UncheckedIOException e) {
      if (!Wire.isGone(e)) {
        throw e;
      }
      // Nobody is there who could be told.
    }
  }

  /// On every answer, packed or not, so that caches keep the two forms of an address apart; beside
  /// what else it varies by.
  private static void varies(HttpServletResponse response) {
    if (!response.getHeaders("Vary").contains("Accept-Encoding")) {
      response.addHeader("Vary", "Accept-Encoding");
    }
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, Answer.Content content) {
    Head head = new Head(content.status(), content.type(), content.tag());
    write(request, response, head, content.body(), content.body().length);
  }

  /// What is said before a body.
  private record Head(int status, String type, Answer.@Nullable Tag tag) {}

  /// Has sent the body when it returns: nothing keeps a part of it then.
  private static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Head head,
      byte[] content,
      int length) {
    boolean compressed =
        length >= WORTH_COMPRESSING && compressible(head.type()) && acceptsGzip(request);
    response.setStatus(head.status());
    response.setHeader("Content-Type", head.type());
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    Answer.Tag tag = head.tag();
    response.setHeader("Cache-Control", tag == null ? "no-store" : "no-cache");
    if (tag != null) {
      response.setHeader("ETag", tag.header(compressed));
    }
    byte[] body = compressed ? gzip(content, length) : content;
    int bytes = compressed ? body.length : length;
    response.setContentLength(bytes);
    try {
      Wire.send(response, ByteBuffer.wrap(body, 0, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("The visitor has gone", e);
    }
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, Answer.Download download) {
    boolean compressed = compressible(download.type()) && acceptsGzip(request);
    response.setStatus(200);
    response.setHeader("Content-Type", download.type());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + download.name() + '"');
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", download.tag().header(compressed));
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    try {
      OutputStream wire = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
      OutputStream body = compressed ? new QuickGzip(wire) : wire;
      download.body().write(body);
      if (body instanceof GZIPOutputStream gzip) {
        gzip.finish();
      }
      wire.flush();
    } catch (IOException e) {
      takeBack(request, response);
      throw new UncheckedIOException("The file was not sent to its end", e);
    } catch (RuntimeException | Error e) {
      takeBack(request, response);
      throw e;
    }
  }

  /// As long as nothing is on its way a problem can follow in the file's stead.
  private static void takeBack(HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      Wire.cut(request);
      return;
    }
    for (String ofTheFile :
        List.of("Content-Type", "Content-Disposition", "Content-Encoding", "ETag")) {
      response.setHeader(ofTheFile, null);
    }
  }

  private static boolean compressible(String type) {
    return type.startsWith("text/")
        || type.contains("json")
        || type.contains("yaml")
        || type.contains("svg");
  }

  private static boolean acceptsGzip(HttpServletRequest request) {
    String header = request.getHeader("Accept-Encoding");
    if (header == null) {
      return false;
    }
    for (String each : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String coding = each.replace(" ", "");
      if (coding.equals("gzip") || coding.startsWith("gzip;")) {
        return !coding.matches("gzip;q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] body, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 3);
    try (GZIPOutputStream gzip = new QuickGzip(bytes)) {
      gzip.write(body, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// JSON shrinks nearly as much at the lowest levels, in a fraction of the time.
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream bytes) throws IOException {
      super(bytes, 8_192);
      def.setLevel(Deflater.BEST_SPEED + 1);
    }
  }
}

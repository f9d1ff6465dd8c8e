package dev.actordex.http;

import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Gives the one error shape to what the server machinery refuses before any route is asked:
/// malformed requests, headers too large, addresses too long.
final class ServerErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Perimeter.secure(response);
    int status = response.getStatus();
    if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException exception) {
      status = exception.getCode();
    }
    Perimeter.refuse(response, callback, problem(status));
    return true;
  }

  static ProblemDetails outOfTime() {
    return new ProblemDetails(
        ProblemKind.BUSY,
        "The question could not be answered in the time a question has; ask for less, or again in a"
            + " second.");
  }

  static ProblemDetails problem(int status) {
    ProblemKind kind =
        switch (status) {
          case 401 -> ProblemKind.KEY_NEEDED;
          case 404 -> ProblemKind.NOT_FOUND;
          case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
          case 408 -> ProblemKind.TIMEOUT;
          case 413 -> ProblemKind.TOO_LARGE;
          case 414 -> ProblemKind.ADDRESS_TOO_LONG;
          case 415 -> ProblemKind.UNSUPPORTED_MEDIA;
          case 421 -> ProblemKind.FOREIGN_HOST;
          case 431 -> ProblemKind.HEADERS_TOO_LARGE;
          case 503 -> ProblemKind.NOT_READY;
          case 501, 505 -> ProblemKind.UNSUPPORTED;
          default -> status >= 500 ? ProblemKind.INTERNAL : ProblemKind.BAD_REQUEST;
        };
    String detail =
        switch (kind) {
          case KEY_NEEDED -> "A key of this server's is needed.";
          case NOT_FOUND -> "There is nothing at this address.";
          case METHOD_NOT_ALLOWED ->
              "This address does not answer to this method; Allow says to which it does.";
          case TIMEOUT -> "The request did not arrive in time.";
          case TOO_LARGE -> "The body is larger than is read.";
          case ADDRESS_TOO_LONG -> "The address is longer than is read.";
          case UNSUPPORTED_MEDIA -> "The body is of a type that is not read here.";
          case FOREIGN_HOST -> "The server does not answer to this name.";
          case HEADERS_TOO_LARGE -> "The header fields are larger than is read.";
          case NOT_READY -> "The server cannot answer now.";
          case UNSUPPORTED -> "The server does not support what the request needs.";
          case INTERNAL -> "Something went wrong here; the server's log says what.";
          case BAD_REQUEST, BAD_PARAMETER, UNKNOWN_PARAMETER, BUSY ->
              "The request is not well-formed HTTP or its address is ambiguous.";
        };
    return new ProblemDetails(kind, status, detail, null, List.of(), List.of());
  }
}

package dev.actordex.http;

import java.util.Locale;

/// The reasons for which a request is refused, each with its status.
public enum ProblemKind {
  UNKNOWN_PARAMETER(400, "Unknown parameter"),
  BAD_PARAMETER(400, "Parameter not understood"),
  BAD_REQUEST(400, "Request not understood"),
  KEY_NEEDED(401, "Key needed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  TIMEOUT(408, "Request took too long to arrive"),
  TOO_LARGE(413, "Content too large"),
  ADDRESS_TOO_LONG(414, "Address too long"),
  UNSUPPORTED_MEDIA(415, "Media type not read"),
  FOREIGN_HOST(421, "Not a name of this server"),
  BUSY(429, "Too many requests at once"),
  HEADERS_TOO_LARGE(431, "Header fields too large"),
  INTERNAL(500, "Internal error"),
  NOT_READY(503, "Not ready"),
  UNSUPPORTED(505, "Not supported");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// The value of `type`, which names the kind and leads nowhere.
  public String type() {
    return "urn:actordex:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

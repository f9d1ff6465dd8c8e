package dev.actordex.http;

import java.util.List;

/// One thing that can be asked, with `GET` or, where more is sent than an address holds, `POST`.
///
/// @param path with `{names}` for the segments that vary
/// @param parameters the names it knows; a page knows none and passes over all
/// @param kind what is behind it
record Route(String path, List<String> parameters, Kind kind, Action action) {
  Route {
    parameters = List.copyOf(parameters);
  }

  /// Whether an address is one of this route's, by whatever method.
  boolean covers(String address) {
    String[] names = path.split("/", -1);
    String[] segments = address.split("/", -1);
    if (names.length != segments.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      int close = names[i].startsWith("{") ? names[i].indexOf('}') : -1;
      String ending = names[i].substring(close + 1);
      boolean fits =
          close < 0
              ? names[i].equals(segments[i])
              : segments[i].endsWith(ending) && segments[i].length() > ending.length();
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  boolean posted() {
    return kind == Kind.POSTED;
  }

  enum Kind {
    /// A question to the index; so many at a time.
    API,
    /// A question to the index that comes in a body.
    POSTED,
    /// A file to keep, which takes longer to make and to send; few at a time.
    EXPORT,
    /// A page for a browser, with whatever parameters its view needs.
    PAGE,
    /// A file that is the same as long as the program is.
    FILE,
    /// Answers even when everything else is busy.
    HEALTH
  }

  /// Turns a request into an answer, or refuses it with a [Refusal].
  interface Action {
    Answer answer(Ask ask);
  }
}

package dev.actordex.http;

import java.util.List;

/// One thing that can be asked with `GET`.
///
/// @param path with `{names}` for the segments that vary
/// @param parameters the names it knows; a page knows none and passes over all
/// @param kind what is behind it
record Route(String path, List<String> parameters, Kind kind, Action action) {
  Route {
    parameters = List.copyOf(parameters);
  }

  enum Kind {
    /// A question to the index; so many at a time.
    API,
    /// A page for a browser, with whatever parameters its view needs.
    PAGE,
    /// Answers even when everything else is busy.
    HEALTH
  }

  /// Turns a request into an answer, or refuses it with a [Refusal].
  interface Action {
    Answer answer(Ask ask);
  }
}

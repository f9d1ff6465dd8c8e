package dev.actordex.source.lenient;

import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.SourceException;

/// Where a reader says what is wrong with the record it has in hand.
@FunctionalInterface
public interface Complaints {

  /// @param message one sentence: what was found, what was expected
  void say(String message, Consequence consequence);

  /// Complaints about one object of a file, as problems of the run.
  ///
  /// @param place the object's id, or a JSON pointer to it
  static Complaints about(String file, String place, CardSource.Intake intake) {
    return (message, consequence) ->
        intake.problem(
            new Problem(
                file,
                SourceException.printable(place),
                SourceException.printable(message),
                consequence));
  }
}

package dev.actordex.source.cards;

import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;

/// Says which keys of a card mean nothing: most often one is misspelt.
final class UnknownKeys {
  private UnknownKeys() {}

  /// Call when everything known has been read.
  static void report(Fields fields) {
    for (String key : fields.unread()) {
      fields.say("the key '" + key + "' is not known here", Consequence.PARTLY_READ);
    }
  }
}

package dev.actordex.source.etda;

import dev.actordex.card.FuzzyDate;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import java.util.Optional;

/// A date in one of ETDA's nine forms; an empty one says nothing, an unreadable one is complained
/// about.
final class Dates {
  private Dates() {}

  static Optional<FuzzyDate> read(Fields fields, String field) {
    Optional<String> text = fields.text(field);
    Optional<FuzzyDate> date = text.flatMap(FuzzyDate::parse);
    if (text.isPresent() && date.isEmpty()) {
      fields.say(
          "'"
              + field
              + "' is '"
              + text.get()
              + "', expected was a date such as 2014, 2014-10, 2014 Late or 2008/2014",
          Consequence.PARTLY_READ);
    }
    return date;
  }
}

package dev.actordex.distill;

import dev.actordex.card.CardType;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How full own cards of one type are: of each field, on how many cards it stands and how many
/// values it has there.
///
/// @param cards of this type
/// @param fields in the order of the format; those that no card has are left out
/// @param words of the descriptions
public record Counts(
    CardType type, int cards, Map<String, Count> fields, IntSummaryStatistics words) {
  private static final Pattern WHITE = Pattern.compile("\\s+");

  /// @param cards that have the field
  /// @param values over all of them
  public record Count(int cards, int values) {}

  public static Counts of(CardType type, Collection<SourceRecord> records) {
    Map<String, Count> fields = new LinkedHashMap<>();
    IntSummaryStatistics words = new IntSummaryStatistics();
    int cards = 0;
    for (SourceRecord record : records) {
      if (record.type() != type) {
        continue;
      }
      cards++;
      record
          .all(Statement.Described.class)
          .forEach(described -> words.accept(words(described.text())));
    }
    FIELDS.forEach((field, states) -> {
      Count count = count(field, type, records, states);
      if (count.values() > 0) {
        fields.put(field, count);
      }
    });
    return new Counts(type, cards, fields, words);
  }

  /// How many words a text has: what stands between white space.
  public static int words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? 0 : WHITE.split(stripped).length;
  }

  private static Count count(
      String field, CardType type, Collection<SourceRecord> records, Predicate<Statement> states) {
    int cards = 0;
    int values = 0;
    for (SourceRecord record : records) {
      if (record.type() != type) {
        continue;
      }
      int here = (int) record.statements().stream().filter(states).count();
      // The card's own name is stated too.
      here -= field.equals("names") ? 1 : 0;
      cards += here > 0 ? 1 : 0;
      values += here;
    }
    return new Count(cards, values);
  }

  private static final Map<String, Predicate<Statement>> FIELDS = everyField();

  private static Map<String, Predicate<Statement>> everyField() {
    Map<String, Predicate<Statement>> fields = new LinkedHashMap<>();
    fields.put("description", Statement.Described.class::isInstance);
    fields.put("names", Statement.Named.class::isInstance);
    fields.put("given_by", s -> s instanceof Statement.Named named && named.giver() != null);
    fields.put("countries", Statement.Origin.class::isInstance);
    fields.put("sponsors", Statement.Sponsored.class::isInstance);
    fields.put("motivations", Statement.Motivated.class::isInstance);
    fields.put("first_seen", Statement.FirstSeen.class::isInstance);
    fields.put("last_seen", Statement.LastSeen.class::isInstance);
    fields.put("sectors", Statement.TargetedSector.class::isInstance);
    fields.put("targets", Statement.TargetedPlace.class::isInstance);
    fields.put("kind", Statement.Kind.class::isInstance);
    fields.put("tactics", Statement.Serves.class::isInstance);
    fields.put("parent", Statement.SubtechniqueOf.class::isInstance);
    fields.put("platforms", Statement.Platform.class::isInstance);
    fields.put("techniques", s -> uses(s, 'T'));
    fields.put("software", s -> uses(s, 'S'));
    fields.put(
        "campaigns", s -> s instanceof Statement.Noted note && note.field().equals("campaign"));
    fields.put("operations", s -> s instanceof Statement.Operated o && !o.counter());
    fields.put("counter_operations", s -> s instanceof Statement.Operated o && o.counter());
    fields.put("relations", Statement.Related.class::isInstance);
    fields.put("references", Statement.Refers.class::isInstance);
    return fields;
  }

  private static boolean uses(Statement statement, char letter) {
    return statement instanceof Statement.Uses uses
        && uses.what() instanceof dev.actordex.card.Link.ById id
        && id.id().charAt(0) == letter;
  }
}

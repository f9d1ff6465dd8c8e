package dev.actordex.source.threatfox;

import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Subject;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import dev.actordex.source.lenient.Complaints;
import dev.actordex.source.lenient.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads ThreatFox's indicators: `{"query_status": "ok", "data": […]}`, each row a value, the
/// family of malware it indicates by its id in Malpedia, when it was seen and by whom.
///
/// A file is an excerpt: what it does not hold says nothing about what was read before. Rows are
/// read one by one; the file was run through when it was recognised, so one that breaks off is not
/// read at all.
public final class ThreatFoxSource implements IndicatorSource {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss['.'SSSSSS][ 'UTC']", Locale.ROOT);
  private static final Pattern FAMILY = Pattern.compile("[a-z0-9]+\\.[a-z0-9_.-]{1,120}");
  private static final String UNKNOWN = "unknown";

  private final RecognisedFile file;
  private final Map<String, Subject> subjects = new HashMap<>();
  private final RowIds ids = new RowIds();
  private final Map<String, Integer> counts = new TreeMap<>();

  public ThreatFoxSource(RecognisedFile file) {
    this.file = file;
  }

  @Override
  public Source publisher() {
    return Source.THREATFOX;
  }

  @Override
  public void read(Intake intake) {
    try {
      for (String count : List.of("objects", "imported", "merged", "skipped", "rejected")) {
        counts.put(count, 0);
      }
      new JsonFile(file.file()).rows("data", row -> row(row, intake));
    } catch (SourceException e) {
      intake.problem(e.problem());
      return;
    }
    counts.put("families", subjects.size());
    intake.summary(file.summary(counts));
  }

  private void row(JsonFile.Row row, Intake intake) {
    count("objects");
    String id = row.node().path("id").asString("").strip();
    String place = id.isEmpty() ? row.pointer() : id;
    Complaints complaints =
        (message, consequence) ->
            intake.problem(
                new Problem(
                    file.name(),
                    SourceException.printable(place),
                    SourceException.printable(message),
                    consequence));
    if (!row.node().isObject()) {
      complaints.say("the row is no object", Consequence.REJECTED);
      count("rejected");
      return;
    }
    Optional<Indicator> indicator = indicator(id, row, complaints);
    if (indicator.isEmpty()) {
      count("rejected");
    } else {
      // Of two rows with one id the later counts.
      count(ids.add(id) ? "imported" : "merged");
      intake.indicator(indicator.get());
    }
  }

  private Optional<Indicator> indicator(String id, JsonFile.Row row, Complaints complaints) {
    if (id.isEmpty()) {
      complaints.say("the row has no id", Consequence.REJECTED);
      return Optional.empty();
    }
    String written = text(row, "ioc_type");
    String ioc = text(row, "ioc");
    Optional<IndicatorType> type = type(written, ioc);
    if (type.isEmpty()) {
      complaints.say("'" + written + "' is no type of indicator", Consequence.REJECTED);
      return Optional.empty();
    }
    Optional<IndicatorValue> value =
        IndicatorValue.of(type.get(), ioc).or(() -> mended(type.get(), ioc, complaints));
    if (value.isEmpty()) {
      complaints.say(
          "'%s' is no %s".formatted(ioc, type.get().key().replace('_', ' ')), Consequence.REJECTED);
      return Optional.empty();
    }
    List<String> tags = new ArrayList<>(new Fields(row.node(), quiet(complaints)).texts("tags"));
    List<String> references = new ArrayList<>();
    add(references, text(row, "reference"));
    add(references, text(row, "malware_malpedia"));
    return Optional.of(
        new Indicator(
            Source.THREATFOX,
            id,
            value.get(),
            List.of(),
            null,
            null,
            blankAsNull(text(row, "threat_type_desc")),
            blankAsNull(text(row, "reporter")),
            confidence(text(row, "confidence_level"), complaints),
            time(row, "first_seen", complaints),
            time(row, "last_seen", complaints),
            null,
            tags.stream().distinct().toList(),
            references,
            subject(row)
                .map(s -> List.of(new Indicator.Pointing(s, "indicates", List.of())))
                .orElse(List.of()),
            row.raw()));
  }

  /// A value that is not of the type that stands beside it but plainly of another.
  private static Optional<IndicatorValue> mended(
      IndicatorType type, String ioc, Complaints complaints) {
    Optional<IndicatorValue> guess = IndicatorValue.guess(ioc);
    guess.ifPresent(value ->
        complaints.say(
            "'%s' is no %s; it was read as %s".formatted(ioc, type.key(), value.type().key()),
            Consequence.REPAIRED));
    return guess;
  }

  private static Optional<IndicatorType> type(String written, String ioc) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "ip:port" -> Optional.of(IndicatorType.IP_PORT);
      case "ip" -> Optional.of(ioc.indexOf(':') < 0 ? IndicatorType.IPV4 : IndicatorType.IPV6);
      case "url" -> Optional.of(IndicatorType.URL);
      case "domain" -> Optional.of(IndicatorType.DOMAIN);
      case "md5_hash" -> Optional.of(IndicatorType.MD5);
      case "sha1_hash" -> Optional.of(IndicatorType.SHA1);
      case "sha256_hash" -> Optional.of(IndicatorType.SHA256);
      case "sha512_hash" -> Optional.of(IndicatorType.SHA512);
      case "sha3_384_hash" -> Optional.of(IndicatorType.SHA3_384);
      case "envelope_from", "body_from", "email" -> Optional.of(IndicatorType.EMAIL);
      default -> Optional.empty();
    };
  }

  private Optional<Subject> subject(JsonFile.Row row) {
    String family = text(row, "malware");
    @Nullable String name = blankAsNull(text(row, "malware_printable"));
    if (family.isEmpty() || family.equals(UNKNOWN)) {
      return Optional.empty();
    }
    String key = family.toLowerCase(Locale.ROOT);
    if (!FAMILY.matcher(key).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        subjects.computeIfAbsent(
            key,
            k -> {
              List<String> aliases = new ArrayList<>();
              for (String alias : text(row, "malware_alias").split(",")) {
                add(aliases, alias.strip());
              }
              return Subject.malpedia(k, name, aliases);
            }));
  }

  private static String text(JsonFile.Row row, String field) {
    return row.node().path(field).asString("").strip();
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void add(List<String> to, String text) {
    if (!text.isEmpty()) {
      to.add(text);
    }
  }

  /// That a field is null or missing is no news here.
  private static Complaints quiet(Complaints complaints) {
    return (message, consequence) -> {
      if (consequence != Consequence.REPAIRED) {
        complaints.say(message, consequence);
      }
    };
  }

  private static @Nullable Integer confidence(String text, Complaints complaints) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      int confidence = Integer.parseInt(text);
      if (confidence >= 0 && confidence <= 100) {
        return confidence;
      }
    } catch (NumberFormatException e) {
      // said below, as a number out of range is
    }
    complaints.say("confidence_level is not 0 to 100", Consequence.PARTLY_READ);
    return null;
  }

  private static @Nullable Instant time(JsonFile.Row row, String field, Complaints complaints) {
    String text = text(row, field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      complaints.say("'" + text + "' is no time", Consequence.PARTLY_READ);
      return null;
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}

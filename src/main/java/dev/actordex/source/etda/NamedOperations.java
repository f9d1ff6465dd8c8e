package dev.actordex.source.etda;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.AttributedTo;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.LastSeen;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Refers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Campaign records from the named operations of all groups: one per name, whichever groups tell of
/// it, except where a text says that two operations share nothing but the name.
final class NamedOperations {
  private static final String NOT_THE_SAME = "not the same operation as";

  private final TreeMap<String, List<NamedOperation>> byKey = new TreeMap<>();

  void add(NamedOperation operation) {
    byKey.computeIfAbsent(key(operation), key -> new ArrayList<>()).add(operation);
  }

  /// In the order of their ids.
  List<SourceRecord> records(String release) {
    return byKey.entrySet().stream()
        .map(entry -> record("op-" + hash(entry.getKey()), entry.getValue(), release))
        .sorted(Comparator.comparing(SourceRecord::ref))
        .toList();
  }

  private static String key(NamedOperation operation) {
    String name = canonical(operation.name());
    return operation.activity().text().contains(NOT_THE_SAME)
        ? name + " " + operation.group()
        : name;
  }

  /// Letters and digits in lower case without accents: `SmugX` and `SMUGX` are one operation.
  static String canonical(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static SourceRecord record(String id, List<NamedOperation> operations, String release) {
    Set<Statement> statements = new LinkedHashSet<>();
    for (NamedOperation operation : operations) {
      statements.add(new Named(operation.name(), null));
    }
    for (NamedOperation operation : operations) {
      operation.activity().aliases().forEach(alias -> statements.add(new Named(alias, null)));
    }
    for (NamedOperation operation : operations) {
      if (!operation.activity().text().isEmpty()) {
        statements.add(new Described(operation.activity().text()));
      }
    }
    dates(operations, statements);
    for (NamedOperation operation : operations) {
      statements.add(new AttributedTo(Link.uuid(operation.group()), null));
    }
    for (NamedOperation operation : operations) {
      for (String url : operation.activity().urls()) {
        statements.add(new Refers(url, null, null, ReferenceKind.REPORT));
      }
    }
    ArrayNode raw = JsonNodeFactory.instance.arrayNode();
    operations.forEach(operation -> raw.add(operation.json()));
    return new SourceRecord(
        new RecordRef(Source.ETDA, id),
        CardType.CAMPAIGN,
        operations.getFirst().name(),
        Lifecycle.LIVE,
        null,
        List.of(),
        List.of(),
        null,
        release,
        List.copyOf(statements),
        raw.toString());
  }

  /// The first date's beginning, and the last one's end where that says more.
  private static void dates(List<NamedOperation> operations, Set<Statement> statements) {
    List<FuzzyDate> dates = operations.stream().flatMap(o -> o.date().stream()).toList();
    if (dates.isEmpty()) {
      return;
    }
    FuzzyDate first = dates.stream().min(Comparator.naturalOrder()).orElseThrow();
    FuzzyDate last =
        dates.stream()
            .max(Comparator.comparing(FuzzyDate::to).thenComparing(FuzzyDate::from))
            .orElseThrow();
    String from = first.display().split("/", 2)[0];
    String[] ends = last.display().split("/", 2);
    String to = ends[ends.length - 1];
    statements.add(new FirstSeen(from));
    if (!from.equals(to)) {
      statements.add(new LastSeen(to));
    }
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}

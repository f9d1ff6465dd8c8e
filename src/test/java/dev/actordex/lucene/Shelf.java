package dev.actordex.lucene;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.SourceRecord;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.identity.Unresolved;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Report;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.lucene.write.LuceneCardSink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cards in an index on disk, for tests.
public final class Shelf {
  public static final CardCodec CODEC = new CardJson();
  public static final Report REPORT =
      new Report(
          List.of(),
          Map.of(),
          Map.of("etda", 1),
          Decisions.of(
              List.of(
                  new Decision(
                      new RecordRef(Source.ATTACK, "G0001"), "Axiom", "G0001", true, "anchor"),
                  new Decision(
                      new RecordRef(Source.ETDA, "a-1"), "Ä-Gruppe", "G0001", false, "names it"))),
          2,
          List.of(new Unresolved(new RecordRef(Source.ATTACK, "G0001"), "uses", "S9999")),
          List.of());
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private Shelf() {}

  public static LuceneCardSink sink(Path dataDir) {
    return new LuceneCardSink(dataDir, CODEC, CLOCK, "test");
  }

  /// Publishes the cards as a new generation.
  public static Manifest publish(Path dataDir, List<Card> cards) {
    return publish(dataDir, cards, CLOCK);
  }

  public static Manifest publish(Path dataDir, List<Card> cards, Clock clock) {
    try (LuceneCardSink sink = new LuceneCardSink(dataDir, CODEC, clock, "test")) {
      cards.forEach(card -> sink.add(card, records(card)));
      return sink.commit(REPORT);
    }
  }

  /// With all the time in the world: however busy the machine, a test's answers are whole.
  public static LuceneCardSearch open(Path dataDir) {
    LuceneCardSearch search = LuceneCardSearch.open(dataDir, CODEC, Tables.facetWords());
    search.within(Duration.ofMinutes(1));
    return search;
  }

  /// A record per source of the card, whose raw form says where it is from.
  public static List<SourceRecord> records(Card card) {
    List<SourceRecord> records = new ArrayList<>();
    for (SourceEntry entry : card.sources()) {
      records.add(
          new SourceRecord(
              new RecordRef(entry.source(), entry.id()),
              card.type(),
              entry.name(),
              entry.status(),
              null,
              List.of(),
              List.of(),
              null,
              entry.release(),
              List.of(),
              "{\"from\":\"" + entry.source().key() + " " + entry.id() + "\"}"));
    }
    return records;
  }
}

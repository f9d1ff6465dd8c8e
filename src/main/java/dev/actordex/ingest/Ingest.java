package dev.actordex.ingest;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.Companion;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceRecord;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.identity.Merge;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// One import: reads every source, decides who is who, writes the cards.
public final class Ingest {
  private final Vocabulary vocabulary;
  private final Rulings rulings;

  public Ingest(Vocabulary vocabulary, Rulings rulings) {
    this.vocabulary = vocabulary;
    this.rulings = rulings;
  }

  /// What a run has read, before anything is written: a strict run looks at the problems first.
  public static final class Intake implements CardSource.Intake {
    private final Map<RecordRef, SourceRecord> records = new LinkedHashMap<>();
    private final SortedMap<String, Companion> companions = new TreeMap<>();
    private final List<ExportedCard> exported = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<SourceSummary> summaries = new ArrayList<>();

    @Override
    public void record(SourceRecord record) {
      records.merge(record.ref(), record, Intake::newer);
    }

    /// Two records of one id in different files: the one changed last, then the greater raw text,
    /// so that the order of the files does not matter.
    private static SourceRecord newer(SourceRecord one, SourceRecord two) {
      int byDate = changed(one).compareTo(changed(two));
      if (byDate != 0) {
        return byDate > 0 ? one : two;
      }
      return one.raw().compareTo(two.raw()) >= 0 ? one : two;
    }

    private static String changed(SourceRecord record) {
      return record.all(dev.actordex.card.Statement.Modified.class).stream()
          .map(dev.actordex.card.Statement.Modified::date)
          .findFirst()
          .orElse("");
    }

    @Override
    public void exported(ExportedCard card) {
      exported.add(card);
    }

    /// Of two that bear one id the one with the greater text, so that the order of the files does
    /// not matter; which version counts its reader has decided.
    @Override
    public void companion(Companion companion) {
      companions.merge(
          companion.id(), companion, (one, two) -> one.raw().compareTo(two.raw()) >= 0 ? one : two);
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void summary(SourceSummary summary) {
      summaries.add(summary);
    }

    /// Each record once, in the order read.
    public List<SourceRecord> records() {
      return List.copyOf(records.values());
    }

    public List<SourceSummary> summaries() {
      return List.copyOf(summaries);
    }

    public List<Problem> problems() {
      return List.copyOf(problems);
    }
  }

  /// Reads all sources, in the order given.
  public Intake read(List<CardSource> sources) {
    Intake intake = new Intake();
    sources.forEach(source -> source.read(intake));
    return intake;
  }

  /// Merges what was read into the sink; nothing is committed.
  public Report write(Intake intake, CardSink sink) {
    Merge merge = new Merge(intake.records.values(), vocabulary, rulings);
    Map<CardType, Integer> cards = new EnumMap<>(CardType.class);
    BiConsumer<Card, List<SourceRecord>> add =
        (card, records) -> {
          cards.merge(card.type(), 1, Integer::sum);
          sink.add(card, records);
        };
    ExportedCards exported = new ExportedCards(intake.exported, intake.records.values());
    merge.cards((card, records) -> exported.among(card, records, add));
    exported.rest(add);
    intake.companions.values().forEach(sink::add);
    List<Problem> problems = new ArrayList<>(intake.problems());
    problems.addAll(exported.problems());
    return report(intake, problems, merge, cards);
  }

  private static Report report(
      Intake intake, List<Problem> problems, Merge merge, Map<CardType, Integer> cards) {
    Map<String, Integer> byType = new TreeMap<>();
    cards.forEach((type, count) -> byType.put(type.path(), count));
    Map<String, Integer> joined = new TreeMap<>();
    for (Decision decision : merge.decisions()) {
      if (!decision.anchor()) {
        joined.merge(decision.record().source().key(), 1, Integer::sum);
      }
    }
    List<SourceSummary> summaries =
        intake.summaries.stream()
            .sorted(
                java.util.Comparator.comparing(SourceSummary::source)
                    .thenComparing(SourceSummary::collection)
                    .thenComparing(SourceSummary::sha256))
            .toList();
    return new Report(
        summaries,
        byType,
        joined,
        Decisions.of(merge.decisions()),
        merge.contestedNames(),
        merge.unresolved(),
        problems);
  }
}

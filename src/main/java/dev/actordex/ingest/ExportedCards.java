package dev.actordex.ingest;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.SourceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Where finished cards stand among those that are merged from sources.
///
/// An exported card is what the sources said elsewhere, at another time. Where the sources
/// themselves are loaded they are asked and the exported card is left out; cards of our own, which
/// hold a place until something is imported, give way to it. Of several with one id the one of the
/// newest generation counts.
final class ExportedCards {
  private static final Comparator<ExportedCard> BY_AGE =
      Comparator.comparing(ExportedCard::built).thenComparing(each -> each.card().toString());

  private final TreeMap<String, ExportedCard> waiting = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param records that are loaded
  ExportedCards(Collection<ExportedCard> exported, Collection<SourceRecord> records) {
    Set<RecordRef> loaded = new HashSet<>();
    records.forEach(record -> loaded.add(record.ref()));
    for (ExportedCard each : exported) {
      if (each.card().sources().stream().anyMatch(entry -> isIn(loaded, entry))) {
        leaveOut(each);
      } else {
        waiting.merge(
            each.card().id(), each, (one, two) -> BY_AGE.compare(one, two) >= 0 ? one : two);
      }
    }
  }

  private static boolean isIn(Set<RecordRef> loaded, SourceEntry entry) {
    return entry.source() != Source.ACTORDEX
        && loaded.contains(new RecordRef(entry.source(), entry.id()));
  }

  private void leaveOut(ExportedCard each) {
    problems.add(
        new Problem(
            each.file(),
            each.card().id(),
            "The exported card was left out: the sources it was made of are loaded themselves",
            Problem.Consequence.PARTLY_READ));
  }

  /// Hands a merged card on, or the exported one that takes its place; before it those whose ids
  /// come before.
  void among(Card card, List<SourceRecord> records, BiConsumer<Card, List<SourceRecord>> out) {
    handOn(waiting.headMap(card.id(), false), out);
    ExportedCard same = waiting.remove(card.id());
    if (same != null
        && records.stream().allMatch(record -> record.ref().source() == Source.ACTORDEX)) {
      out.accept(same.card(), same.records());
      return;
    }
    if (same != null) {
      leaveOut(same);
    }
    out.accept(card, records);
  }

  /// Hands on what is left after the last merged card.
  void rest(BiConsumer<Card, List<SourceRecord>> out) {
    handOn(waiting, out);
  }

  private static void handOn(
      Map<String, ExportedCard> cards, BiConsumer<Card, List<SourceRecord>> out) {
    cards.values().forEach(each -> out.accept(each.card(), each.records()));
    cards.clear();
  }

  /// Which were left out; complete when the rest was handed on.
  List<Problem> problems() {
    return List.copyOf(problems);
  }
}

package dev.actordex.identity;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Records in, cards out: decides who is who for each kind of card and merges what was decided.
///
/// Cards come in the order of their ids. The same records give the same cards, in whatever order
/// they are given.
public final class Merge {
  /// How many cards are made at a time: enough to keep processors busy, few enough for a small
  /// heap.
  private static final int CHUNK = 256;

  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Unresolved> unresolvedOnCards = new ArrayList<>();
  private final Vocabulary vocabulary;
  private final Links links;
  private final Uses uses;
  private final LocalDate newest;
  private int contestedNames;

  public Merge(Collection<SourceRecord> records, Vocabulary vocabulary, Rulings rulings) {
    this.vocabulary = vocabulary;
    for (CardType type : CardType.values()) {
      clusters.addAll(Identity.decide(type, records, vocabulary, rulings));
    }
    CardIds.give(clusters);
    clusters.sort(Comparator.comparing(Cluster::id));
    links = new Links(clusters);
    uses = new Uses(clusters, links);
    newest = newest(records.stream().filter(r -> r.ref().source() != Source.ACTORDEX));
    decide();
  }

  /// The newest change in the sources; our own cards are edited on other days than the facts.
  private static LocalDate newest(Stream<SourceRecord> records) {
    return records
        .flatMap(r -> r.all(Statement.Modified.class).stream())
        .flatMap(m -> FuzzyDate.parse(m.date()).stream())
        .map(FuzzyDate::to)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  private void decide() {
    for (Cluster cluster : clusters) {
      for (Cluster.Member member : cluster.members()) {
        decisions.add(
            new Decision(
                member.record().ref(),
                member.record().name(),
                cluster.id(),
                member.record().equals(cluster.anchor()),
                member.because()));
      }
      for (String key : cluster.keys().keySet()) {
        // Each contested name is counted once, on the first card that bears it.
        var bearers = links.claimants(cluster.type(), key);
        if (bearers.size() > 1 && bearers.iterator().next().equals(cluster)) {
          contestedNames++;
        }
      }
    }
  }

  private record Made(Card card, List<SourceRecord> records, List<Unresolved> unresolved) {}

  /// Merges cards on all processors and hands them on, one after the other, each with the records
  /// it was made of.
  public void cards(BiConsumer<Card, List<SourceRecord>> out) {
    unresolvedOnCards.clear();
    Markup markup = new Markup(links);
    Assessor assessor = new Assessor(newest);
    for (int from = 0; from < clusters.size(); from += CHUNK) {
      List<Cluster> chunk = clusters.subList(from, Math.min(from + CHUNK, clusters.size()));
      for (Made made : chunk.parallelStream().map(c -> make(c, markup, assessor)).toList()) {
        unresolvedOnCards.addAll(made.unresolved());
        out.accept(made.card(), made.records());
      }
    }
  }

  private Made make(Cluster cluster, Markup markup, Assessor assessor) {
    List<Unresolved> unresolved = new ArrayList<>();
    CardMaker maker =
        new CardMaker(cluster, vocabulary, links, uses, markup, assessor, unresolved::add);
    return new Made(maker.make(), cluster.records().toList(), unresolved);
  }

  /// Every decision, by card.
  public List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /// What led nowhere; complete once the cards have been made.
  public List<Unresolved> unresolved() {
    List<Unresolved> all = new ArrayList<>(uses.unresolved());
    all.addAll(unresolvedOnCards);
    return List.copyOf(all);
  }

  /// How many names are claimed by more than one card of a kind.
  public int contestedNames() {
    return contestedNames;
  }
}

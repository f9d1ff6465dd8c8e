package dev.actordex.distill;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.distill.Change.Kind;
import dev.actordex.identity.Merge;
import dev.actordex.identity.NameKey;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Refreshes the facts of the bundled cards from the records of ATT&CK and MISP.
///
/// ATT&CK's facts are replaced by what it says now. MISP only adds: what it no longer says is
/// reported and stays, because a person may have had a reason. A group without a card gets one that
/// holds facts and waits for its description; a group that is no longer live keeps its card until
/// somebody decides. The same input gives the same result in the same order.
///
/// The records must be a whole release of every ATT&CK domain and MISP's threat actors: whatever is
/// missing from them counts as gone.
public final class Distiller {
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)");
  private static final Pattern ATTACK_ID = Pattern.compile("[GSC]\\d{4}|T\\d{4}(?:\\.\\d{3})?");

  private static final String PREFIX = "ATT&CK ";

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, SourceRecord> attack = new TreeMap<>();
  private final Map<String, Found> found = new TreeMap<>();

  private final Declined declined;

  private Distiller(Declined declined) {
    this.declined = declined;
  }

  /// A group, what the merge of ATT&CK and MISP makes of it, and the records of both.
  record Found(Card card, SourceRecord attack, Optional<SourceRecord> misp) {}

  /// @param declined what a person has refused to take from MISP
  /// @param named the release as the caller calls it, `ATT&CK v18.1`; empty to take it from the
  ///   records, which state it in STIX 2.1 only
  public static Distilled distill(
      CardSet before,
      Collection<SourceRecord> records,
      Vocabulary vocabulary,
      Rulings rulings,
      Declined declined,
      Optional<String> named) {
    return new Distiller(declined).run(before, records, vocabulary, rulings, named);
  }

  private Distilled run(
      CardSet before,
      Collection<SourceRecord> records,
      Vocabulary vocabulary,
      Rulings rulings,
      Optional<String> named) {
    for (SourceRecord record : records) {
      if (record.ref().source() == Source.ATTACK
          && ATTACK_ID.matcher(record.ref().id()).matches()) {
        attack.put(record.ref().id(), record);
      }
    }
    merge(records, vocabulary, rulings);
    List<ActorFacts> actors = actors(before);
    Catalogue catalogue = new Catalogue(attack, changes);
    CardSet after =
        new CardSet(
            before.release(),
            catalogue.tactics(before.tactics()),
            actors,
            catalogue.techniques(before.techniques()),
            catalogue.software(before.software()));
    String release = release(before, !after.equals(before), named);
    if (!release.equals(before.release())) {
      changes.add(new Change(Kind.CHANGED, "-", "release", before.release() + " → " + release));
      after =
          new CardSet(
              release, after.tactics(), after.actors(), after.techniques(), after.software());
    }
    new Sentences(after, changes).ask();
    return new Distilled(after, changes);
  }

  /// As in an import: who is who among ATT&CK's groups and MISP's actors.
  private void merge(Collection<SourceRecord> records, Vocabulary vocabulary, Rulings rulings) {
    Map<RecordRef, SourceRecord> actors = new HashMap<>();
    for (SourceRecord record : records) {
      Source source = record.ref().source();
      if (record.type() == CardType.ACTOR && (source == Source.ATTACK || source == Source.MISP)) {
        actors.put(record.ref(), record);
      }
    }
    new Merge(actors.values(), vocabulary, rulings)
        .cards((card, from) -> {
          SourceRecord group = attack.get(card.id());
          if (group != null && group.lifecycle() == Lifecycle.LIVE) {
            Optional<SourceRecord> misp =
                from.stream()
                    .filter(r -> r.ref().source() == Source.MISP)
                    .filter(r -> speaksOf(card.id(), r))
                    .findFirst();
            found.put(card.id(), new Found(card, group, misp));
          }
        });
  }

  /// A record that bears another group's name mixes two: its id brought it to this card, and which
  /// of its facts are whose nobody can tell.
  private boolean speaksOf(String id, SourceRecord misp) {
    String key = NameKey.of(misp.name());
    return attack.values().stream()
        .filter(r -> r.type() == CardType.ACTOR && r.lifecycle() == Lifecycle.LIVE)
        .noneMatch(r -> !r.ref().id().equals(id) && NameKey.of(r.name()).equals(key));
  }

  private List<ActorFacts> actors(CardSet before) {
    Map<String, ActorFacts> cards =
        before.actors().stream()
            .collect(
                Collectors.toMap(ActorFacts::id, Function.identity(), (a, b) -> a, TreeMap::new));
    ActorRefresh refresh = new ActorRefresh(attack, declined, changes);
    Map<String, ActorFacts> after = new TreeMap<>(cards);
    TreeMap<String, Runnable> inOrder = new TreeMap<>();
    found.forEach((id, group) -> {
      ActorFacts card = cards.get(id);
      inOrder.put(
          id, () -> after.put(id, card == null ? refresh.create(group) : refresh.of(card, group)));
    });
    cards.forEach((id, card) -> inOrder.putIfAbsent(id, () -> gone(card)));
    inOrder.values().forEach(Runnable::run);
    return List.copyOf(after.values());
  }

  private void gone(ActorFacts card) {
    if (card.id().startsWith("G")) {
      changes.add(
          new Change(
              Kind.HUMAN,
              card.id(),
              card.name(),
              "the group "
                  + Catalogue.fate(attack.get(card.id()))
                  + ": what becomes of its card?"));
    }
  }

  /// Names the newest version that the records state. Where they state none while something
  /// changed, the set would bear the name of a release it is no longer made of.
  private String release(CardSet before, boolean changed, Optional<String> named) {
    if (named.isPresent()) {
      return named.get();
    }
    List<String> stated =
        attack.values().stream()
            .map(SourceRecord::release)
            .distinct()
            .filter(release -> VERSION.matcher(release).matches())
            .sorted(Comparator.comparing(Distiller::version))
            .toList();
    if (stated.isEmpty()) {
      if (changed) {
        ask(
            "the files do not state their version; name it with --release where it is not "
                + before.release());
      }
      return before.release();
    }
    if (stated.size() > 1) {
      ask("the domains are of different releases: " + String.join(", ", stated));
    }
    String newest = PREFIX + stated.getLast();
    if (version(stated.getLast()) < version(before.release().replace(PREFIX, ""))) {
      ask(newest + " is older than the set, which is of " + before.release());
    }
    return newest;
  }

  private void ask(String what) {
    changes.add(new Change(Kind.HUMAN, "-", "release", what));
  }

  private static int version(String release) {
    var matcher = VERSION.matcher(release);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 1_000 + Integer.parseInt(matcher.group(2))
        : 0;
  }
}

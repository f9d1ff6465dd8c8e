package dev.actordex.distill;

import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which cards want prose that only a person can write: an actor its description, every technique
/// that an actor uses and every software that three actors use their sentence.
final class Sentences {
  /// How many actors must use a software for it to need a sentence.
  private static final int WELL_KNOWN = 3;

  private final CardSet set;
  private final List<Change> changes;

  Sentences(CardSet set, List<Change> changes) {
    this.set = set;
    this.changes = changes;
  }

  void ask() {
    for (ActorFacts actor : set.actors()) {
      if (!actor.described()) {
        ask(actor.id(), actor.name(), "the card holds facts only: write its description");
      }
    }
    Map<String, Integer> techniques = users(IdField.TECHNIQUES);
    for (CardSet.TechniqueFacts technique : set.techniques()) {
      int users = techniques.getOrDefault(technique.id(), 0);
      if (!technique.described() && users > 0) {
        ask(technique.id(), technique.name(), "used by " + actors(users) + ": write its sentence");
      }
    }
    Map<String, Integer> software = users(IdField.SOFTWARE);
    for (CardSet.SoftwareFacts program : set.software()) {
      int users = software.getOrDefault(program.id(), 0);
      if (!program.described() && users >= WELL_KNOWN) {
        ask(program.id(), program.name(), "used by " + actors(users) + ": write its sentence");
      }
    }
  }

  private void ask(String id, String name, String what) {
    changes.add(new Change(Kind.HUMAN, id, name, what));
  }

  private static String actors(int count) {
    return count == 1 ? "an actor" : count + " actors";
  }

  private Map<String, Integer> users(IdField field) {
    Map<String, Integer> users = new TreeMap<>();
    for (ActorFacts actor : set.actors()) {
      ActorFacts.Ids ids = actor.ids().get(field);
      if (ids != null) {
        ids.ids().forEach(id -> users.merge(id, 1, Integer::sum));
      }
    }
    return users;
  }
}

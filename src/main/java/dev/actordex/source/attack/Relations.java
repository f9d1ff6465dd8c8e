package dev.actordex.source.attack;

import dev.actordex.card.CardType;
import dev.actordex.card.RelationType;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.AttributedTo;
import dev.actordex.card.Statement.DetectedBy;
import dev.actordex.card.Statement.MitigatedBy;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.SubtechniqueOf;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns relationships into statements of the object they start from, or, for mitigations and
/// detections, of the technique they lead to.
///
/// A relationship that its source withdrew says nothing. One that leads to a revoked object leads
/// to its successor. One whose end is in no file is a problem. Relations between other kinds of
/// object have no place on a card and are passed over; they stay counted.
final class Relations {
  private final Union union;
  private final Succession succession;
  private final Map<String, Said> said = new HashMap<>();
  private final Map<String, StixObject> parents = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// What relationships add to an object.
  private record Said(Set<Statement> statements, Set<Statement.Refers> references) {
    Said() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  Relations(Union union, Succession succession) {
    this.union = union;
    this.succession = succession;
    List<Placed> ordered = new ArrayList<>();
    for (Relationship relationship : union.relationships()) {
      if (!relationship.dead()) {
        ordered.add(placed(relationship));
      }
    }
    Collections.sort(ordered);
    ordered.forEach(placed -> relate(placed.relationship()));
  }

  /// A relationship and what decides its place in the order, worked out once.
  private record Placed(int rank, String from, String to, Relationship relationship)
      implements Comparable<Placed> {
    private static final Comparator<Placed> ORDER =
        Comparator.comparingInt(Placed::rank)
            .thenComparing(Placed::from)
            .thenComparing(Placed::to)
            .thenComparing(placed -> placed.relationship().id());

    @Override
    public int compareTo(Placed other) {
      return ORDER.compare(this, other);
    }
  }

  private Placed placed(Relationship relationship) {
    return new Placed(
        rank(relationship.type()),
        shownId(relationship.from()),
        shownId(relationship.to()),
        relationship);
  }

  /// What relationships say about an object: its parent, what it uses, whom it is attributed to,
  /// mitigations, detections; each kind by id.
  Set<Statement> statements(StixObject object) {
    return said.getOrDefault(object.id(), new Said()).statements();
  }

  /// The documents that the texts of these statements cite.
  Set<Statement.Refers> references(StixObject object) {
    return said.getOrDefault(object.id(), new Said()).references();
  }

  List<Problem> problems() {
    return problems;
  }

  private static int rank(String type) {
    return switch (type) {
      case "subtechnique-of" -> 0;
      case "uses" -> 1;
      case "attributed-to" -> 2;
      case "mitigates" -> 3;
      case "detects" -> 4;
      default -> 5;
    };
  }

  private String shownId(String id) {
    StixObject object = union.object(id);
    if (object != null) {
      return object.recordId();
    }
    Helper helper = union.helpers().get(id);
    return helper == null ? id : helper.shownId();
  }

  private void relate(Relationship relationship) {
    switch (relationship.type()) {
      case "uses" -> uses(relationship);
      case "attributed-to" -> attributed(relationship);
      case "subtechnique-of" -> subtechnique(relationship);
      case "mitigates", "detects" -> defends(relationship);
      case "targets", "exploits" -> targets(relationship);
      case "originates-from", "located-at" -> comesFrom(relationship);
      case "revoked-by" -> {} // Succession follows it
      default -> stands(relationship);
    }
  }

  private void uses(Relationship relationship) {
    if (dangles(relationship)) {
      return;
    }
    StixObject from = union.object(relationship.from());
    StixObject to = living(relationship.to());
    if (from == null || to == null || from.equals(to) || from.type() == CardType.TECHNIQUE) {
      return;
    }
    if (to.type() == CardType.TECHNIQUE || to.type() == CardType.SOFTWARE) {
      say(from, relationship, new Uses(to.link(), text(relationship)));
    }
  }

  private void attributed(Relationship relationship) {
    if (dangles(relationship)) {
      return;
    }
    StixObject from = union.object(relationship.from());
    StixObject to = living(relationship.to());
    Party party = union.party(relationship.to());
    if (from != null && party != null && !party.dead() && !party.name().isEmpty()) {
      // Somebody's name for who is behind it: no sponsor, and no actor of ours.
      say(from, relationship, new Noted("attributed-to", party.name()));
    }
    if (from == null || to == null || from.equals(to) || to.type() != CardType.ACTOR) {
      return;
    }
    switch (from.type()) {
      case CAMPAIGN -> say(from, relationship, new AttributedTo(to.link(), text(relationship)));
      case ACTOR ->
          say(
              from,
              relationship,
              new Related(RelationType.ATTRIBUTED_TO, to.link(), null, text(relationship)));
      case SOFTWARE, TECHNIQUE -> {}
    }
  }

  /// What else other producers say of two objects: a relation with their words for it, never an
  /// identity.
  private void stands(Relationship relationship) {
    StixObject from = union.object(relationship.from());
    StixObject to = living(relationship.to());
    if (from == null || to == null || from.equals(to) || !from.foreign() && !to.foreign()) {
      return;
    }
    RelationType type =
        switch (relationship.type()) {
          case "variant-of" -> RelationType.VARIANT_OF;
          case "duplicate-of" -> RelationType.CLAIMS_TO_BE;
          default -> RelationType.POSSIBLY_RELATED;
        };
    String words =
        type == RelationType.POSSIBLY_RELATED ? relationship.type().replace('-', ' ') : "";
    String text =
        words.isEmpty() || relationship.text().isEmpty()
            ? words + relationship.text()
            : words + ": " + relationship.text();
    say(from, relationship, new Related(type, to.link(), null, text.isEmpty() ? null : text));
  }

  private void comesFrom(Relationship relationship) {
    StixObject from = union.object(relationship.from());
    Party party = union.party(relationship.to());
    boolean has =
        from != null && (from.type() == CardType.ACTOR || from.type() == CardType.CAMPAIGN);
    if (from != null && has && party != null && !party.dead() && party.place() != null) {
      say(from, relationship, new Origin(party.place()));
    }
  }

  private void subtechnique(Relationship relationship) {
    if (dangles(relationship)) {
      return;
    }
    StixObject from = union.object(relationship.from());
    StixObject to = living(relationship.to());
    if (from == null
        || to == null
        || from.type() != CardType.TECHNIQUE
        || to.type() != CardType.TECHNIQUE) {
      return;
    }
    StixObject at = to;
    while (at != null && !at.equals(from)) {
      at = parents.get(at.id());
    }
    if (at != null) {
      problem(
          relationship,
          "'%s' cannot be a sub-technique of '%s', which is one of it"
              .formatted(from.name(), to.name()));
      return;
    }
    if (parents.putIfAbsent(from.id(), to) == null) {
      say(from, relationship, new SubtechniqueOf(to.link()));
    } else if (!to.equals(parents.get(from.id()))) {
      problem(
          relationship,
          "'%s' is a sub-technique of another technique already".formatted(from.name()));
    }
  }

  private void defends(Relationship relationship) {
    if (dangles(relationship)) {
      return;
    }
    Helper by = union.helpers().get(relationship.from());
    StixObject technique = living(relationship.to());
    if (by == null || by.dead() || technique == null || technique.type() != CardType.TECHNIQUE) {
      return;
    }
    if (relationship.type().equals("mitigates")) {
      if (by.type().equals("course-of-action")) {
        say(technique, relationship, new MitigatedBy(by.shownId(), by.name(), text(relationship)));
      }
    } else if (by.type().startsWith("x-mitre-d")) {
      String text = Detections.text(by, relationship.text(), union.helpers());
      say(
          technique,
          relationship,
          new DetectedBy(by.shownId(), by.name(), text.isEmpty() ? null : text));
    }
  }

  private void targets(Relationship relationship) {
    StixObject from = union.object(relationship.from());
    Helper asset = union.helpers().get(relationship.to());
    if (from != null && asset != null && !asset.dead() && asset.type().equals("x-mitre-asset")) {
      say(from, relationship, new Noted("targets", asset.name() + " (" + asset.shownId() + ")"));
    }
    Party party = union.party(relationship.to());
    if (from != null && party != null && !party.dead()) {
      targets(from, relationship, party);
    }
  }

  /// A class of victims without a sector is one by its name; of a single victim its sectors count,
  /// and its name is noted.
  private void targets(StixObject from, Relationship relationship, Party party) {
    if (party.place() != null) {
      say(from, relationship, new TargetedPlace(party.place()));
      return;
    }
    party.sectors().forEach(sector -> say(from, relationship, new TargetedSector(sector)));
    if (party.group() && party.sectors().isEmpty() && !party.name().isEmpty()) {
      say(from, relationship, new TargetedSector(party.name()));
    } else if (!party.group() && !party.name().isEmpty()) {
      say(from, relationship, new Noted(relationship.type(), party.name()));
    }
  }

  private @Nullable StixObject living(String id) {
    StixObject object = union.object(id);
    if (object == null) {
      return null;
    }
    StixObject heir = succession.heir(object);
    return heir == null ? object : heir;
  }

  private boolean dangles(Relationship relationship) {
    for (String end : List.of(relationship.from(), relationship.to())) {
      if (!union.holds(end)) {
        problem(
            relationship,
            "it says %s, but no file read holds %s".formatted(relationship.type(), end));
        return true;
      }
    }
    return false;
  }

  private static @Nullable String text(Relationship relationship) {
    return relationship.text().isEmpty() ? null : relationship.text();
  }

  private void say(StixObject object, Relationship relationship, Statement statement) {
    Said about = said.computeIfAbsent(object.id(), id -> new Said());
    about.statements().add(statement);
    about.references().addAll(relationship.references());
  }

  private void problem(Relationship relationship, String message) {
    problems.add(
        new Problem(
            relationship.file(),
            relationship.id(),
            SourceException.printable(message),
            Consequence.PARTLY_READ));
  }
}

package dev.actordex.export.navigator;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Procedure;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import dev.actordex.export.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Gathers which techniques one card or many use, and writes them as a layer of format 4.5.
///
/// Of a single card a technique's score is 1; of a set it is how many of its cards use the
/// technique, directly or through a campaign. Cards come one by one and are not kept.
public final class NavigatorLayer {
  private static final String LAYER = "4.5";

  /// The oldest Navigator whose layers have this format.
  private static final String NAVIGATOR = "4.9.0";

  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");
  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,3})(?:\\.\\d{1,3})?");
  private static final int MOST_COMMENTED = 30;

  private final String name;
  private final @Nullable Domain wanted;
  private final boolean single;
  private final Map<String, Scored> techniques = new TreeMap<>();
  private int cards;

  private NavigatorLayer(String name, @Nullable Domain wanted, boolean single) {
    this.name = name;
    this.wanted = wanted;
    this.single = single;
  }

  /// A technique and who uses it.
  private static final class Scored {
    private final TechniqueUse technique;
    private final List<String> comments = new ArrayList<>();
    private int score;

    Scored(TechniqueUse technique) {
      this.technique = technique;
    }

    void add(String comment) {
      score++;
      if (comments.size() < MOST_COMMENTED) {
        comments.add(comment);
      }
    }
  }

  /// Of one card. A technique's own layer shows that technique.
  ///
  /// @param wanted the matrix; null chooses the one in which the card has most techniques
  public static byte[] of(Card card, @Nullable Domain wanted, Provenance provenance) {
    NavigatorLayer layer = new NavigatorLayer(Plain.line(card.name()), wanted, true);
    layer.add(card);
    return layer.write(provenance);
  }

  /// Of many cards, which are then added.
  ///
  /// @param question whose answer the cards are, in words
  public static NavigatorLayer ofSet(String question, @Nullable Domain wanted) {
    return new NavigatorLayer(Plain.line(question), wanted, false);
  }

  public void add(Card card) {
    cards++;
    if (single && card.type() == CardType.TECHNIQUE) {
      add(itself(card), Plain.line(card.name()));
    }
    for (TechniqueUse use : card.techniques()) {
      add(use, single ? procedures(use) : Plain.line(card.name() + " (" + card.id() + ")"));
    }
  }

  private static TechniqueUse itself(Card card) {
    String id = card.attackId() == null ? card.id() : card.attackId();
    CardLink parent = card.parent();
    return new TechniqueUse(
        card.id(),
        id,
        card.name(),
        card.tactics(),
        parent == null ? null : parent.id(),
        true,
        List.of(),
        List.of(),
        List.of(),
        card.actors().size());
  }

  private void add(TechniqueUse use, String comment) {
    if (TECHNIQUE.matcher(use.attackId()).matches()) {
      techniques.computeIfAbsent(use.attackId(), id -> new Scored(use)).add(comment);
    }
  }

  private static String procedures(TechniqueUse use) {
    return use.procedures().stream()
        .map((Procedure p) -> {
          CardLink via = p.via();
          return Plain.words(p.text())
              + " ["
              + p.source().label()
              + (via == null ? "" : ", through " + Plain.line(via.name()))
              + "]";
        })
        .collect(Collectors.joining("\n\n"));
  }

  /// The layer over the cards added.
  public byte[] write(Provenance provenance) {
    Domain domain = wanted == null ? fullest() : wanted;
    List<Scored> shown = techniques.values().stream().filter(s -> domain.has(s.technique)).toList();
    return JsonForm.written(json -> write(json, domain, shown, provenance));
  }

  private Domain fullest() {
    Domain fullest = Domain.ENTERPRISE;
    long most = -1;
    for (Domain domain : Domain.values()) {
      long here = techniques.values().stream().filter(s -> domain.has(s.technique)).count();
      if (here > most) {
        fullest = domain;
        most = here;
      }
    }
    return fullest;
  }

  private void write(JsonGenerator json, Domain domain, List<Scored> shown, Provenance provenance) {
    int highest = shown.stream().mapToInt(s -> s.score).max().orElse(1);
    json.writeStartObject();
    json.writeStringProperty("name", name.isEmpty() ? "Actordex" : name);
    json.writeObjectPropertyStart("versions");
    attackVersion(provenance).ifPresent(version -> json.writeStringProperty("attack", version));
    json.writeStringProperty("navigator", NAVIGATOR);
    json.writeStringProperty("layer", LAYER);
    json.writeEndObject();
    json.writeStringProperty("domain", domain.key());
    json.writeStringProperty("description", description(shown.size(), provenance));
    json.writeNumberProperty("sorting", single ? 0 : 3);
    json.writeObjectPropertyStart("layout");
    json.writeStringProperty("layout", "side");
    json.writeBooleanProperty("showID", true);
    json.writeBooleanProperty("showName", true);
    json.writeStringProperty("expandedSubtechniques", "annotated");
    json.writeEndObject();
    json.writeBooleanProperty("hideDisabled", false);
    json.writeArrayPropertyStart("techniques");
    for (Scored scored : shown) {
      for (String tactic : tactics(scored.technique, domain)) {
        technique(json, scored, tactic.isEmpty() ? null : tactic);
      }
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("gradient");
    json.writeArrayPropertyStart("colors");
    json.writeString(single ? "#9ecae1" : "#deebf7");
    json.writeString(single ? "#9ecae1" : "#08519c");
    json.writeEndArray();
    json.writeNumberProperty("minValue", 0);
    json.writeNumberProperty("maxValue", highest);
    json.writeEndObject();
    json.writeArrayPropertyStart("legendItems");
    json.writeStartObject();
    json.writeStringProperty("label", single ? "used" : "used by " + highest + " of " + cards);
    json.writeStringProperty("color", single ? "#9ecae1" : "#08519c");
    json.writeEndObject();
    json.writeEndArray();
    json.writeBooleanProperty("selectTechniquesAcrossTactics", true);
    json.writeBooleanProperty("selectSubtechniquesWithParent", false);
    json.writeArrayPropertyStart("metadata");
    metadata(json, "product", provenance.product());
    metadata(json, "generation", provenance.generation());
    metadata(json, "built", provenance.built());
    for (Provenance.Used used : provenance.sources()) {
      metadata(json, "source", used.sentence() + " " + used.source().licenceUrl());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private String description(int shown, Provenance provenance) {
    int left = techniques.size() - shown;
    return (single ? "Techniques of " + name : "Techniques of " + cards + " cards: " + name)
        + "."
        + (left == 0 ? "" : " " + left + " techniques stand in other matrices.")
        + " "
        + provenance.line();
  }

  /// As ATT&CK's releases are numbered, where the source says so.
  private static Optional<String> attackVersion(Provenance provenance) {
    return provenance.sources().stream()
        .filter(used -> used.source() == dev.actordex.card.Source.ATTACK)
        .flatMap(used -> used.releases().stream())
        .map(VERSION::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(matcher -> matcher.group(1))
        .max(java.util.Comparator.comparingInt(Integer::parseInt));
  }

  /// The technique's columns in the matrix; one empty name where none is known, which means all.
  private static List<String> tactics(TechniqueUse use, Domain domain) {
    List<String> tactics =
        use.tactics().stream()
            .filter(tactic -> tactic.domain().equals(domain.key()))
            .map(Tactic::shortname)
            .distinct()
            .toList();
    return tactics.isEmpty() ? List.of("") : tactics;
  }

  private void technique(JsonGenerator json, Scored scored, @Nullable String tactic) {
    json.writeStartObject();
    json.writeStringProperty("techniqueID", scored.technique.attackId());
    if (tactic != null) {
      json.writeStringProperty("tactic", tactic);
    }
    json.writeNumberProperty("score", scored.score);
    json.writeStringProperty("comment", comment(scored));
    json.writeBooleanProperty("enabled", true);
    json.writeArrayPropertyStart("metadata");
    scored.technique.via().stream()
        .filter(via -> single)
        .forEach(via -> metadata(json, "campaign", Plain.line(via.name())));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String comment(Scored scored) {
    int more = scored.score - scored.comments.size();
    return String.join("\n", scored.comments) + (more > 0 ? "\nand " + more + " more" : "");
  }

  private static void metadata(JsonGenerator json, String name, String value) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("value", value.isEmpty() ? "-" : value);
    json.writeEndObject();
  }
}

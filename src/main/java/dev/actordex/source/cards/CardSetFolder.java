package dev.actordex.source.cards;

import dev.actordex.card.Tactic;
import dev.actordex.distill.ActorFacts;
import dev.actordex.distill.CardSet;
import dev.actordex.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The folder of the bundled cards, `index/cards/`: one file an actor, one collection of all
/// techniques, one of all software. Reads the facts, and writes changed facts back so that nothing
/// else in a file differs: not the prose, not the order of keys, not a line break.
///
/// Holds the files in memory as they were read; one who edits them meanwhile is overwritten.
public final class CardSetFolder {
  private static final String TECHNIQUES = "techniques.json";
  private static final String SOFTWARE = "software.json";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, Path> actorPaths = new TreeMap<>();
  private final Map<Path, String> texts = new TreeMap<>();
  private final Map<Path, ObjectNode> documents = new LinkedHashMap<>();

  private CardSetFolder(Path folder) {
    this.folder = folder;
  }

  /// @throws SourceException when a file is no card
  /// @throws UncheckedIOException when one cannot be read
  public static CardSetFolder read(Path folder) {
    CardSetFolder set = new CardSetFolder(folder);
    set.open(folder.resolve(TECHNIQUES));
    set.open(folder.resolve(SOFTWARE));
    for (Path file : set.actorFiles()) {
      ObjectNode card = set.open(file);
      Path before = set.actorPaths.put(text(card, "id"), file);
      if (before != null) {
        throw new SourceException(
            set.name(file), "/id", "the card's id is that of " + set.name(before) + " already");
      }
    }
    return set;
  }

  /// Where the bundled cards would be.
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(TECHNIQUES))
        && Files.isRegularFile(folder.resolve(SOFTWARE))
        && Files.isDirectory(folder.resolve("actors"));
  }

  /// What the files say.
  public CardSet facts() {
    ObjectNode techniques = document(TECHNIQUES);
    List<Tactic> tactics = new ArrayList<>();
    for (JsonNode tactic : techniques.path("tactics")) {
      tactics.add(
          new Tactic(
              text(tactic, "domain"),
              text(tactic, "shortname"),
              text(tactic, "name"),
              tactic.path("order").asInt(0)));
    }
    return new CardSet(
        text(techniques, "release"),
        tactics,
        actorPaths.values().stream().map(this::opened).map(ActorCard::facts).toList(),
        rows(techniques).map(CollectionRow::technique).toList(),
        rows(document(SOFTWARE)).map(CollectionRow::software).toList());
  }

  /// Every actor's card as it stands, by id.
  public List<JsonNode> actors() {
    return actorPaths.values().stream().map(this::opened).map(JsonNode.class::cast).toList();
  }

  /// The files that differ when the set is as given, with their new text; a new card's file too.
  public Map<Path, String> edits(CardSet after) {
    CardSet before = facts();
    Map<String, ActorFacts> known = new TreeMap<>();
    before.actors().forEach(facts -> known.put(facts.id(), facts));
    Map<Path, String> edits = new TreeMap<>();
    for (ActorFacts facts : after.actors()) {
      Path file =
          actorPaths.getOrDefault(
              facts.id(), folder.resolve("actors").resolve(facts.id() + ".json"));
      ObjectNode card =
          actorPaths.containsKey(facts.id()) ? opened(file).deepCopy() : ActorCard.create(facts);
      if (!facts.equals(known.get(facts.id()))) {
        new ActorCard(card).set(facts);
      }
      edit(edits, file, JsonText.card(card));
    }
    edit(
        edits,
        folder.resolve(TECHNIQUES),
        JsonText.collection(CollectionRow.techniques(document(TECHNIQUES), after)));
    edit(
        edits,
        folder.resolve(SOFTWARE),
        JsonText.collection(CollectionRow.software(document(SOFTWARE), after)));
    return edits;
  }

  private void edit(Map<Path, String> edits, Path file, String text) {
    if (!text.equals(texts.get(file))) {
      edits.put(file, text);
    }
  }

  /// Writes each file whole or not at all.
  public static void write(Map<Path, String> edits) {
    edits.forEach((file, text) -> {
      Path temporary = file.resolveSibling(file.getFileName() + ".part");
      try {
        Files.writeString(temporary, text);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("The card " + file + " cannot be written", e);
      }
    });
  }

  private List<Path> actorFiles() {
    try (Stream<Path> files = Files.list(folder.resolve("actors"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
    }
  }

  private ObjectNode open(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (!(MAPPER.readTree(text) instanceof ObjectNode document)) {
        throw new SourceException(name(file), "line 1, column 1", "expected was a JSON object");
      }
      texts.put(file, text);
      documents.put(file, document);
      return document;
    } catch (JacksonException e) {
      throw new SourceException(
          name(file),
          e.getLocation() == null ? "byte 0" : "line " + e.getLocation().getLineNr(),
          "not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("The card " + file + " cannot be read", e);
    }
  }

  private ObjectNode document(String name) {
    return opened(folder.resolve(name));
  }

  private ObjectNode opened(Path file) {
    ObjectNode document = documents.get(file);
    if (document == null) {
      throw new IllegalStateException("Not read: " + file);
    }
    return document;
  }

  private String name(Path file) {
    return folder.relativize(file).toString();
  }

  private static Stream<JsonNode> rows(ObjectNode collection) {
    return collection.path("cards").valueStream();
  }

  static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}

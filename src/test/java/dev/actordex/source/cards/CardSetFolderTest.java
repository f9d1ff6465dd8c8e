package dev.actordex.source.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Tactic;
import dev.actordex.distill.ActorFacts;
import dev.actordex.distill.ActorFacts.Fact;
import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.ActorFacts.Ids;
import dev.actordex.distill.ActorFacts.Name;
import dev.actordex.distill.ActorFacts.ValueField;
import dev.actordex.distill.CardSet;
import dev.actordex.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes facts back into a folder of one actor, one technique and one software.
class CardSetFolderTest {
  private static final String ACTOR =
      """
      {
        "actordex_card": 1,
        "type": "actor",
        "id": "G9901",
        "name": "Tin Badger",
        "description": "Digs – in “mines”.",
        "sectors": [
          {
            "value": "mining",
            "ref": "lab"
          }
        ],
        "techniques": {
          "ref": "attack",
          "ids": [
            "T9901"
          ]
        },
        "references": [
          {
            "key": "attack",
            "title": "ATT&CK: Tin Badger",
            "publisher": "MITRE",
            "url": "https://attack.mitre.org/groups/G9901/"
          },
          {
            "key": "lab",
            "title": "Case 17"
          }
        ],
        "updated": "2026-01-01"
      }
      """;
  private static final String TECHNIQUES =
      """
      {
        "actordex_cards": 1,
        "type": "technique",
        "release": "ATT&CK v1.0",
        "references": [
          {
            "key": "attack",
            "title": "MITRE ATT&CK v1.0"
          }
        ],
        "tactics": [
          {
            "shortname": "entry",
            "name": "Entry",
            "domain": "enterprise-attack",
            "order": 1
          }
        ],
        "cards": [
          {"id": "T9901", "name": "Watering Hole", "description": "Waits.", "tactics": ["entry"], "domain": "enterprise-attack"}
        ]
      }
      """;
  private static final String SOFTWARE =
      """
      {
        "actordex_cards": 1,
        "type": "software",
        "release": "ATT&CK v1.0",
        "references": [],
        "cards": [
          {"id": "S9901", "name": "TinRAT", "kind": "malware", "techniques": ["T9901"]}
        ]
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("actors"));
    Files.writeString(folder.resolve("actors/G9901.json"), ACTOR);
    Files.writeString(folder.resolve("techniques.json"), TECHNIQUES);
    Files.writeString(folder.resolve("software.json"), SOFTWARE);
  }

  @Test
  void factsThatDidNotChangeChangeNoByte() {
    CardSetFolder set = CardSetFolder.read(folder);

    assertThat(set.edits(set.facts())).isEmpty();
  }

  @Test
  void factsAreReadAsTheyStand() {
    CardSet facts = CardSetFolder.read(folder).facts();

    assertThat(facts)
        .isEqualTo(
            new CardSet(
                "ATT&CK v1.0",
                List.of(new Tactic("enterprise-attack", "entry", "Entry", 1)),
                List.of(
                    new ActorFacts(
                        "G9901",
                        "Tin Badger",
                        true,
                        "2026-01-01",
                        null,
                        List.of(),
                        Map.of(ValueField.SECTORS, List.of(new Fact("mining", "lab"))),
                        null,
                        Map.of(IdField.TECHNIQUES, new Ids("attack", List.of("T9901"))))),
                List.of(
                    new CardSet.TechniqueFacts(
                        "T9901",
                        "Watering Hole",
                        true,
                        List.of("entry"),
                        "enterprise-attack",
                        "",
                        List.of())),
                List.of(
                    new CardSet.SoftwareFacts(
                        "S9901",
                        "TinRAT",
                        List.of(),
                        false,
                        "malware",
                        List.of(),
                        List.of("T9901")))));
  }

  @Test
  void newFactsStandWhereTheFormatHasTheirPlace() {
    write(
        new ActorFacts(
            "G9901",
            "Silver Badger",
            true,
            "2026-01-01",
            "Tin Badger",
            List.of(new Name("Tin Badger", "Example Labs", "misp")),
            Map.of(
                ValueField.SECTORS, List.of(new Fact("energy", "misp"), new Fact("mining", "lab"))),
            null,
            Map.of(IdField.SOFTWARE, new Ids("attack", List.of("S9901")))));

    assertThat(folder.resolve("actors/G9901.json"))
        .hasContent(
            """
            {
              "actordex_card": 1,
              "type": "actor",
              "id": "G9901",
              "name": "Silver Badger",
              "description": "Digs – in “mines”.",
              "names": [
                {
                  "name": "Tin Badger",
                  "given_by": "Example Labs",
                  "ref": "misp"
                }
              ],
              "sectors": [
                {
                  "value": "energy",
                  "ref": "misp"
                },
                {
                  "value": "mining",
                  "ref": "lab"
                }
              ],
              "software": {
                "ref": "attack",
                "ids": [
                  "S9901"
                ]
              },
              "references": [
                {
                  "key": "attack",
                  "title": "ATT&CK: Silver Badger",
                  "publisher": "MITRE",
                  "url": "https://attack.mitre.org/groups/G9901/"
                },
                {
                  "key": "misp",
                  "title": "MISP galaxy, threat actors: Tin Badger",
                  "publisher": "MISP Project",
                  "url": "https://github.com/MISP/misp-galaxy/blob/main/clusters/threat-actor.json"
                },
                {
                  "key": "lab",
                  "title": "Case 17"
                }
              ],
              "updated": "2026-01-01"
            }
            """);
  }

  @Test
  void aNewActorGetsAFileThatIsReadAgain() {
    ActorFacts mole =
        new ActorFacts(
            "G9902",
            "Copper Mole",
            false,
            "",
            null,
            List.of(new Name("Mole", null, "attack")),
            Map.of(),
            new Fact("2024-05", "attack"),
            Map.of());
    CardSet facts = CardSetFolder.read(folder).facts();
    CardSet after =
        new CardSet(
            facts.release(),
            facts.tactics(),
            List.of(facts.actors().getFirst(), mole),
            facts.techniques(),
            facts.software());

    CardSetFolder.write(CardSetFolder.read(folder).edits(after));

    assertThat(CardSetFolder.read(folder).facts()).isEqualTo(after);
    assertThat(folder.resolve("actors/G9902.json")).content().contains("ATT&CK: Copper Mole");
  }

  @Test
  void collectionsKeepALineACardAndItsSentence() {
    CardSet facts = CardSetFolder.read(folder).facts();
    CardSet after =
        new CardSet(
            "ATT&CK v2.0",
            facts.tactics(),
            facts.actors(),
            List.of(
                new CardSet.TechniqueFacts(
                    "T9901",
                    "Watering Hole",
                    true,
                    List.of("entry"),
                    "enterprise-attack",
                    "T9900",
                    List.of("Linux", "Windows"))),
            List.of());

    CardSetFolder.write(CardSetFolder.read(folder).edits(after));

    assertThat(folder.resolve("techniques.json"))
        .hasContent(
            TECHNIQUES
                .replace("v1.0", "v2.0")
                .replace(
                    "\"domain\": \"enterprise-attack\"}",
                    "\"domain\": \"enterprise-attack\", \"parent\": \"T9900\", \"platforms\": [\"Linux\", \"Windows\"]}"));
    assertThat(CardSetFolder.read(folder).facts().software()).isEmpty();
  }

  @Test
  void aFileThatIsNoJsonIsNamed() throws IOException {
    Files.writeString(folder.resolve("actors/G9901.json"), "{\n\"id\"");

    assertThatThrownBy(() -> CardSetFolder.read(folder))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("G9901.json")
        .hasMessageContaining("line 2");
  }

  @Test
  void twoFilesCannotHoldOneCard() throws IOException {
    Files.writeString(folder.resolve("actors/G9902.json"), ACTOR);

    assertThatThrownBy(() -> CardSetFolder.read(folder))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("G9902.json")
        .hasMessageContaining("G9901.json");
  }

  private void write(ActorFacts actor) {
    CardSetFolder set = CardSetFolder.read(folder);
    CardSet facts = set.facts();
    CardSetFolder.write(
        set.edits(
            new CardSet(
                facts.release(),
                facts.tactics(),
                List.of(actor),
                facts.techniques(),
                facts.software())));
  }
}

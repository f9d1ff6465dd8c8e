package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/// A card's names are read back as they were written, all of them or those that are asked for.
class NameStoreTest {
  private static final CardName BEAR =
      new CardName(
          "Fancy Bear",
          "fancybear",
          false,
          true,
          List.of(
              new CardLink("other", CardType.ACTOR, "Other", null),
              new CardLink("second", CardType.TECHNIQUE, "Second", "G0001")),
          List.of(
              new CardName.Naming(Source.ATTACK, "G0007", "Fancy Bear", "CrowdStrike", false),
              new CardName.Naming(Source.ETDA, "e1", "FANCY BEAR", null, true)));
  private static final CardName APT =
      new CardName("APT28", "apt28", true, false, List.of(), List.of());
  private static final CardName UMLAUT =
      new CardName(
          "Müller Group",
          "mullergroup",
          false,
          false,
          List.of(),
          List.of(new CardName.Naming(Source.MISP, "m", "Müller Group", null, false)));

  private static final BytesRef STORED = new BytesRef(NameStore.bytes(List.of(BEAR, APT, UMLAUT)));

  private static List<byte[]> keys(String... keys) {
    return List.of(keys).stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Test
  void allNamesAreReadBack() {
    assertThat(NameStore.read(STORED)).containsExactly(BEAR, APT, UMLAUT);
  }

  @Test
  void namesAreFoundByTheirKeys() {
    assertThat(NameStore.read(STORED, keys("apt28"), null)).containsExactly(APT);
    assertThat(NameStore.read(STORED, keys("none", "mullergroup", "fancybear"), null))
        .containsExactly(BEAR, UMLAUT);
    assertThat(NameStore.read(STORED, keys("apt2", "apt288", ""), null)).isEmpty();
  }

  @Test
  void otherNamesAreReadWhereTheyAreWantedAsWritten() {
    assertThat(NameStore.read(STORED, keys("apt28"), written -> written.endsWith("Group")))
        .containsExactly(APT, UMLAUT);
  }
}

package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SampleCards;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class CardHeadTest {

  @Test
  void whateverIsAskedOfAHeadIsWhatTheCardSays() {
    for (Card card : SampleCards.all()) {
      CardHead head = head(7, card);

      assertThat(head.number()).isEqualTo(7);
      assertThat(head.id()).isEqualTo(card.id());
      assertThat(head.type()).isEqualTo(card.type());
      assertThat(head.name()).isEqualTo(card.name());
      assertThat(head.attackId()).isEqualTo(card.attackId());
      assertThat(head.names())
          .startsWith(card.name())
          .containsExactlyInAnyOrderElementsOf(
              card.names().isEmpty()
                  ? List.of(card.name())
                  : card.names().stream().map(CardName::name).toList());
      assertThat(head.countries()).isEqualTo(values(card.countries()));
      assertThat(head.sectors()).isEqualTo(values(card.sectors()));
      assertThat(head.motivations()).isEqualTo(values(card.motivations()));
      assertThat(head.firstSeen() != null).isEqualTo(!CardHead.dates(card.firstSeen()).isEmpty());
      assertThat(head.lastSeen() != null).isEqualTo(!CardHead.dates(card.lastSeen()).isEmpty());
      assertThat(head.status()).isEqualTo(card.status().key());
      assertThat(head.summary()).isEqualTo(card.summary());
      assertThat(head.sources())
          .isEqualTo(
              card.sources().stream()
                  .map(entry -> new RecordRef(entry.source(), entry.id()))
                  .toList());
      assertThat(head.sourceCount()).isEqualTo(card.sources().size());
      assertThat(head.contested()).isEqualTo(card.contested());
      assertThat(head.disputed()).isEqualTo(card.disputed());
      assertThat(head.link().id()).isEqualTo(card.id());
      assertThat(head.link().attackId()).isEqualTo(card.attackId());
    }
  }

  @Test
  void aNameIsReadWithoutTheOthers() {
    CardHead head = head(0, SampleCards.axiom());

    assertThat(head.nameCount()).isEqualTo(head.names().size()).isGreaterThan(1);
    for (int i = 0; i < head.nameCount(); i++) {
      assertThat(head.name(i)).isEqualTo(head.names().get(i));
    }
  }

  @Test
  void aHeadIsReadWhereverItStandsInWhatWasRead() {
    byte[] stored = CardHead.bytes(SampleCards.axiom());
    byte[] within = new byte[stored.length + 20];
    System.arraycopy(stored, 0, within, 10, stored.length);

    assertThat(new CardHead(1, new BytesRef(within, 10, stored.length)))
        .isEqualTo(head(1, SampleCards.axiom()))
        .isNotEqualTo(head(2, SampleCards.axiom()));
  }

  private static CardHead head(int number, Card card) {
    return new CardHead(number, new BytesRef(CardHead.bytes(card)));
  }

  private static List<String> values(List<Claim> claims) {
    return claims.stream().map(Claim::value).toList();
  }
}

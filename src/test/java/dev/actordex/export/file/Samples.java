package dev.actordex.export.file;

import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import dev.actordex.search.SearchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes exports of cards that no engine is behind.
public final class Samples {
  private Samples() {}

  public static byte[] bytes(Card card, CardFormat format, Choice choice) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      exports(List.of(card)).write(card, format, choice, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Card card, CardFormat format) {
    return new String(bytes(card, format, Choice.NONE), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(List<Card> cards, ResultFormat format, Choice choice) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      exports(cards).answer(SearchRequest.of("")).write(format, choice, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(List<Card> cards, ResultFormat format, Choice choice) {
    return new String(bytes(cards, format, choice), StandardCharsets.UTF_8);
  }

  public static String all(ResultFormat format) {
    return text(SampleCards.all(), format, Choice.NONE);
  }

  private static Exports exports(List<Card> cards) {
    return new Exports(new InMemoryCardSearch(cards, new CardJson()).edition(), "1.2.3");
  }
}

package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Source;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/// What is written as forward text is found again, word by word.
class CardTextTest {
  private static final Section NAME = Section.of(TextField.NAME, "Café Bär", "Café Bär");
  private static final Section TOLD =
      Section.of(
          TextField.DESCRIPTION,
          Source.ETDA,
          "Known for “watering holes”; a café’s web site, 咖啡店. The bär (APT-28) 𝒳 uses C++.");
  private static final Section EMPTY = new Section(TextField.LABEL, "sector", null, "energy", "");

  @Test
  void everyWordIsFoundWhereItStands() throws IOException {
    holdsWhatWasWritten(List.of(NAME, EMPTY, TOLD, EMPTY));
  }

  @Test
  void aCardWithMoreWordsThanTwoBytesCount() throws IOException {
    Random random = new Random(11);
    String many =
        IntStream.range(0, 70_000)
            .mapToObj(i -> "w" + random.nextInt(5_000))
            .collect(Collectors.joining(" "));

    holdsWhatWasWritten(List.of(NAME, Section.of(TextField.OPERATION, Source.MISP, many), TOLD));
  }

  @Test
  void aCardWithoutTextsHasNothing() throws IOException {
    CardText card = read(List.of(List.of(NAME), List.of(), List.of(TOLD)));
    card.move(1);

    assertThat(card.sections()).isZero();
    assertThat(card.words()).isZero();
    assertThat(card.find(ForwardText.hash("bar"))).isEqualTo(-1);
  }

  /// The last card may have no texts, and nothing stands behind it.
  @Test
  void whatIsFetchedStaysWhereItIs() throws IOException {
    CardText card = read(List.of(List.of(NAME), List.of(TOLD), List.of()));
    card.move(0);
    card.fetch(new int[] {0, 1, 2});

    assertThat(card.value(0)).isEqualTo("Café Bär");
  }

  @Test
  void oneCardAfterTheOther() throws IOException {
    CardText card = read(List.of(List.of(NAME), List.of(TOLD), List.of(EMPTY, NAME)));
    for (int i = 0; i < 3; i++) {
      card.move(2);
      assertThat(card.value(0)).isEqualTo("energy");
      card.move(0);
      assertThat(card.value(0)).isEqualTo("Café Bär");
      card.move(1);
      assertThat(card.value(0)).isNull();
    }
  }

  private static void holdsWhatWasWritten(List<Section> sections) throws IOException {
    CardText card = read(List.of(List.of(), sections));
    card.move(1);

    assertThat(card.sections()).isEqualTo(sections.size());
    int number = 0;
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      byte[] text = section.text().getBytes(StandardCharsets.UTF_8);
      assertThat(card.field(i)).isEqualTo(section.field());
      assertThat(card.shown(i)).isEqualTo(section.shown());
      assertThat(card.source(i)).isEqualTo(section.source());
      assertThat(card.value(i)).isEqualTo(section.value());
      assertThat(card.textLength(i)).isEqualTo(text.length);
      assertThat(Arrays.copyOf(card.text(i), text.length)).isEqualTo(text);
      assertThat(card.firstWord(i)).isEqualTo(number);
      for (Token word : Words.of(section.text())) {
        if (number % 97 < 20) {
          assertThat(numbers(card, word.term())).contains(number);
          assertThat(card.sectionOf(number)).isEqualTo(i);
        }
        int place = card.place(number);
        assertThat(
                new String(
                    text,
                    CardText.start(place),
                    CardText.end(place) - CardText.start(place),
                    StandardCharsets.UTF_8))
            .isEqualTo(section.text().substring(word.start(), word.end()));
        assertThat(card.apart(number)).isEqualTo(word.apart());
        number++;
      }
    }
    assertThat(card.words()).isEqualTo(number);
    assertThat(card.find(ForwardText.hash("nowhere"))).isEqualTo(-1);
  }

  private static List<Integer> numbers(CardText card, String term) throws IOException {
    int found = card.find(ForwardText.hash(term));
    List<Integer> numbers = new ArrayList<>();
    for (int at = card.from(found); at < card.to(found); at++) {
      numbers.add(card.number(at));
    }
    return numbers;
  }

  private static CardText read(List<List<Section>> cards) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    try (Blobs.Writer writer = new Blobs.Writer(directory, Blobs.TEXTS)) {
      for (List<Section> sections : cards) {
        writer.add(
            ForwardText.bytes(
                sections, sections.stream().map(section -> Words.of(section.text())).toList()));
      }
      writer.finish();
    }
    return new CardText(Blobs.open(directory, Blobs.TEXTS));
  }
}

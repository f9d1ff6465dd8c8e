package dev.actordex.bench.corpus;

import dev.actordex.card.Card;
import dev.actordex.export.CardJson;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Generations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// The cards of the generation that answers, in the order of their ids.
public final class RealCards {
  private RealCards() {}

  public static List<Card> read(Path data) {
    List<Card> cards = new ArrayList<>();
    each(data, cards::add);
    return cards;
  }

  /// One after the other, none held.
  ///
  /// @return how many
  public static int each(Path data, Consumer<Card> cards) {
    Path index = generation(data).resolve(Generations.CARDS);
    CardJson codec = new CardJson();
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      StoredFields stored = reader.storedFields();
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        BytesRef json =
            Objects.requireNonNull(stored.document(doc).getBinaryValue(Fields.CARD), "card");
        cards.accept(
            codec.decode(Arrays.copyOfRange(json.bytes, json.offset, json.offset + json.length)));
      }
      return reader.maxDoc();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder of the generation that answers.
  public static Path generation(Path data) {
    Generations generations = new Generations(data);
    return generations.path(generations.current().orElseThrow());
  }

  /// How many bytes the texts have that a generation holds: its cards as JSON, and the source
  /// records as they came.
  public static long bytes(Path data) {
    Path folder = generation(data);
    return bytes(folder.resolve(Generations.CARDS), Fields.CARD)
        + bytes(folder.resolve(Generations.RECORDS), Fields.RECORD_RAW);
  }

  private static long bytes(Path index, String field) {
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      StoredFields stored = reader.storedFields();
      long bytes = 0;
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        bytes += Objects.requireNonNull(stored.document(doc).getBinaryValue(field), field).length;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.actordex.bench.corpus;

import dev.actordex.card.Card;
import dev.actordex.export.CardJson;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.stored.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.FSDirectory;

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
        DirectoryReader reader = DirectoryReader.open(directory);
        Blobs json = Blobs.open(directory, Blobs.CARDS)) {
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        cards.accept(codec.decode(json.get(doc).bytes));
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
    Path cards = folder.resolve(Generations.CARDS);
    Path records = folder.resolve(Generations.RECORDS);
    try (FSDirectory cardFiles = FSDirectory.open(cards);
        DirectoryReader cardReader = DirectoryReader.open(cardFiles);
        Blobs json = Blobs.open(cardFiles, Blobs.CARDS);
        FSDirectory recordFiles = FSDirectory.open(records);
        DirectoryReader recordReader = DirectoryReader.open(recordFiles)) {
      long bytes = 0;
      for (int doc = 0; doc < cardReader.maxDoc(); doc++) {
        bytes += json.get(doc).length;
      }
      StoredFields stored = recordReader.storedFields();
      for (int doc = 0; doc < recordReader.maxDoc(); doc++) {
        bytes +=
            Objects.requireNonNull(
                    stored.document(doc).getBinaryValue(Fields.RECORD_RAW), Fields.RECORD_RAW)
                .length;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.ingest.CardCodec;
import dev.actordex.lucene.analysis.Words;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The cards of one import until their documents are made, because a card's document needs what all
/// the others are called.
///
/// The first thousands stay as they are; further ones lie as JSON in a file beside the index that
/// is being built, so that a million take no more memory than their ids and names. Reading is
/// thread-safe.
final class WaitingCards implements Closeable {

  /// More than there are in reality, so that a usual import writes none twice.
  static final int IN_MEMORY = 10_000;

  private final CardCodec codec;
  private final int inMemory;
  private final FileChannel file;
  private final List<Waiting> cards = new ArrayList<>();
  private long end;

  /// @param card null where it lies in the file
  /// @param length of its JSON there
  private record Waiting(String id, String sortKey, @Nullable Card card, long at, int length) {}

  /// @param file one that is not there yet, and is not there any more when this is closed
  WaitingCards(Path file, CardCodec codec, int inMemory) throws IOException {
    this.codec = codec;
    this.inMemory = inMemory;
    this.file =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(Card card) throws IOException {
    if (cards.size() < inMemory) {
      cards.add(new Waiting(card.id(), sortKey(card.name()), card, 0, 0));
      return;
    }
    byte[] json = codec.encode(card);
    ByteBuffer bytes = ByteBuffer.wrap(json);
    while (bytes.hasRemaining()) {
      file.write(bytes, end + bytes.position());
    }
    cards.add(new Waiting(card.id(), sortKey(card.name()), null, end, json.length));
    end += json.length;
  }

  int size() {
    return cards.size();
  }

  /// Puts them into the order of their ids; a card's number is its place there.
  void sort() {
    cards.sort(Comparator.comparing(Waiting::id));
  }

  /// A card with its JSON.
  record Whole(Card card, byte[] json) {}

  Whole get(int number) throws IOException {
    Waiting waiting = cards.get(number);
    Card card = waiting.card();
    if (card != null) {
      return new Whole(card, codec.encode(card));
    }
    ByteBuffer bytes = ByteBuffer.allocate(waiting.length());
    while (bytes.hasRemaining()) {
      if (file.read(bytes, waiting.at() + bytes.position()) < 0) {
        throw new EOFException("The waiting cards end within " + waiting.id());
      }
    }
    return new Whole(codec.decode(bytes.array()), bytes.array());
  }

  /// The cards' places by name as a reader expects them in a list: letters before the rest, case
  /// and accents aside; then by id.
  int[] nameRanks() {
    List<Integer> order =
        IntStream.range(0, cards.size())
            .boxed()
            .sorted(
                Comparator.<Integer, String>comparing(i -> cards.get(i).sortKey())
                    .thenComparing(i -> i))
            .toList();
    int[] ranks = new int[cards.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[order.get(rank)] = rank;
    }
    return ranks;
  }

  private static String sortKey(String name) {
    String folded = Words.fold(name.strip());
    boolean letter = !folded.isEmpty() && Character.isLetter(folded.codePointAt(0));
    return (letter ? "0" : "1") + folded;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

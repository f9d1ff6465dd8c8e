package dev.actordex.lucene.read;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.Fields;
import dev.actordex.search.Edition;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A generation in the hands of one caller, who lets go of it by closing.
final class HeldGeneration implements Edition {
  private final Generation generation;
  private final CardCodec codec;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param generation that the caller holds already
  HeldGeneration(Generation generation, CardCodec codec) {
    this.generation = generation;
    this.codec = codec;
  }

  @Override
  public Manifest manifest() {
    return generation.manifest();
  }

  @Override
  public List<String> ids(SearchRequest request) {
    try {
      return new Search(generation, Deadline.never()).ids(request);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<Card> card(String id) {
    try {
      return new Catalogue(generation).card(id, codec);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<byte[]> record(String cardId, RecordRef ref) {
    try {
      return generation
          .sourceRecords()
          .of(Fields.recordKey(cardId, ref.source().key()), Optional.of(ref.id()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<Card> cardOf(String anyId) {
    try {
      return new Catalogue(generation).cardOf(anyId, codec);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<byte[]> companion(String id) {
    try {
      return generation.sourceRecords().companion(id);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<byte[]> companionsAbout(String id, int most) {
    try {
      return generation.sourceRecords().companionsAbout(id, most);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException(
        "Cannot read generation " + generation.manifest().generation(), e);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      generation.release();
    }
  }
}

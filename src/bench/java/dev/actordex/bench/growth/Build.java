package dev.actordex.bench.growth;

import dev.actordex.bench.RealIndex;
import dev.actordex.bench.corpus.RealCards;
import dev.actordex.bench.corpus.SyntheticCards;
import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.export.CardJson;
import dev.actordex.identity.Decisions;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.Report;
import dev.actordex.lucene.write.LuceneCardSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// Builds an index of the real cards and as many synthetic ones as are wanted, by the product's own
/// sink. Arguments: the data folder, how many cards.
///
/// The cards are made while they are written, none is kept here. They come after the point at which
/// it is decided who is who, which keeps every source record in memory and is not made for
/// millions.
public final class Build {
  private static final long SEED = 20_260_102;

  private Build() {}

  public static void main(String[] args) {
    int wanted = Integer.parseInt(args[1]);
    List<Card> real = RealCards.read(RealIndex.data());
    SyntheticCards synthetic = new SyntheticCards(real, SEED);
    Counting codec = new Counting();
    Map<CardType, Integer> counts = new EnumMap<>(CardType.class);
    long start = System.nanoTime();
    try (LuceneCardSink sink =
        new LuceneCardSink(Path.of(args[0]), codec, Clock.systemUTC(), "bench")) {
      for (int i = 0; i < wanted; i++) {
        Card card = i < real.size() ? real.get(i) : synthetic.card(i);
        counts.merge(card.type(), 1, Integer::sum);
        sink.add(card, List.of());
      }
      Map<String, Integer> byType = new TreeMap<>();
      counts.forEach((type, count) -> byType.put(type.path(), count));
      sink.commit(
          new Report(
              List.of(), byType, Map.of(), Decisions.of(List.of()), 0, List.of(), List.of()));
    }
    Figures.print(
        Map.of(
            "seconds",
            (System.nanoTime() - start) / 1e9,
            "json_mb",
            codec.bytes.get() / Figures.MB));
  }

  /// Counts what it writes.
  private static final class Counting implements CardCodec {
    private final CardCodec codec = new CardJson();
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public byte[] encode(Card card) {
      byte[] json = codec.encode(card);
      bytes.addAndGet(json.length);
      return json;
    }

    @Override
    public Card decode(byte[] json) {
      return codec.decode(json);
    }
  }
}

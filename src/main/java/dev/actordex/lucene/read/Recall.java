package dev.actordex.lucene.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// The parts of one question as an earlier one left them; what it has to make itself is left for
/// the next.
///
/// Where an answer is explained nothing is taken or left: Lucene has to see all of it.
final class Recall {
  /// In fewer cards a row is read in less time than it takes to remember it.
  private static final int LARGE = 1 << 14;

  private final Remembered remembered;
  private final Deadline deadline;
  private final boolean explaining;

  /// Whether a row of words is held by itself.
  private final boolean apart;

  /// The rows of this question. Two phrases that ask for the same row find the same here, whatever
  /// was thrown away meanwhile: else it would count twice once the first is [Held] and the second
  /// is not yet, for then nothing tells that they are one.
  private final Map<Part.Key, List<Query>> rows = new HashMap<>(0);

  /// @param deadline when it is passed, nothing is left for others: parts are translated more
  ///   simply
  /// @param cards how many the index has
  Recall(Remembered remembered, Deadline deadline, boolean explaining, int cards) {
    this.remembered = remembered;
    this.deadline = deadline;
    this.explaining = explaining;
    apart = !explaining && cards >= LARGE;
  }

  /// Null where it has to be made, held by [#roomFor] and left.
  @Nullable Part part(Part.Key key) {
    return explaining ? null : (Part) remembered.get(key);
  }

  Room roomFor(Part.Key key) {
    return remembered.roomFor(key);
  }

  Query held(Query part, Room room) {
    return explaining || part instanceof MatchNoDocsQuery ? part : new Held(part, room);
  }

  void leave(Part.Key key, Room.Sized made, Room room) {
    if (!explaining && !deadline.missed()) {
      room.put(key, made);
    }
  }

  /// A row of words that an editorial table lists. Of a large index each way is remembered by
  /// itself: a concept is asked for by each of its phrases, alone and among others, and all of them
  /// ask for the same rows.
  ///
  /// @param ways each field that has it
  List<Query> row(Part.Key key, Supplier<List<Query>> ways) {
    if (!apart) {
      return ways.get();
    }
    List<Query> row = rows.get(key);
    if (row == null) {
      row = kept(key, ways).ways();
      rows.put(key, row);
    }
    return row;
  }

  private Part.Row kept(Part.Key key, Supplier<List<Query>> ways) {
    Part.Row row = (Part.Row) remembered.get(key);
    if (row == null) {
      Room room = remembered.roomFor(key);
      row = new Part.Row(ways.get().stream().<Query>map(way -> new Held(way, room)).toList());
      leave(key, row, room);
    }
    return row;
  }
}

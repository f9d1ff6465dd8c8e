package dev.actordex.lucene.read;

import java.util.List;

/// The cards that all of some parts have, in the order of the index, with what the parts count
/// together; the counterpart of [Union], and as exact.
final class Meeting {
  private Meeting() {}

  /// @param parts one or more
  /// @param pile on which the cards are put together
  /// @param deadline when it is passed, the other cards are left out
  static HeldCards of(HeldCards[] parts, Pile pile, Deadline deadline) {
    if (parts.length == 1) {
      return parts[0];
    }
    HeldCards fewest = parts[0];
    for (HeldCards part : parts) {
      fewest = part.docs().length < fewest.docs().length ? part : fewest;
    }
    HeldCards.Walk[] walks = walks(List.of(parts));
    int from = pile.height();
    pile.begin(fewest.docs().length);
    int[] docs = pile.docs();
    float[] scores = pile.scores();
    int size = 0;
    int asked = 0;
    for (int doc : fewest.docs()) {
      if (deadline.passedAt(++asked)) {
        break;
      }
      double sum = 0;
      boolean has = true;
      for (int i = 0; has && i < walks.length; i++) {
        has = walks[i].advance(doc);
        if (has) {
          sum += walks[i].score();
        }
      }
      if (has) {
        docs[size] = doc;
        scores[size++] = (float) sum;
      }
    }
    pile.end(size);
    return pile.take(from);
  }

  /// What some parts count besides; they decide nothing.
  ///
  /// @param deadline when it is passed, the other cards count as they are
  static HeldCards plus(HeldCards cards, List<HeldCards> optional, Deadline deadline) {
    HeldCards.Walk[] walks = walks(optional);
    float[] scores = cards.scores().clone();
    for (int i = 0; i < scores.length && !deadline.passedAt(i + 1); i++) {
      double sum = 0;
      for (HeldCards.Walk walk : walks) {
        if (walk.advance(cards.docs()[i])) {
          sum += walk.score();
        }
      }
      scores[i] += (float) sum;
    }
    return new HeldCards(cards.docs(), scores);
  }

  private static HeldCards.Walk[] walks(List<HeldCards> parts) {
    HeldCards.Walk[] walks = new HeldCards.Walk[parts.size()];
    for (int i = 0; i < walks.length; i++) {
      walks[i] = parts.get(i).walk();
    }
    return walks;
  }
}

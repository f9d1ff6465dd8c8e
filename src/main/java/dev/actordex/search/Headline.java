package dev.actordex.search;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list shows of a card, whatever was asked.
///
/// An engine may hold it as bytes and read each text when it is asked for: an answer as JSON asks
/// for none of a card that was shown before, see [#number].
public interface Headline {
  int UNNUMBERED = -1;

  /// The card's number in its generation, under which can be kept what was made of this;
  /// [#UNNUMBERED] where the engine gives none.
  int number();

  String id();

  CardType type();

  String name();

  @Nullable String attackId();

  /// The primary name first.
  List<String> names();

  /// ISO 3166-1 alpha-2, as claimed by any source.
  List<String> countries();

  List<String> sectors();

  List<String> motivations();

  /// The earliest claim, as precise as it is.
  @Nullable String firstSeen();

  @Nullable String lastSeen();

  String status();

  String summary();

  List<RecordRef> sources();

  boolean contested();

  List<String> disputed();
}

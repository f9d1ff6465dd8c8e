package dev.actordex.search;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.ingest.Manifest;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers questions over the newest generation of an index. Thread-safe; each call sees one
/// generation throughout.
public interface CardSearch extends AutoCloseable {

  SearchPage search(SearchRequest request);

  /// Finds a card by any id it has ever had: card id, ATT&CK id, STIX id, uuid, ATT&CK URL.
  Lookup lookup(String anyId);

  /// A card by its own id.
  Optional<Card> card(String id);

  /// The cards that one of their references cites by this address.
  List<CardLink> citing(String url);

  /// A source's record as it came, JSON.
  Optional<byte[]> record(String cardId, Source source, @Nullable String recordId);

  List<Suggestion> suggest(String typed, int limit);

  /// Who bears a name, in any spelling of it.
  NameAnswer name(String name);

  /// The same for many names, in their order, out of one generation.
  List<NameAnswer> names(List<String> names);

  /// The contested names, by key.
  List<NameAnswer> contestedNames(int page, int size);

  int contestedNameCount();

  /// An A–Z list; `letter` null means all.
  CardPage list(CardType type, @Nullable String letter, int page, int size);

  /// What all actors are known for, to be compared and counted.
  Landscape landscape();

  /// The actors among what a search for the same would find, all pages of it.
  ///
  /// @throws OutOfTime when that takes longer than a search may
  Selection actors(String text, List<Filter> filters);

  /// The cards before and after one in the list A–Z of its kind.
  Neighbours neighbours(CardType type, String id);

  /// Why what answers is not what should answer, in one sentence; empty when all is well.
  default Optional<String> problem() {
    return Optional.empty();
  }

  /// What the generation was built from.
  Manifest manifest();

  /// Holds the newest generation for a caller who asks it several things that must fit together.
  Edition edition();

  @Override
  void close();
}

package dev.actordex.http;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.ingest.Manifest;
import dev.actordex.search.CardPage;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.Filter;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.Neighbours;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Suggestion;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A search whose disk is gone.
final class BrokenCardSearch implements CardSearch {
  static final String SECRET = "/srv/secret/index is gone";

  @Override
  public SearchPage search(SearchRequest request) {
    throw gone();
  }

  @Override
  public Lookup lookup(String anyId) {
    throw new StackOverflowError(SECRET);
  }

  @Override
  public Optional<Card> card(String id) {
    throw gone();
  }

  @Override
  public List<CardLink> citing(String url) {
    throw gone();
  }

  @Override
  public Optional<byte[]> record(String cardId, Source source, @Nullable String recordId) {
    throw gone();
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) {
    throw gone();
  }

  @Override
  public NameAnswer name(String name) {
    throw gone();
  }

  @Override
  public List<NameAnswer> names(List<String> names) {
    throw gone();
  }

  @Override
  public Landscape landscape() {
    throw gone();
  }

  @Override
  public Selection actors(String text, List<Filter> filters) {
    throw gone();
  }

  @Override
  public List<NameAnswer> contestedNames(int page, int size) {
    throw gone();
  }

  @Override
  public int contestedNameCount() {
    throw gone();
  }

  @Override
  public CardPage list(CardType type, @Nullable String letter, int page, int size) {
    throw gone();
  }

  @Override
  public Neighbours neighbours(CardType type, String id) {
    throw gone();
  }

  @Override
  public Edition edition() {
    throw gone();
  }

  @Override
  public Manifest manifest() {
    throw gone();
  }

  @Override
  public void close() {
    // there is nothing left to close
  }

  private static IllegalStateException gone() {
    return new IllegalStateException(SECRET);
  }
}

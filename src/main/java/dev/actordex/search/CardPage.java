package dev.actordex.search;

import java.util.List;

/// A page of an A–Z list.
///
/// @param letters the initials that have cards, `#` for digits and other signs
public record CardPage(
    int total, int page, int size, List<String> letters, List<SearchPage.Hit> cards) {
  public CardPage {
    letters = List.copyOf(letters);
    cards = List.copyOf(cards);
  }
}

/// Reads cards in the product's own format: the bundled starter set, and the private cards of a
/// team. `docs/own-cards.md` describes the format for those who write them.
///
/// Read [CardsReader] first, then [CardReading]. Knows [dev.actordex.source] and the words of the
/// domain, no other source.
@NullMarked
package dev.actordex.source.cards;

import org.jspecify.annotations.NullMarked;

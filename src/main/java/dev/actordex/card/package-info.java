/// The words of the domain: what a card is made of, and nothing else.
///
/// Read [Card] first, then [Claim]: a merged value never forgets who said it. [SourceRecord] and
/// [Statement] are what a source says before anything is merged. Types here know the language and
/// each other, no library and no other package.
@NullMarked
package dev.actordex.card;

import org.jspecify.annotations.NullMarked;

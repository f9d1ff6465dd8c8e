/// Indicators of compromise: what was seen of an attack, and what it points to.
///
/// Read [Indicator] first, then [Bearings], which leads from indicators to cards and back. An
/// indicator names its subject as its source does (`win.plugx`); which card that is gets decided
/// when someone asks, over the cards there are then. So neither is built again when the other
/// changes. Values are hostile text: nothing here opens, resolves or links them.
@NullMarked
package dev.actordex.indicator;

import org.jspecify.annotations.NullMarked;

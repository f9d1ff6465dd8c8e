package dev.actordex.identity;

import dev.actordex.card.RecordRef;

/// Why a record is on the card it is on.
///
/// @param anchor whether the card stands on this record; else the record joined it
public record Decision(
    RecordRef record, String name, String card, boolean anchor, String because) {}

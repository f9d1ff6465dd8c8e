package dev.actordex.source.etda;

import dev.actordex.card.FuzzyDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An operation of a group that has a name of its own.
///
/// @param group the group's uuid
/// @param json the operation as it came
record NamedOperation(
    String name, String group, Optional<FuzzyDate> date, Activity activity, JsonNode json) {}

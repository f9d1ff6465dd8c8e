/// Cards and results in the forms in which they leave the house.
///
/// Read [CardJson] first: the JSON it writes is what the index stores, what the API serves and what
/// a reader downloads. [JsonForm] is the one place that says how a value of the domain looks in
/// JSON. Knows the domain and the ports, no HTTP and no engine.
@NullMarked
package dev.actordex.export;

import org.jspecify.annotations.NullMarked;

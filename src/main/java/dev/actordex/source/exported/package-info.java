/// Brings back what `export` wrote: finished cards, from JSON and from STIX bundles. Read
/// [ExportedReader] first.
@NullMarked
package dev.actordex.source.exported;

import org.jspecify.annotations.NullMarked;

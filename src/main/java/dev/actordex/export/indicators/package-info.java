/// Indicators as files: hunting queries in KQL, Sigma rules, a plain list, a table, a STIX bundle.
///
/// Read [IndicatorExport] first: it is asked for a file and hands the indicators to a writer as
/// they are read, so that a file may be of any length. Values are hostile text; each writer has one
/// place where it makes them harmless.
@NullMarked
package dev.actordex.export.indicators;

import org.jspecify.annotations.NullMarked;

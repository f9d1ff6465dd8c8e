/// Settings, and where their values come from: the editorial tables of `index/`, and the folder an
/// index lives in.
///
/// Read [Tables] for the tables and [DataFolder] for the folder.
@NullMarked
package dev.actordex.config;

import org.jspecify.annotations.NullMarked;

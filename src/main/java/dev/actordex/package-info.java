/// Actordex: a search engine over threat-actor cards. Only the way in lives here.
@NullMarked
package dev.actordex;

import org.jspecify.annotations.NullMarked;

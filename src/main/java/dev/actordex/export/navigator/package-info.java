/// Techniques as layers for the ATT&CK Navigator, format 4.5: read [NavigatorLayer].
@NullMarked
package dev.actordex.export.navigator;

import org.jspecify.annotations.NullMarked;

/// Cards as STIX 2.1 bundles. Read [StixBundle] first; [StixObject] turns one card into a domain
/// object, [Extension] holds what STIX has no place for.
@NullMarked
package dev.actordex.export.stix;

import org.jspecify.annotations.NullMarked;

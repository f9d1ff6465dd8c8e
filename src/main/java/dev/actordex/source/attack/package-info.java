/// MITRE ATT&CK, and other STIX bundles of the same make, as records.
///
/// Read [AttackSource] first: all bundles are one unit, because an object may stand in several and
/// a relationship leads from one to another. [BundleReader] takes one file apart, [Union] settles
/// what is said twice, [Relations] turns relationships into statements of the records they start
/// from. Knows Jackson through [dev.actordex.source.JsonFile], and the core; no other reader.
@NullMarked
package dev.actordex.source.attack;

import org.jspecify.annotations.NullMarked;

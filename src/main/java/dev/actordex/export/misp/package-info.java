/// Cards as clusters of a MISP galaxy: read [GalaxyCluster].
@NullMarked
package dev.actordex.export.misp;

import org.jspecify.annotations.NullMarked;

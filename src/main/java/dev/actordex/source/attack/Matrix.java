package dev.actordex.source.attack;

import java.util.List;

/// The columns of a domain's matrix. A domain may have several: Mobile keeps a withdrawn one.
///
/// @param domain `enterprise-attack`
/// @param tactics ids in the order of the columns
record Matrix(String domain, String id, List<String> tactics, boolean dead) {
  Matrix {
    tactics = List.copyOf(tactics);
  }
}

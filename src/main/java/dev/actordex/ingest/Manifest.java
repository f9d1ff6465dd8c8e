package dev.actordex.ingest;

/// What a generation of the index was built from and what came of it.
///
/// @param generation its name
/// @param built when, ISO 8601, UTC
/// @param version of the product that built it
/// @param schema of the index
/// @param digest over the content of all cards, the same for the same input in any order
public record Manifest(
    String generation,
    String built,
    String version,
    int schema,
    int cards,
    String digest,
    Report report) {}

package dev.actordex.ingest;

/// What became of the objects of one file; the four numbers add up to all there are in it.
///
/// @param imported read, or taken into what was read
/// @param merged given way to another object of the file with the same id
/// @param skipped of a kind that says nothing here
/// @param rejected made no sense, each told as a [Problem]
public record Fates(String file, int imported, int merged, int skipped, int rejected) {
  public Fates {
    if (imported < 0 || merged < 0 || skipped < 0 || rejected < 0) {
      throw new IllegalArgumentException("Fewer than no objects in " + file);
    }
  }

  public int objects() {
    return imported + merged + skipped + rejected;
  }
}

package dev.actordex.export;

import dev.actordex.ingest.Manifest;

/// The manifest of a generation as JSON, the import's report within. Equal manifests give equal
/// bytes. Thread-safe.
public final class ManifestJson {

  public byte[] encode(Manifest manifest) {
    return JsonForm.bytes(manifest);
  }

  public Manifest decode(byte[] json) {
    return JsonForm.mapper().readValue(json, Manifest.class);
  }
}

package dev.actordex.lucene;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash over the content of all cards in the order of their ids: equal for equal cards, whatever
/// files they came from and in which order.
public final class CardDigest {
  private final MessageDigest digest;

  public CardDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// The next card's JSON.
  public void add(byte[] json) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(json.length).flip());
    digest.update(json);
  }

  /// Ends the digest.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

package dev.actordex.export.stix;

import dev.actordex.card.Card;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/// Ids of STIX objects: the source's own where there is one, else made of what the object stands
/// for (UUIDv5), so that the same card has the same id in every export.
final class StixIds {
  private static final UUID NAMESPACE = UUID.fromString("4d3e5cbf-6a30-4c6a-9c0b-0d2d6b1f6e5a");
  private static final Pattern UUID_PART =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private StixIds() {}

  static String made(String type, String of) {
    return type + "--" + version5(of);
  }

  /// Of a card, of the STIX type as which it is written.
  static String of(Card card, String type) {
    return card.identifiers().stream()
        .filter(id -> id.startsWith(type + "--"))
        .filter(id -> UUID_PART.matcher(id.substring(type.length() + 2)).matches())
        .findFirst()
        .orElseGet(() -> made(type, "card " + card.id()));
  }

  static String relationship(String source, String type, String target) {
    return made("relationship", source + " " + type + " " + target);
  }

  private static UUID version5(String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .flip());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
    long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}

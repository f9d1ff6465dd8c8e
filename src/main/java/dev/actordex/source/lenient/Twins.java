package dev.actordex.source.lenient;

import dev.actordex.ingest.Problem.Consequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Records of one file that bear the same uuid, and what becomes of them.
///
/// Of records with the same name the one changed last stays, of equally old ones the first. Records
/// with different names are different things that were given one uuid by mistake: each stays, and
/// all but the one named first get a uuid derived from the shared one and their name, the same in
/// every run.
public final class Twins {

  /// What becomes of a row.
  public sealed interface Fate {}

  /// It is read under its own uuid.
  public record Stays() implements Fate {}

  /// It is read under another uuid, because a different record has its own.
  public record Renamed(String uuid) implements Fate {}

  /// It is not read.
  public record Dropped() implements Fate {}

  private Twins() {}

  /// @param complaints by row
  /// @param name the row's name, blank when it has none
  /// @param modified when the row was last changed, in an order of texts; blank when unknown
  /// @return the fate of each row, in the order of the rows
  public static List<Fate> settle(
      List<HeldRow> rows,
      Function<HeldRow, String> name,
      Function<HeldRow, String> modified,
      Function<HeldRow, Complaints> complaints) {
    Map<String, List<Integer>> byUuid = new LinkedHashMap<>();
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      fates.add(new Stays());
      String uuid = canonical(rows.get(i));
      if (!uuid.isEmpty()) {
        byUuid.computeIfAbsent(uuid, key -> new ArrayList<>()).add(i);
      }
    }
    byUuid.forEach((uuid, indices) -> {
      if (indices.size() > 1) {
        settle(uuid, indices, rows, name, modified, complaints, fates);
      }
    });
    return fates;
  }

  private static void settle(
      String uuid,
      List<Integer> indices,
      List<HeldRow> rows,
      Function<HeldRow, String> name,
      Function<HeldRow, String> modified,
      Function<HeldRow, Complaints> complaints,
      List<Fate> fates) {
    Map<String, Integer> bestByName = new LinkedHashMap<>();
    for (int index : indices) {
      bestByName.merge(
          name.apply(rows.get(index)),
          index,
          (best, next) ->
              modified.apply(rows.get(next)).compareTo(modified.apply(rows.get(best))) > 0
                  ? next
                  : best);
    }
    String owner = bestByName.keySet().iterator().next();
    for (int index : indices) {
      HeldRow row = rows.get(index);
      String own = name.apply(row);
      if (!bestByName.containsValue(index)) {
        fates.set(index, new Dropped());
        complaints
            .apply(row)
            .say(
                "'"
                    + own
                    + "' is there twice; the record changed last is kept, of equals the first",
                Consequence.REJECTED);
      } else if (!own.equals(owner)) {
        String derived = derived(uuid, own);
        fates.set(index, new Renamed(derived));
        complaints
            .apply(row)
            .say(
                "'%s' bears the uuid of '%s'; it is read under %s".formatted(own, owner, derived),
                Consequence.REPAIRED);
      }
    }
  }

  private static String canonical(HeldRow row) {
    return row.node().path("uuid").asString("").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /// A uuid of version 8 (RFC 9562: free content) out of a hash.
  private static String derived(String uuid, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((uuid + "\n" + name).getBytes(StandardCharsets.UTF_8));
      hash[6] = (byte) ((hash[6] & 0x0f) | 0x80);
      hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
      String hex = HexFormat.of().formatHex(hash, 0, 16);
      return String.join(
          "-",
          hex.substring(0, 8),
          hex.substring(8, 12),
          hex.substring(12, 16),
          hex.substring(16, 20),
          hex.substring(20));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

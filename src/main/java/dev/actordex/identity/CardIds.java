package dev.actordex.identity;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gives every card its id: the ATT&CK id, else source and the first digits of the uuid, all of
/// them where two cards share the first.
final class CardIds {
  private static final int SHORT = 8;

  private CardIds() {}

  static void give(Collection<Cluster> clusters) {
    Map<String, List<Cluster>> wanted = new TreeMap<>();
    for (Cluster cluster : clusters) {
      wanted.computeIfAbsent(id(cluster, SHORT), k -> new ArrayList<>()).add(cluster);
    }
    wanted.forEach((id, same) -> {
      for (Cluster cluster : same) {
        cluster.name(same.size() == 1 ? id : id(cluster, Integer.MAX_VALUE));
      }
    });
  }

  /// Whether a card is, or would be, shown under an id, short or whole.
  static boolean answers(Cluster cluster, String id) {
    return id(cluster, SHORT).equals(id) || id(cluster, Integer.MAX_VALUE).equals(id);
  }

  private static String id(Cluster cluster, int digits) {
    String attackId = cluster.attackId();
    if (attackId != null) {
      return attackId;
    }
    return id(cluster.strongest().ref(), digits);
  }

  /// The short id under which a card would be shown that stands on this record alone: it leads to
  /// the record's card wherever that stands, before and after another source is imported.
  static String of(RecordRef ref) {
    return switch (ref.source()) {
      case ETDA, MISP, STIX, MISP_EVENT, THREATFOX -> id(ref, SHORT);
      case ATTACK, ACTORDEX -> ref.id();
    };
  }

  private static String id(RecordRef ref, int digits) {
    String source = ref.source() == Source.ATTACK ? "STIX" : ref.source().name();
    String id = ref.id().substring(ref.id().indexOf("--") < 0 ? 0 : ref.id().indexOf("--") + 2);
    String told = id.replaceFirst("^op-", "").replace("-", "");
    return source + "-" + told.substring(0, Math.min(digits, told.length()));
  }
}

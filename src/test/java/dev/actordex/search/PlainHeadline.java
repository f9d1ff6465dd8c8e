package dev.actordex.search;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A headline as it is said.
public record PlainHeadline(
    int number,
    String id,
    CardType type,
    String name,
    @Nullable String attackId,
    List<String> names,
    List<String> countries,
    List<String> sectors,
    List<String> motivations,
    @Nullable String firstSeen,
    @Nullable String lastSeen,
    String status,
    String summary,
    List<RecordRef> sources,
    boolean contested,
    List<String> disputed)
    implements Headline {}

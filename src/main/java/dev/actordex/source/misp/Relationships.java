package dev.actordex.source.misp;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.RelationType;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Related;
import dev.actordex.card.Statement.UsedBy;
import dev.actordex.card.Statement.Uses;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a value says of other values, which may stand in any cluster, or in ATT&CK: MISP's copies
/// of ATT&CK's objects bear the uuids of the originals.
///
/// A software that delivers another is related to it; an actor that delivers one uses it.
///
/// `targets` leads to clusters of countries and sectors, which are not read: it is counted.
final class Relationships {
  private static final Pattern LIKELIHOOD =
      Pattern.compile("estimative-language:likelihood-probability=\"([^\"]+)\"");

  private final Cluster cluster;
  private final Map<String, Integer> counts;

  Relationships(Cluster cluster, Map<String, Integer> counts) {
    this.cluster = cluster;
    this.counts = counts;
  }

  void read(Fields fields, Set<Statement> statements) {
    for (Fields relation : fields.objects("related")) {
      Optional<String> written = relation.text("dest-uuid");
      Optional<Link.ById> to = written.flatMap(KnownIds::uuid);
      if (to.isEmpty()) {
        relation.say(
            written.isEmpty()
                ? "the relation has no 'dest-uuid'"
                : "'dest-uuid' is '" + written.get() + "', expected was a uuid",
            Consequence.PARTLY_READ);
        continue;
      }
      String type = relation.text("type").orElse("related-to").toLowerCase(Locale.ROOT);
      statement(type, to.get(), likelihood(relation)).ifPresent(statements::add);
    }
  }

  private Optional<Statement> statement(String type, Link.ById to, Optional<String> likelihood) {
    return switch (type) {
      case "uses" -> Optional.of(new Uses(to, null));
      case "deploys", "delivers" ->
          cluster.type() == CardType.ACTOR
              ? Optional.of(new Uses(to, null))
              : inOtherWords(type, to, likelihood);
      case "used-by", "is-deployed-by" -> Optional.of(new UsedBy(to));
      case "similar" -> related(RelationType.SIMILAR_TO, to, likelihood, null);
      case "part-of", "subgroup-of" -> related(RelationType.SUBGROUP_OF, to, likelihood, null);
      case "variant-of" -> related(RelationType.VARIANT_OF, to, likelihood, null);
      case "targets" -> {
        counts.merge("targets-passed-over", 1, Integer::sum);
        yield Optional.empty();
      }
      default -> inOtherWords(type, to, likelihood);
    };
  }

  private static Optional<Statement> inOtherWords(
      String type, Link.ById to, Optional<String> likelihood) {
    return related(
        RelationType.POSSIBLY_RELATED, to, likelihood, "MISP says: " + type.replace('-', ' '));
  }

  private static Optional<Statement> related(
      RelationType type, Link.ById to, Optional<String> likelihood, @Nullable String text) {
    return Optional.of(new Related(type, to, likelihood.orElse(null), text));
  }

  private static Optional<String> likelihood(Fields relation) {
    for (String tag : relation.texts("tags")) {
      Matcher matcher = LIKELIHOOD.matcher(tag);
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}

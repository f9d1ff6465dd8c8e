package dev.actordex.identity;

import dev.actordex.card.Assessment;
import dev.actordex.card.Assessment.Rating;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.TechniqueUse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The published rule for confidence, activity and threat level of an actor.
///
/// Time is measured against the newest date in the loaded data, not the reader's clock: the same
/// data gives the same card on every day.
///
/// - **Confidence** counts independent sources (our own cards restate others and do not count):
///   three or more `high`, two `medium`, one `low`; a dispute over origin or a contested name takes
///   one step off.
/// - **Activity** looks at the newest dated evidence of the actor itself: operations, campaigns and
///   last-seen dates. Within two years `active`, within five `recent`, older `dormant`.
/// - **Threat** takes a point each for destructive intent or techniques, 40 or more techniques,
///   victims in ten or more countries, five or more sectors, and evidence within two years: four or
///   more `high`, two or three `medium`, else `low`; `unknown` when neither techniques nor victims
///   are known.
final class Assessor {
  private static final Set<String> DESTRUCTIVE = Set.of("T1485", "T1486", "T1561", "T1490");

  private final LocalDate newest;

  Assessor(LocalDate newest) {
    this.newest = newest;
  }

  /// What of a card the rule looks at.
  record Inputs(
      List<SourceEntry> sources,
      List<String> disputed,
      long contestedNames,
      Stream<String> dates,
      List<TechniqueUse> techniques,
      int softwareCount,
      List<Claim> targets,
      List<Claim> sectors,
      List<Claim> motivations) {}

  Assessment assess(Inputs inputs) {
    Optional<FuzzyDate> last =
        inputs
            .dates()
            .flatMap(d -> FuzzyDate.parse(d).stream())
            .max(Comparator.comparing(FuzzyDate::to));
    return new Assessment(confidence(inputs), activity(last), threat(inputs, last));
  }

  private static Rating confidence(Inputs inputs) {
    List<Source> independent =
        inputs.sources().stream()
            .filter(s -> s.status() != Lifecycle.REVOKED && s.source() != Source.ACTORDEX)
            .map(SourceEntry::source)
            .distinct()
            .toList();
    if (independent.isEmpty()) {
      return Rating.unknown("no source besides our own summary is loaded");
    }
    List<String> because = new ArrayList<>();
    because.add(
        count(independent.size(), "independent source")
            + ": "
            + String.join(", ", independent.stream().map(Source::label).toList()));
    int level = Math.min(independent.size(), 3);
    if (inputs.disputed().contains("country")) {
      because.add("sources disagree on the country of origin");
      level--;
    }
    if (inputs.contestedNames() > 0) {
      because.add(count((int) inputs.contestedNames(), "name") + " also claimed by another card");
      level--;
    }
    return new Rating(level >= 3 ? "high" : level == 2 ? "medium" : "low", because);
  }

  private Rating activity(Optional<FuzzyDate> last) {
    if (last.isEmpty()) {
      return Rating.unknown("no dated operation, campaign or sighting is known");
    }
    long years = ChronoUnit.YEARS.between(last.get().to(), newest);
    String level = years < 2 ? "active" : years < 5 ? "recent" : "dormant";
    return new Rating(
        level,
        List.of(
            "last dated evidence: " + last.get().display(), "newest date in the data: " + newest));
  }

  private Rating threat(Inputs inputs, Optional<FuzzyDate> last) {
    if (inputs.techniques().isEmpty() && inputs.targets().isEmpty() && inputs.sectors().isEmpty()) {
      return Rating.unknown("neither techniques nor victims are known");
    }
    List<String> because = new ArrayList<>();
    boolean sabotage = inputs.motivations().stream().anyMatch(m -> m.value().equals("sabotage"));
    List<String> destructive =
        inputs.techniques().stream()
            .map(t -> t.parent() == null ? t.attackId() : t.parent())
            .filter(DESTRUCTIVE::contains)
            .distinct()
            .toList();
    int points = 0;
    if (sabotage || !destructive.isEmpty()) {
      points++;
      because.add(
          sabotage
              ? "sabotage is among its motivations"
              : "destructive techniques: " + String.join(", ", destructive));
    }
    points += point(because, inputs.techniques().size(), 40, "technique");
    points += point(because, inputs.targets().size(), 10, "targeted country");
    points += point(because, inputs.sectors().size(), 5, "targeted sector");
    if (last.isPresent() && ChronoUnit.YEARS.between(last.get().to(), newest) < 2) {
      points++;
      because.add("evidence within two years of the newest data");
    }
    return new Rating(points >= 4 ? "high" : points >= 2 ? "medium" : "low", because);
  }

  private static int point(List<String> because, int have, int enough, String what) {
    because.add(
        count(have, what) + (have >= enough ? ", a point from " : ", no point below ") + enough);
    return have >= enough ? 1 : 0;
  }

  private static String count(int number, String noun) {
    String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return number + " " + (number == 1 ? noun : plural);
  }
}

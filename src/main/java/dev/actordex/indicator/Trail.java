package dev.actordex.indicator;

import dev.actordex.card.CardLink;
import dev.actordex.card.Source;
import java.util.List;

/// How indicators come to stand on a card: from the card over what it uses to what they point to.
///
/// @param card where it starts
/// @param hops from card to card; empty when the indicators point to the card itself
/// @param because why the subject is the last card
/// @param indicators how many take this trail
public record Trail(
    CardLink card, List<Hop> hops, Subject subject, String because, long indicators) {
  public Trail {
    hops = List.copyOf(hops);
  }

  /// @param relation `uses`, `runs`
  /// @param through what lies between, as ids of campaigns; empty when nothing does
  /// @param sources who says so
  public record Hop(String relation, CardLink to, List<String> through, List<Source> sources) {
    public Hop {
      through = List.copyOf(through);
      sources = List.copyOf(sources);
    }
  }

  /// `G0001 uses S0013 PlugX; ThreatFox says it indicates win.plugx`.
  public String sentence(Indicator indicator, Indicator.Pointing pointing) {
    StringBuilder sentence = new StringBuilder(steps());
    sentence
        .append("; ")
        .append(indicator.source().label())
        .append(" says it ")
        .append(pointing.relation().replace('-', ' '))
        .append(' ')
        .append(subject.shown());
    if (!pointing.via().isEmpty()) {
      sentence.append(", ").append(String.join(", ", pointing.via()));
    }
    return sentence.toString();
  }

  /// The way from card to card: `G0001 uses S0013 PlugX`.
  public String steps() {
    if (hops.isEmpty()) {
      return card.id() + " " + card.name();
    }
    StringBuilder steps = new StringBuilder(card.id());
    for (Hop hop : hops) {
      steps.append(' ').append(hop.relation());
      if (!hop.through().isEmpty()) {
        steps.append(" through ").append(String.join(", ", hop.through()));
      }
      steps.append(' ').append(hop.to().id()).append(' ').append(hop.to().name());
    }
    return steps.toString();
  }
}

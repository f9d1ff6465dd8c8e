package dev.actordex.lucene;

import java.util.Locale;

/// A searchable part of a card that is text. The order is that in which matches tell most.
public enum TextField {
  /// The name the card is listed under.
  NAME(Ranking.NAME_WORD, false),
  /// Every other name.
  ALIAS(Ranking.ALIAS_WORD, false),
  /// Ids and names of the techniques used, their parents' too.
  TECHNIQUE(Ranking.USED, false),
  /// Every name of the software used.
  TOOL(Ranking.USED, false),
  /// Labels of origin, targets, sectors, motivations, sponsors, kinds and platforms.
  LABEL(Ranking.LABEL, false),
  /// What each source writes of the card.
  DESCRIPTION(Ranking.DESCRIPTION, true),
  /// Operations of the actor and against it.
  OPERATION(Ranking.OPERATION, true),
  /// Names of campaigns, and how they used what they used.
  CAMPAIGN(Ranking.OPERATION, true),
  /// How techniques and software were used.
  PROCEDURE(Ranking.PROCEDURE, true),
  /// Titles and addresses of references.
  REFERENCE(Ranking.REFERENCE, true);

  private final String key = name().toLowerCase(Locale.ROOT);
  private final String indexed = "text." + key;
  private final float weight;
  private final boolean prose;

  TextField(float weight, boolean prose) {
    this.weight = weight;
    this.prose = prose;
  }

  /// In queries and answers.
  public String key() {
    return key;
  }

  /// In the index.
  public String indexed() {
    return indexed;
  }

  /// What a word here counts.
  public float weight() {
    return weight;
  }

  /// Whether it is running text, in which length and repetition say something.
  public boolean prose() {
    return prose;
  }
}

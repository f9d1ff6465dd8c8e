package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A card being written by hand for a test: everything is empty until it is set.
public final class CardDraft {
  public final String id;
  public final CardType type;
  public final String name;
  public @Nullable String attackId;
  public Lifecycle status = Lifecycle.LIVE;
  public List<CardName> names = List.of();
  public String summary = "";
  public List<Text> descriptions = List.of();
  public List<Claim> countries = List.of();
  public List<Claim> sponsors = List.of();
  public List<Claim> motivations = List.of();
  public List<Claim> firstSeen = List.of();
  public List<Claim> lastSeen = List.of();
  public List<Claim> sectors = List.of();
  public List<Claim> targets = List.of();
  public List<Claim> kinds = List.of();
  public List<Claim> platforms = List.of();
  public List<Tactic> tactics = List.of();
  public @Nullable CardLink parent;
  public List<CardLink> subtechniques = List.of();
  public List<TechniqueUse> techniques = List.of();
  public List<SoftwareUse> software = List.of();
  public List<ActorUse> actors = List.of();
  public List<ActorUse> actorsViaCampaigns = List.of();
  public List<CampaignUse> campaigns = List.of();
  public List<Operation> operations = List.of();
  public List<Operation> counterOperations = List.of();
  public List<Defence> mitigations = List.of();
  public List<Defence> detections = List.of();
  public List<Relation> relations = List.of();
  public List<Reference> references = List.of();
  public List<Note> notes = List.of();
  public List<String> disputed = List.of();
  public Assessment assessment =
      new Assessment(
          Assessment.Rating.unknown("nothing is dated"),
          Assessment.Rating.unknown("nothing is dated"),
          Assessment.Rating.unknown("nothing is dated"));
  public @Nullable String created;
  public @Nullable String modified;
  public List<String> identifiers = List.of();
  public List<SourceEntry> sources = List.of();

  public CardDraft(String id, CardType type, String name) {
    this.id = id;
    this.type = type;
    this.name = name;
    this.identifiers = List.of(id);
  }

  public Card card() {
    return new Card(
        id,
        type,
        name,
        attackId,
        status,
        names,
        summary,
        descriptions,
        countries,
        sponsors,
        motivations,
        firstSeen,
        lastSeen,
        sectors,
        targets,
        kinds,
        platforms,
        tactics,
        parent,
        subtechniques,
        techniques,
        software,
        actors,
        actorsViaCampaigns,
        campaigns,
        operations,
        counterOperations,
        mitigations,
        detections,
        relations,
        references,
        notes,
        disputed,
        assessment,
        created,
        modified,
        identifiers,
        sources);
  }
}

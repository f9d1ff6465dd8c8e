package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything known of one actor, software, technique or campaign, every value with its sources.
///
/// A component that a kind of card does not have is empty: techniques have no sponsor, actors no
/// tactics of their own. Lists are in the order in which a page shows them.
///
/// @param id stable from one import to the next: `G0001`, `ETDA-6fa5b25b`, `MISP-24110866`
/// @param attackId the ATT&CK id, where the card has one
/// @param status `live` or `deprecated`; revoked records are never cards
/// @param summary a short plain text for lists and previews
/// @param kinds what sort of software: type, category
/// @param parent the technique of a sub-technique
/// @param techniques used by this actor, software or campaign
/// @param actors who uses this software or technique, or runs this campaign
/// @param actorsViaCampaigns who uses it only through a campaign attributed to them
/// @param campaigns run by this actor, or that use this technique or software
/// @param disputed the fields on which sources disagree: `country`, `motivation`, `first_seen`
/// @param identifiers every id by which the card is found, retired ones among them
public record Card(
    String id,
    CardType type,
    String name,
    @Nullable String attackId,
    Lifecycle status,
    List<CardName> names,
    String summary,
    List<Text> descriptions,
    List<Claim> countries,
    List<Claim> sponsors,
    List<Claim> motivations,
    List<Claim> firstSeen,
    List<Claim> lastSeen,
    List<Claim> sectors,
    List<Claim> targets,
    List<Claim> kinds,
    List<Claim> platforms,
    List<Tactic> tactics,
    @Nullable CardLink parent,
    List<CardLink> subtechniques,
    List<TechniqueUse> techniques,
    List<SoftwareUse> software,
    List<ActorUse> actors,
    List<ActorUse> actorsViaCampaigns,
    List<CampaignUse> campaigns,
    List<Operation> operations,
    List<Operation> counterOperations,
    List<Defence> mitigations,
    List<Defence> detections,
    List<Relation> relations,
    List<Reference> references,
    List<Note> notes,
    List<String> disputed,
    Assessment assessment,
    @Nullable String created,
    @Nullable String modified,
    List<String> identifiers,
    List<SourceEntry> sources) {

  public Card {
    names = List.copyOf(names);
    descriptions = List.copyOf(descriptions);
    countries = List.copyOf(countries);
    sponsors = List.copyOf(sponsors);
    motivations = List.copyOf(motivations);
    firstSeen = List.copyOf(firstSeen);
    lastSeen = List.copyOf(lastSeen);
    sectors = List.copyOf(sectors);
    targets = List.copyOf(targets);
    kinds = List.copyOf(kinds);
    platforms = List.copyOf(platforms);
    tactics = List.copyOf(tactics);
    subtechniques = List.copyOf(subtechniques);
    techniques = List.copyOf(techniques);
    software = List.copyOf(software);
    actors = List.copyOf(actors);
    actorsViaCampaigns = List.copyOf(actorsViaCampaigns);
    campaigns = List.copyOf(campaigns);
    operations = List.copyOf(operations);
    counterOperations = List.copyOf(counterOperations);
    mitigations = List.copyOf(mitigations);
    detections = List.copyOf(detections);
    relations = List.copyOf(relations);
    references = List.copyOf(references);
    notes = List.copyOf(notes);
    disputed = List.copyOf(disputed);
    identifiers = List.copyOf(identifiers);
    sources = List.copyOf(sources);
  }

  /// Whether another card claims one of this card's names.
  public boolean contested() {
    return names.stream().anyMatch(CardName::contested);
  }
}

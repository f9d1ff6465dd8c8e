package dev.actordex.card;

import java.util.List;

/// A few cards written by hand, small enough to know by heart: Axiom (disputed, contested with
/// APT17), the techniques and software it uses, and a campaign.
///
/// The facts are public, the words are ours.
///
/// | id | what | what for |
/// | --- | --- | --- |
/// | `G0001` | Axiom | every component that an actor can have |
/// | `G0025` | APT17 | claims "Group 72" as well: the name is contested |
/// | `G0046` | FIN7 | two countries in dispute; no techniques |
/// | `S0013` | PlugX | software |
/// | `T1189` | Drive-by Compromise | a technique without sub-techniques |
/// | `T1566`, `T1566.001`, `T1566.002` | Phishing | a technique and its sub-techniques |
/// | `C0001` | a campaign that nobody has claimed | used techniques for Axiom |
public final class SampleCards {
  public static final String AXIOM_STIX = "intrusion-set--a0cb9370-e39b-44d5-9f50-ef78e412b973";
  public static final String AXIOM_ETDA = "6fa5b25b-276e-4f24-a54a-86e6c05fb27f";

  private static final Tactic INITIAL_ACCESS =
      new Tactic("enterprise-attack", "initial-access", "Initial Access", 2);
  private static final CardLink AXIOM = new CardLink("G0001", CardType.ACTOR, "Axiom", "G0001");
  private static final CardLink APT17 = new CardLink("G0025", CardType.ACTOR, "APT17", "G0025");
  private static final CardLink PHISHING =
      new CardLink("T1566", CardType.TECHNIQUE, "Phishing", "T1566");
  private static final CardLink CAMPAIGN =
      new CardLink("C0001", CardType.CAMPAIGN, "Harbour Lantern", "C0001");
  private static final RecordRef ATTACK_AXIOM = new RecordRef(Source.ATTACK, "G0001");
  private static final RecordRef ETDA_AXIOM = new RecordRef(Source.ETDA, AXIOM_ETDA);

  private SampleCards() {}

  /// All of them, in the order of their ids.
  public static List<Card> all() {
    return List.of(
        campaign(), axiom(), apt17(), fin7(), plugX(), driveBy(), phishing(), attachment(), link());
  }

  public static Card axiom() {
    CardDraft draft = new CardDraft("G0001", CardType.ACTOR, "Axiom");
    draft.attackId = "G0001";
    draft.names =
        List.of(
            new CardName(
                "Axiom",
                "axiom",
                true,
                false,
                List.of(),
                List.of(
                    new CardName.Naming(Source.ATTACK, "G0001", "Axiom", "Novetta", false),
                    new CardName.Naming(Source.ETDA, AXIOM_ETDA, "Axiom", "Novetta", false))),
            new CardName(
                "Group 72",
                "group72",
                false,
                true,
                List.of(APT17),
                List.of(
                    new CardName.Naming(Source.ATTACK, "G0001", "Group 72", "Cisco", false),
                    new CardName.Naming(Source.ETDA, AXIOM_ETDA, "Group72", "Talos", false))));
    draft.summary = "A suspected espionage group that reads what others keep under lock.";
    draft.descriptions =
        List.of(
            new Text(
                Source.ATTACK,
                "G0001",
                "A suspected espionage group, seen with watering-hole sites and"
                    + " [PlugX](card:S0013).[^1]"),
            new Text(Source.ETDA, AXIOM_ETDA, "Said to work for a state.\n\nPatient and quiet."));
    draft.countries =
        List.of(
            new Claim(
                "CN",
                "China",
                List.of(
                    new Claim.Said(ATTACK_AXIOM, "China"), new Claim.Said(ETDA_AXIOM, "China"))));
    draft.sponsors =
        List.of(
            new Claim(
                "state-sponsored",
                "State-sponsored",
                List.of(new Claim.Said(ETDA_AXIOM, "State-sponsored"))));
    draft.motivations =
        List.of(
            new Claim(
                "espionage",
                "Information theft and espionage",
                List.of(new Claim.Said(ETDA_AXIOM, "Information theft and espionage"))));
    draft.firstSeen =
        List.of(new Claim("2008", "2008", List.of(new Claim.Said(ETDA_AXIOM, "2008"))));
    draft.lastSeen =
        List.of(new Claim("2014-10", "2014-10", List.of(new Claim.Said(ETDA_AXIOM, "2014-10"))));
    draft.sectors =
        List.of(
            new Claim("aerospace", "Aerospace", List.of(new Claim.Said(ETDA_AXIOM, "Aerospace"))),
            new Claim(
                "government", "Government", List.of(new Claim.Said(ETDA_AXIOM, "Government"))));
    draft.targets =
        List.of(
            new Claim("JP", "Japan", List.of(new Claim.Said(ETDA_AXIOM, "Japan"))),
            new Claim("US", "United States", List.of(new Claim.Said(ETDA_AXIOM, "USA"))));
    draft.techniques =
        List.of(
            new TechniqueUse(
                "T1189",
                "T1189",
                "Drive-by Compromise",
                List.of(INITIAL_ACCESS),
                null,
                true,
                List.of(),
                List.of(
                    new Procedure(
                        Source.ATTACK, "G0001", "Watering-hole sites were laid out.[^1]", null)),
                List.of(ATTACK_AXIOM),
                1),
            new TechniqueUse(
                "T1566.001",
                "T1566.001",
                "Spearphishing Attachment",
                List.of(INITIAL_ACCESS),
                "T1566",
                false,
                List.of(CAMPAIGN),
                List.of(
                    new Procedure(
                        Source.ATTACK, "C0001", "Letters with a document inside.", CAMPAIGN)),
                List.of(new RecordRef(Source.ATTACK, "C0001")),
                1));
    draft.software =
        List.of(
            new SoftwareUse(
                "S0013",
                "S0013",
                "PlugX",
                List.of("malware"),
                true,
                List.of(),
                List.of(new Procedure(Source.ATTACK, "G0001", "Kept as a back door.", null)),
                List.of(
                    new Claim.Said(ATTACK_AXIOM, "S0013"), new Claim.Said(ETDA_AXIOM, "Korplug")),
                1),
            new SoftwareUse(
                null,
                null,
                "Moudoor",
                List.of(),
                true,
                List.of(),
                List.of(),
                List.of(new Claim.Said(ETDA_AXIOM, "Moudoor")),
                0));
    draft.campaigns =
        List.of(
            new CampaignUse(
                "C0001",
                "C0001",
                "Harbour Lantern",
                "2012-05",
                "2012-11",
                List.of(),
                List.of(new RecordRef(Source.ATTACK, "C0001"))));
    draft.operations =
        List.of(
            new Operation(
                Source.ETDA,
                AXIOM_ETDA,
                "2012 Late",
                "2012-09-01",
                "2012-12-31",
                "Harbour Lantern",
                "Offices by the sea were visited.",
                List.of("https://example.org/harbour"),
                CAMPAIGN),
            new Operation(
                Source.ETDA, AXIOM_ETDA, null, null, null, null, "Undated.", List.of(), null));
    draft.counterOperations =
        List.of(
            new Operation(
                Source.ETDA,
                AXIOM_ETDA,
                "2014-10",
                "2014-10-01",
                "2014-10-31",
                "Operation SMN",
                "Several firms cleaned up together.",
                List.of("https://example.org/smn"),
                null));
    draft.relations =
        List.of(
            new Relation(
                RelationType.SHARES_A_NAME,
                APT17,
                "APT17",
                List.of(new Relation.Evidence(Source.MISP, "misp-apt17", null, "Group 72"))),
            new Relation(
                RelationType.SIMILAR_TO,
                null,
                "Nightjar",
                List.of(new Relation.Evidence(Source.MISP, "misp-axiom", "likely", null))));
    draft.references =
        List.of(
            new Reference(
                1,
                "https://example.org/axiom.pdf",
                "Axiom, a report",
                "example.org",
                ReferenceKind.REPORT,
                List.of(ATTACK_AXIOM, ETDA_AXIOM)),
            new Reference(2, null, "A talk", null, ReferenceKind.PLAYBOOK, List.of(ETDA_AXIOM)));
    draft.notes = List.of(new Note(Source.ETDA, AXIOM_ETDA, "operations-note", "none"));
    draft.assessment =
        new Assessment(
            new Assessment.Rating("high", List.of("two sources agree on the origin")),
            new Assessment.Rating("dormant", List.of("last dated evidence: 2014-10")),
            Assessment.Rating.unknown("no evidence"));
    draft.created = "2017-05-31";
    draft.modified = "2025-01-10";
    draft.identifiers = List.of("G0001", AXIOM_STIX, AXIOM_ETDA, "G0999");
    draft.sources =
        List.of(
            new SourceEntry(
                Source.ATTACK,
                "G0001",
                "Axiom",
                Lifecycle.LIVE,
                "https://attack.mitre.org/groups/G0001",
                "18.1",
                "2025-01-10",
                "anchor of the card"),
            new SourceEntry(
                Source.ETDA,
                AXIOM_ETDA,
                "Axiom, Group 72",
                Lifecycle.LIVE,
                null,
                "2025-01-02",
                null,
                "joined because ETDA links G0001"));
    return draft.card();
  }

  public static Card apt17() {
    CardDraft draft = actor("G0025", "APT17", "CN", "China");
    draft.names =
        List.of(
            name("APT17", "apt17", true, List.of(), Source.ATTACK, "G0025", "Mandiant"),
            name("Group 72", "group72", false, List.of(AXIOM), Source.MISP, "misp-apt17", null));
    draft.summary = "Another group, said by some to be the same.";
    return draft.card();
  }

  public static Card fin7() {
    CardDraft draft = actor("G0046", "FIN7", "RU", "Russia");
    RecordRef etda = new RecordRef(Source.ETDA, "11111111-2222-3333-4444-555555555555");
    draft.countries =
        List.of(
            new Claim(
                "RU",
                "Russia",
                List.of(new Claim.Said(new RecordRef(Source.MISP, "misp-fin7"), "RU"))),
            new Claim("UA", "Ukraine", List.of(new Claim.Said(etda, "Ukraine"))));
    draft.motivations =
        List.of(
            new Claim(
                "financial-gain",
                "Financial gain",
                List.of(new Claim.Said(etda, "Financial crime"))));
    draft.disputed = List.of("country");
    draft.summary = "Robs tills.";
    return draft.card();
  }

  public static Card plugX() {
    CardDraft draft = new CardDraft("S0013", CardType.SOFTWARE, "PlugX");
    draft.attackId = "S0013";
    draft.names = List.of(name("PlugX", "plugx", true, List.of(), Source.ATTACK, "S0013", null));
    draft.summary = "A back door.";
    draft.kinds =
        List.of(
            new Claim(
                "malware",
                "Malware",
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "S0013"), "malware"))));
    draft.platforms =
        List.of(
            new Claim(
                "windows",
                "Windows",
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "S0013"), "Windows"))));
    draft.actors = List.of(use(AXIOM, true, List.of(), "Kept as a back door."));
    draft.sources = List.of(entry("S0013", "PlugX"));
    return draft.card();
  }

  public static Card driveBy() {
    CardDraft draft = technique("T1189", "Drive-by Compromise");
    draft.actors = List.of(use(AXIOM, true, List.of(), "Watering-hole sites were laid out."));
    draft.mitigations =
        List.of(new Defence(Source.ATTACK, "M1048", "Application Isolation", "Keep it apart."));
    draft.detections = List.of(new Defence(Source.ATTACK, "DET0001", "Odd children", null));
    return draft.card();
  }

  /// Nobody is said to use the technique itself.
  public static Card phishing() {
    CardDraft draft = technique("T1566", "Phishing");
    draft.subtechniques =
        List.of(
            new CardLink("T1566.001", CardType.TECHNIQUE, "Spearphishing Attachment", "T1566.001"),
            new CardLink("T1566.002", CardType.TECHNIQUE, "Spearphishing Link", "T1566.002"));
    return draft.card();
  }

  /// Used by APT17 itself, by Axiom only in a campaign.
  public static Card attachment() {
    CardDraft draft = technique("T1566.001", "Spearphishing Attachment");
    draft.parent = PHISHING;
    draft.actors = List.of(use(APT17, true, List.of(), "Letters with a document inside."));
    draft.actorsViaCampaigns =
        List.of(use(AXIOM, false, List.of(CAMPAIGN), "Letters in the harbour."));
    draft.campaigns = List.of(campaignUse("Letters in the harbour."));
    return draft.card();
  }

  /// Used by APT17 and by FIN7.
  public static Card link() {
    CardDraft draft = technique("T1566.002", "Spearphishing Link");
    draft.parent = PHISHING;
    draft.actors =
        List.of(
            use(APT17, true, List.of(), "Letters with an address inside."),
            use(
                new CardLink("G0046", CardType.ACTOR, "FIN7", "G0046"),
                true,
                List.of(),
                "Bills that lead elsewhere."));
    draft.software =
        List.of(
            new SoftwareUse(
                "S0013",
                "S0013",
                "PlugX",
                List.of("malware"),
                true,
                List.of(),
                List.of(),
                List.of(new Claim.Said(new RecordRef(Source.ATTACK, "S0013"), "S0013")),
                1));
    return draft.card();
  }

  public static Card campaign() {
    CardDraft draft = new CardDraft("C0001", CardType.CAMPAIGN, "Harbour Lantern");
    draft.attackId = "C0001";
    draft.names =
        List.of(
            name(
                "Harbour Lantern",
                "harbourlantern",
                true,
                List.of(),
                Source.ATTACK,
                "C0001",
                null));
    draft.actors = List.of(use(AXIOM, true, List.of(), "It was Axiom."));
    draft.sources = List.of(entry("C0001", "Harbour Lantern"));
    return draft.card();
  }

  private static CardDraft actor(String id, String name, String iso, String country) {
    CardDraft draft = new CardDraft(id, CardType.ACTOR, name);
    RecordRef ref = new RecordRef(Source.ATTACK, id);
    draft.attackId = id;
    draft.names =
        List.of(
            name(
                name,
                name.toLowerCase(java.util.Locale.ROOT),
                true,
                List.of(),
                Source.ATTACK,
                id,
                null));
    draft.countries = List.of(new Claim(iso, country, List.of(new Claim.Said(ref, country))));
    draft.sources = List.of(entry(id, name));
    return draft;
  }

  private static CardDraft technique(String id, String name) {
    CardDraft draft = new CardDraft(id, CardType.TECHNIQUE, name);
    draft.attackId = id;
    draft.names =
        List.of(
            name(
                name,
                name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", ""),
                true,
                List.of(),
                Source.ATTACK,
                id,
                null));
    draft.tactics = List.of(INITIAL_ACCESS);
    draft.sources = List.of(entry(id, name));
    return draft;
  }

  private static CardName name(
      String name,
      String key,
      boolean primary,
      List<CardLink> claimants,
      Source source,
      String record,
      @org.jspecify.annotations.Nullable String giver) {
    return new CardName(
        name,
        key,
        primary,
        !claimants.isEmpty(),
        claimants,
        List.of(new CardName.Naming(source, record, name, giver, false)));
  }

  private static ActorUse use(CardLink actor, boolean direct, List<CardLink> via, String text) {
    String by = direct ? actor.id() : via.getFirst().id();
    return new ActorUse(
        actor.id(),
        actor.attackId(),
        actor.name(),
        List.of("G0046".equals(actor.id()) ? "RU" : "CN"),
        direct,
        via,
        List.of(new Procedure(Source.ATTACK, by, text, direct ? null : via.getFirst())),
        List.of(new RecordRef(Source.ATTACK, by)));
  }

  private static CampaignUse campaignUse(String text) {
    return new CampaignUse(
        "C0001",
        "C0001",
        "Harbour Lantern",
        "2012-05",
        "2012-11",
        List.of(new Procedure(Source.ATTACK, "C0001", text, null)),
        List.of(new RecordRef(Source.ATTACK, "C0001")));
  }

  private static SourceEntry entry(String id, String name) {
    return new SourceEntry(
        Source.ATTACK, id, name, Lifecycle.LIVE, null, "18.1", "2025-01-10", "anchor of the card");
  }
}

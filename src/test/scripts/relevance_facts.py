"""Prints those lines of index/relevance.csv whose cards follow from facts alone.

Usage: relevance_facts.py http://127.0.0.1:8080 >lines.csv, with the address of a server that has imported ATT&CK, ETDA and
MISP. It is asked for cards only, never for a search: what a card states of origin, sectors, techniques and software decides,
and that is held against the source files by RealDataTest. Standard library only.

A card that meets every condition is relevant (3), one that meets a weaker form of it less so (2 or 1). A question without
three relevant cards is refused: its line would say little.
"""

import concurrent.futures
import csv
import json
import re
import sys
import urllib.parse
import urllib.request

ONLY_ACTORS = "type=actor"


class Cards:
    """Everything the server has, by id."""

    def __init__(self, address):
        self.base = address.rstrip("/") + "/api/v1/"
        ids = [card["id"] for kind in ("actors", "software", "techniques", "campaigns") for card in self.listed(kind)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.by_id = {card["id"]: card for card in pool.map(self.card, ids)}
        self.actors = [card for card in self.by_id.values() if card["type"] == "actor"]

    def get(self, path):
        with urllib.request.urlopen(self.base + path) as answer:
            return json.load(answer)

    def card(self, card_id):
        return self.get("cards/" + urllib.parse.quote(card_id))

    def listed(self, kind):
        page = 1
        while True:
            answer = self.get(f"{kind}?size=100&page={page}")
            yield from answer["cards"]
            if page * 100 >= answer["total"]:
                return
            page += 1


def values(card, field):
    return {claim["value"] for claim in card[field]}


def is_(field, *wanted):
    """A claim of any source has one of the values."""
    return lambda card: 3 if values(card, field) & set(wanted) else 0


def from_(*countries):
    return is_("countries", *countries)


def hits(*sectors):
    return is_("sectors", *sectors)


def against(*countries):
    return is_("targets", *countries)


def aims(*motivations):
    return is_("motivations", *motivations)


def uses(*techniques):
    """Uses one of the techniques or a sub-technique of it: itself 3, only through a campaign 2."""

    def grade(card):
        used = [t for t in card["techniques"] if t["attack_id"] in techniques or t["parent"] in techniques]
        return max((3 if t["direct"] else 2 for t in used), default=0)

    return grade


def has(*software):
    """Uses one of the programs, by ATT&CK or ETDA: itself 3, only through a campaign 2."""

    def grade(card):
        used = [s for s in card["software"] if s["id"] in software]
        return max((3 if s["direct"] else 2 for s in used), default=0)

    return grade


def since(year):
    """First seen in the year or later, by the earliest claim."""

    def grade(card):
        years = [int(y) for claim in card["first_seen"] for y in re.findall(r"\d{4}", claim["value"])[:1]]
        return 3 if years and min(years) >= year else 0

    return grade


def sponsored(pattern):
    """A claim on the sponsor names it: 3. Only a description does: 1."""
    said = re.compile(pattern, re.IGNORECASE)

    def grade(card):
        if any(said.search(claim["label"]) for claim in card["sponsors"]):
            return 3
        return 1 if any(said.search(text["markup"]) for text in card["descriptions"]) else 0

    return grade


QUESTIONS = [
    # Techniques: who uses them
    ("technique", "drive-by compromise", ONLY_ACTORS, [uses("T1189")], "users of T1189"),
    ("technique", "watering hole attacks", ONLY_ACTORS, [uses("T1189")], "users of T1189 by its common name"),
    ("technique", "strategic web compromise", ONLY_ACTORS, [uses("T1189")], "users of T1189 by another name"),
    ("technique", "T1486", ONLY_ACTORS, [uses("T1486")], "users by id"),
    ("technique", "T1003.006", ONLY_ACTORS, [uses("T1003.006")], "users of a sub-technique by id"),
    ("technique", "DCSync", ONLY_ACTORS, [uses("T1003.006")], "users by the name of a sub-technique"),
    ("technique", "kerberoasting", ONLY_ACTORS, [uses("T1558.003")], "users by the name of a sub-technique"),
    ("technique", "spear phishing attachments", ONLY_ACTORS, [uses("T1566.001")], "users; spelled in two words, plural"),
    ("technique", "spearphishing link", ONLY_ACTORS, [uses("T1566.002")], "users by name"),
    ("technique", "web shells", ONLY_ACTORS, [uses("T1505.003")], "users; plural"),
    ("technique", "webshell", ONLY_ACTORS, [uses("T1505.003")], "users; in one word"),
    ("technique", "DLL side-loading", ONLY_ACTORS, [uses("T1574.001")], "users; the name of a revoked technique"),
    ("technique", "UAC bypass", ONLY_ACTORS, [uses("T1548.002")], "users of Bypass User Account Control"),
    ("technique", "timestomping", ONLY_ACTORS, [uses("T1070.006")], "users of Timestomp"),
    ("technique", "password spraying", ONLY_ACTORS, [uses("T1110.003")], "users by name"),
    ("technique", "pass the hash", ONLY_ACTORS, [uses("T1550.002")], "users by name"),
    ("technique", "disk wipe", ONLY_ACTORS, [uses("T1561")], "users of the sub-techniques of T1561"),
    ("technique", "exfiltration to cloud storage", ONLY_ACTORS, [uses("T1567.002")], "users by name"),
    ("technique", "powershell", ONLY_ACTORS, [uses("T1059.001")], "users by name"),
    ("technique", "scheduled task persistence", ONLY_ACTORS, [uses("T1053.005")], "users by name and tactic"),
    ("technique", "keylogging", ONLY_ACTORS, [uses("T1056.001")], "users by name"),
    ("technique", "software supply chain compromise", ONLY_ACTORS, [uses("T1195.002")], "users by name"),
    ("technique", "valid accounts", ONLY_ACTORS, [uses("T1078")], "users by name, sub-techniques included"),
    ("technique", "process hollowing", ONLY_ACTORS, [uses("T1055.012")], "users by name"),
    ("technique", "dead drop resolver", ONLY_ACTORS, [uses("T1102.001")], "users by name"),
    # Tools: who uses them, by any of their names
    ("tool", "PlugX", ONLY_ACTORS, [has("S0013")], "users by name"),
    ("tool", "Korplug", ONLY_ACTORS, [has("S0013")], "users of PlugX by an alias"),
    ("tool", "Cobalt Strike", ONLY_ACTORS, [has("S0154")], "users by name"),
    ("tool", "mimikatz", ONLY_ACTORS, [has("S0002")], "users by name"),
    ("tool", "gh0st rat", ONLY_ACTORS, [has("S0032")], "users by name"),
    ("tool", "ghost rat", ONLY_ACTORS, [has("S0032")], "users of gh0st RAT, without leet"),
    ("tool", "Farfli", ONLY_ACTORS, [has("S0032")], "users of gh0st RAT by an alias"),
    ("tool", "Poison Ivy", ONLY_ACTORS, [has("S0012")], "users by name"),
    ("tool", "njRAT", ONLY_ACTORS, [has("S0385")], "users by name"),
    ("tool", "Bladabindi", ONLY_ACTORS, [has("S0385")], "users of njRAT by an alias"),
    ("tool", "ShadowPad", ONLY_ACTORS, [has("S0596")], "users by name"),
    ("tool", "PowerShell Empire", ONLY_ACTORS, [has("S0363")], "users of Empire by an alias"),
    ("tool", "China Chopper", ONLY_ACTORS, [has("S0020")], "users by name"),
    ("tool", "Impacket", ONLY_ACTORS, [has("S0357")], "users by name"),
    ("tool", "psexec", ONLY_ACTORS, [has("S0029")], "users by name"),
    ("tool", "QuasarRAT", ONLY_ACTORS, [has("S0262")], "users by name"),
    ("tool", "Remcos", ONLY_ACTORS, [has("S0332")], "users by name"),
    ("tool", "Derusbi", ONLY_ACTORS, [has("S0021")], "users by name"),
    ("tool", "Agent Tesla", ONLY_ACTORS, [has("S0331")], "users by name"),
    ("tool", "BlackCat ransomware", ONLY_ACTORS, [has("S1068")], "users by name and kind"),
    # Sectors and countries
    ("sector_country", "china aerospace", "", [from_("CN"), hits("aerospace")], "origin, sector"),
    ("sector_country", "chinese groups targeting aerospace", "", [from_("CN"), hits("aerospace")], "origin, sector"),
    ("sector_country", "chinese groups targeting aerospace in japan", "", [from_("CN"), hits("aerospace"), against("JP")], "origin, sector, target"),
    ("sector_country", "aerospace", "country=CN&type=actor", [from_("CN"), hits("aerospace")], "sector typed, origin chosen"),
    ("sector_country", "iranian actors energy sector", "", [from_("IR"), hits("energy")], "origin, sector"),
    ("sector_country", "iranian groups targeting oil and gas companies", "", [from_("IR"), hits("oil-gas")], "origin, sector"),
    ("sector_country", "iran aviation", "", [from_("IR"), hits("aviation")], "origin, sector"),
    ("sector_country", "banks russia", "", [hits("financial"), lambda c: max(from_("RU")(c), against("RU")(c))], "sector; the country is origin or victim"),
    ("sector_country", "russian groups targeting banks", "", [from_("RU"), hits("financial")], "origin, sector"),
    ("sector_country", "north korean actors targeting financial institutions", "", [from_("KP"), hits("financial")], "origin, sector"),
    ("sector_country", "north korea cryptocurrency", "", [from_("KP"), hits("cryptocurrency")], "origin, sector"),
    ("sector_country", "chinese telecom hackers", "", [from_("CN"), hits("telecommunications")], "origin, sector in an analyst's word"),
    ("sector_country", "chinese actors healthcare", "", [from_("CN"), hits("healthcare")], "origin, sector"),
    ("sector_country", "chinese threat actors targeting hospitals in the united states", "", [from_("CN"), hits("healthcare"), against("US")], "origin, sector, target"),
    ("sector_country", "PRC maritime", "", [from_("CN"), hits("maritime")], "origin by its short form, sector"),
    ("sector_country", "chinese groups gaming industry", "", [from_("CN"), hits("gaming")], "origin, sector"),
    ("sector_country", "chinese groups attacking online gambling", "", [from_("CN"), hits("gambling", "gaming")], "origin, sector"),
    ("sector_country", "pharma companies china", "", [hits("pharmaceutical"), lambda c: max(from_("CN")(c), against("CN")(c))], "sector; the country is origin or victim"),
    ("sector_country", "iranian groups targeting universities", "", [from_("IR"), hits("education")], "origin, sector in another word"),
    ("sector_country", "russian actors against embassies", "", [from_("RU"), hits("diplomatic")], "origin, sector in another word"),
    ("sector_country", "russian groups targeting ngos", "", [from_("RU"), hits("ngo")], "origin, sector"),
    ("sector_country", "russian hackers ukraine government", "", [from_("RU"), hits("government"), against("UA")], "origin, target, sector"),
    ("sector_country", "chinese groups targeting defense in taiwan", "", [from_("CN"), hits("defense"), against("TW")], "origin, sector, target"),
    ("sector_country", "chinese military espionage philippines", "", [from_("CN"), hits("defense"), against("PH")], "origin, sector, target"),
    ("sector_country", "iranian actors energy saudi arabia", "", [from_("IR"), hits("energy"), against("SA")], "origin, sector, target"),
    ("sector_country", "iran telecommunications israel", "", [from_("IR"), hits("telecommunications"), against("IL")], "origin, sector, target"),
    ("sector_country", "russian energy attacks in the US", "", [from_("RU"), hits("energy"), against("US")], "origin, sector, target"),
    ("sector_country", "chinese spies vietnam government", "", [from_("CN"), hits("government"), against("VN")], "origin, target, sector"),
    ("sector_country", "mongolia government chinese apt", "", [from_("CN"), hits("government"), against("MN")], "target, sector, origin"),
    ("sector_country", "indian apt pakistan government", "", [from_("IN"), hits("government"), against("PK")], "origin, target, sector"),
    ("sector_country", "groups targeting south korea defense from north korea", "", [from_("KP"), hits("defense"), against("KR")], "target, sector, origin"),
    ("sector_country", "defense contractors", "country=KP&type=actor", [from_("KP"), hits("defense")], "sector typed, origin chosen"),
    ("sector_country", "chinese", "sector=space&type=actor", [from_("CN"), hits("space")], "origin typed, sector chosen"),
    ("sector_country", "hotels financial gain", ONLY_ACTORS, [aims("financial-gain"), hits("hospitality")], "sector, motivation"),
    ("sector_country", "japan", "country=CN&sector=defense&type=actor", [from_("CN"), hits("defense"), against("JP")], "target typed, the rest chosen"),
    # Sentences as an analyst types them
    ("sentence", "ransomware groups using T1486 first seen after 2020", "", [uses("T1486"), since(2021)], "technique, years"),
    ("sentence", "chinese actors exploiting public-facing applications", "", [from_("CN"), uses("T1190")], "origin, technique"),
    ("sentence", "iranian groups using web shells", "", [from_("IR"), uses("T1505.003")], "origin, technique"),
    ("sentence", "russian groups that send spearphishing links", "", [from_("RU"), uses("T1566.002")], "origin, technique"),
    ("sentence", "north korean actors using watering holes", "", [from_("KP"), uses("T1189")], "origin, technique by its common name"),
    ("sentence", "which groups use kerberoasting", "", [uses("T1558.003")], "users of a technique"),
    ("sentence", "groups that dump credentials from lsass memory", "", [uses("T1003.001")], "users of a technique in other words"),
    ("sentence", "iranian actors using mimikatz", "", [from_("IR"), has("S0002")], "origin, software"),
    ("sentence", "chinese groups using plugx against governments", "", [from_("CN"), has("S0013"), hits("government")], "origin, software, sector"),
    ("sentence", "russian actors that use cobalt strike", "", [from_("RU"), has("S0154")], "origin, software"),
    ("sentence", "supply chain attacks by chinese actors", "", [from_("CN"), uses("T1195")], "origin, technique"),
    ("sentence", "financially motivated groups targeting hotels", "", [aims("financial-gain"), hits("hospitality")], "motivation, sector"),
    ("sentence", "espionage against universities in the united states by iran", "", [from_("IR"), aims("espionage"), hits("education"), against("US")], "four conditions"),
    ("sentence", "turkish threat actors", "", [from_("TR")], "origin"),
    ("sentence", "pakistani apt groups", "", [from_("PK")], "origin"),
    ("sentence", "belarusian hackers", "", [from_("BY")], "origin"),
    ("sentence", "vietnamese state hackers", "", [from_("VN")], "origin"),
    ("sentence", "groups run by the GRU", "", [from_("RU"), sponsored(r"\bGRU\b")], "origin, sponsor"),
    ("sentence", "iranian ministry of intelligence and security groups", "", [from_("IR"), sponsored(r"\bMOIS\b|Ministry of Intelligence")], "origin, sponsor"),
    ("sentence", "IRGC linked actors", "", [from_("IR"), sponsored(r"\bIRGC\b|Revolutionary Guard")], "origin, sponsor"),
    ("sentence", "FSB hackers", "", [from_("RU"), sponsored(r"\bFSB\b|Federal Security Service")], "origin, sponsor"),
    ("sentence", "chinese ministry of state security contractors", "", [from_("CN"), sponsored(r"\bMSS\b|Ministry of State Security")], "origin, sponsor"),
    ("sentence", "reconnaissance general bureau of north korea", "", [from_("KP"), sponsored(r"\bRGB\b|Reconnaissance General Bureau")], "origin, sponsor"),
    ("sentence", "PLA units doing cyber espionage", "", [from_("CN"), sponsored(r"\bPLA\b|People's Liberation Army")], "origin, sponsor"),
    ("sentence", "actors that inhibit system recovery by deleting shadow copies", "", [uses("T1490")], "users of a technique in other words"),
    ("sentence", "russian sabotage with disk wipers", "", [from_("RU"), uses("T1561", "T1485")], "origin, technique"),
    ("sentence", "groups that exfiltrate data to cloud storage with rclone", "", [uses("T1567.002"), has("S1040")], "technique and software"),
]

CVES = ["CVE-2013-3893", "CVE-2017-0144", "CVE-2021-26855", "CVE-2019-19781", "CVE-2014-4114", "CVE-2024-3400", "CVE-2015-2545"]


def graded(cards, conditions):
    """By the weakest of the conditions; all must be met."""
    grades = {card["id"]: min(condition(card) for condition in conditions) for card in cards}
    return {card_id: grade for card_id, grade in sorted(grades.items(), key=lambda g: (-g[1], g[0])) if grade}


def mentioning(cards, words):
    """Cards with the words in any of their texts and references."""
    said = re.compile(re.escape(words) + r"(?!\d)", re.IGNORECASE)
    return sorted(card["id"] for card in cards if said.search(json.dumps(card)))


def main(address):
    cards = Cards(address)
    out = csv.writer(sys.stdout, lineterminator="\n")
    for cve in CVES:
        out.writerow(["id", cve, "", "|".join(mentioning(cards.by_id.values(), cve)), "every card whose text names it"])
    for family, query, filters, conditions, reason in QUESTIONS:
        found = graded(cards.actors, conditions)
        if len(found) < 3:
            sys.exit(f"Only {len(found)} cards for: {query}")
        same = len(set(found.values())) == 1
        out.writerow([family, query, filters, "|".join(i if same else f"{i}:{g}" for i, g in found.items()), reason])


if __name__ == "__main__":
    main(sys.argv[1])

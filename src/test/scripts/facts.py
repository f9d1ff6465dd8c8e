"""Prints facts about the real source files as JSON, counted without any code of the product.

Usage: facts.py FOLDER, the folder that holds attack/, etda/ and misp/. Standard library only.
"""

import collections
import gzip
import json
import pathlib
import re
import sys


def load(path):
    with gzip.open(path) as stream:
        return json.load(stream)


def attack_id(obj):
    for reference in obj.get("external_references", []):
        if reference.get("source_name") in ("mitre-attack", "mitre-ics-attack", "mitre-mobile-attack"):
            return reference.get("external_id")
    return None


class Attack:
    """All domains as one: of an object in several bundles a living copy counts."""

    KINDS = {
        "intrusion-set": "groups",
        "malware": "software",
        "tool": "software",
        "attack-pattern": "techniques",
        "campaign": "campaigns",
    }

    def __init__(self, folder):
        self.objects = {}
        self.live_by_domain = {}
        for domain in ("enterprise", "ics", "mobile"):
            objects = load(folder / f"{domain}-attack.json.gz")["objects"]
            counts = collections.Counter(
                self.KINDS[o["type"]] for o in objects if o["type"] in self.KINDS and self.is_live(o)
            )
            self.live_by_domain[domain] = dict(counts)
            for obj in objects:
                known = self.objects.get(obj["id"])
                if known is None or (self.is_live(obj) and not self.is_live(known)):
                    self.objects[obj["id"]] = obj
        self.successors = {
            o["source_ref"]: o["target_ref"]
            for o in self.objects.values()
            if o["type"] == "relationship" and o["relationship_type"] == "revoked-by"
        }

    @staticmethod
    def is_live(obj):
        return not obj.get("revoked") and not obj.get("x_mitre_deprecated")

    def of(self, kind):
        return [o for o in self.objects.values() if self.KINDS.get(o["type"]) == kind]

    def live(self, kind):
        return sorted(attack_id(o) for o in self.of(kind) if self.is_live(o))

    def deprecated(self):
        """Ids that only deprecated objects bear: one of them was given to a living one as well."""
        kinds = sorted(set(self.KINDS.values()))
        live = {attack_id(o) for kind in kinds for o in self.of(kind) if self.is_live(o)}
        return sorted(
            {
                attack_id(o)
                for kind in kinds
                for o in self.of(kind)
                if o.get("x_mitre_deprecated") and not o.get("revoked")
            }
            - live
        )

    def successor(self, ref):
        seen = set()
        while ref in self.successors and ref not in seen:
            seen.add(ref)
            ref = self.successors[ref]
        return ref

    def retired(self):
        """Retired id -> id of the living successor."""
        result = {}
        for ref in self.successors:
            old, new = self.objects.get(ref), self.objects.get(self.successor(ref))
            if old and new and old["type"] in self.KINDS and self.is_live(new):
                if attack_id(old) != attack_id(new):
                    result[attack_id(old)] = attack_id(new)
        return dict(sorted(result.items()))

    def uses(self):
        """Living object -> what it uses itself, both as ATT&CK ids."""
        result = collections.defaultdict(lambda: {"techniques": set(), "software": set()})
        for link in self.objects.values():
            if link["type"] != "relationship" or link["relationship_type"] != "uses":
                continue
            if not self.is_live(link):
                continue
            user = self.objects.get(link["source_ref"])
            used = self.objects.get(self.successor(link["target_ref"]))
            if not user or not used or not self.is_live(user) or not self.is_live(used):
                continue
            kind = self.KINDS.get(used["type"])
            if kind in ("techniques", "software"):
                result[attack_id(user)][kind].add(attack_id(used))
        return result

    def users(self, uses, technique, with_subs):
        return sorted(
            user
            for user, used in uses.items()
            if user.startswith("G")
            and any(
                t == technique or (with_subs and t.startswith(technique + "."))
                for t in used["techniques"]
            )
        )

    def tactics(self):
        result = {}
        for obj in self.of("techniques"):
            if self.is_live(obj):
                result[attack_id(obj)] = sorted(p["phase_name"] for p in obj.get("kill_chain_phases", []))
        return result


def canonical_group(link, groups, retired):
    found = re.search(r"\bG\d{4}\b", link)
    if not found:
        return None
    group = retired.get(found.group(), found.group())
    return group if group in groups else None


def etda(folder, groups, retired):
    cards = load(folder / "groups.json.gz")["values"]
    linked = collections.defaultdict(list)
    links_of = {}
    for card in cards:
        given = card.get("mitre-attack", [])
        given = given if isinstance(given, list) else [given]
        named = {canonical_group(link, groups, retired) for link in given} - {None}
        uuid = re.sub(r"\s", "", card["uuid"])
        links_of[uuid] = sorted(named)
        for group in named:
            linked[group].append(uuid)
    sole = {
        uuid: named[0]
        for uuid, named in links_of.items()
        if len(named) == 1 and linked[named[0]] == [uuid]
    }
    axiom = next(c for c in cards if c["uuid"] == "6fa5b25b-276e-4f24-a54a-86e6c05fb27f")
    return {
        "groups": len(cards),
        "tools": len(load(folder / "tools.json.gz")["values"]),
        "links": links_of,
        "sole_links": sole,
        "rivals": sum(1 for uuids in linked.values() if len(uuids) > 1),
        "axiom": {
            "fields": sorted(k for k in axiom if k not in ("uuid", "last-card-change", "names", "actor"))
            + ["names"],
            "names": [n["name"] for n in axiom["names"]],
            "name_givers": [n["name-giver"] for n in axiom["names"]],
            "tools": axiom["tools"],
            "sectors": axiom["observed-sectors"],
            "countries": axiom["observed-countries"],
            "operations": [o["date"] for o in axiom["operations"]],
            "information": axiom["information"],
            "first_seen": axiom["first-seen"],
            "sponsor": axiom["sponsor"],
            "motivation": axiom["motivation"],
            "country": axiom["country"],
        },
    }


def misp(folder):
    actors = load(folder / "threat-actor.json.gz")["values"]
    return {
        "actors": len(actors),
        "tools": len(load(folder / "tool.json.gz")["values"]),
        "families": len(load(folder / "malpedia.json.gz")["values"]),
        "claimants_of_group_72": sorted(
            a["uuid"] for a in actors if "Group 72" in a.get("meta", {}).get("synonyms", [])
        ),
    }


def main(folder):
    attack = Attack(folder / "attack")
    groups, retired, uses = set(attack.live("groups")), attack.retired(), attack.uses()
    tactics = attack.tactics()
    axiom = next(o for o in attack.of("groups") if attack_id(o) == "G0001")
    facts = {
        "live": {kind: attack.live(kind) for kind in ("groups", "software", "techniques", "campaigns")},
        "live_by_domain": attack.live_by_domain,
        "deprecated": attack.deprecated(),
        "retired": retired,
        "uses": {
            user: {kind: sorted(ids) for kind, ids in used.items()} for user, used in sorted(uses.items())
        },
        "users_of_T1189": attack.users(uses, "T1189", False),
        "users_of_T1566_and_subs": attack.users(uses, "T1566", True),
        "tactics": tactics,
        "axiom": {
            "aliases": axiom["aliases"],
            "tactics": {t: tactics[t] for t in sorted(uses["G0001"]["techniques"])},
            "references": len(axiom["external_references"]) - 1,
        },
        "etda": etda(folder / "etda", groups, retired),
        "misp": misp(folder / "misp"),
    }
    json.dump(facts, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

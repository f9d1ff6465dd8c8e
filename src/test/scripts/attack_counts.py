#!/usr/bin/env python3
"""Counts in the ATT&CK bundles what the reader's test expects, without the reader.

  python3 src/test/scripts/attack_counts.py ../shared/data/attack \
      > src/test/resources/dev/actordex/source/attack/v18.1-counts.json

Ids and numbers only.
"""
import collections
import glob
import gzip
import json
import re
import sys

TYPES = {"intrusion-set": "actor", "malware": "software", "tool": "software",
         "attack-pattern": "technique", "campaign": "campaign"}

objects = {}
for path in sorted(glob.glob(sys.argv[1] + "/*.json.gz")):
    with gzip.open(path) as bundle:
        for o in json.load(bundle)["objects"]:
            if o["id"] not in objects or o.get("modified", "") > objects[o["id"]].get("modified", ""):
                objects[o["id"]] = o


def attack_id(o):
    return next((r["external_id"] for r in o.get("external_references", [])
                 if r["source_name"].startswith("mitre-") and "external_id" in r), None)


def dead(o):
    return bool(o.get("revoked") or o.get("x_mitre_deprecated"))


relations = [o for o in objects.values() if o["type"] == "relationship" and not dead(o)]
heirs = {r["source_ref"] for r in relations if r["relationship_type"] == "revoked-by"}
lifecycles = collections.Counter()
for o in objects.values():
    if o["type"] in TYPES:
        state = "revoked" if o.get("revoked") and o["id"] in heirs else "deprecated" if dead(o) else "live"
        lifecycles[TYPES[o["type"]] + " " + state] += 1

uses = collections.defaultdict(lambda: collections.defaultdict(set))
users = collections.defaultdict(set)
statements = collections.Counter()
for r in relations:
    a, b = objects[r["source_ref"]], objects[r["target_ref"]]
    kind = r["relationship_type"]
    if kind == "uses":
        statements["uses of " + TYPES[a["type"]]] += 1
        uses[a["id"]][TYPES[b["type"]]].add(b["id"])
        if a["type"] == "intrusion-set" and not dead(a):
            users[attack_id(b)].add(a["id"])
    elif kind in ("attributed-to", "subtechnique-of", "mitigates", "detects"):
        statements[kind] += 1

groups = {attack_id(o): [len(uses[o["id"]]["technique"]), len(uses[o["id"]]["software"])]
          for o in objects.values() if o["type"] == "intrusion-set" and not dead(o)}
phishing = set().union(*(users[t] for t in list(users) if t.split(".")[0] == "T1566"))
tactics = collections.Counter()
for o in objects.values():
    if o["type"] == "attack-pattern" and not dead(o):
        for p in o.get("kill_chain_phases", []):
            tactics[p["kill_chain_name"] + " " + p["phase_name"]] += 1

counts = {"lifecycles": dict(sorted(lifecycles.items())),
          "statements": dict(sorted(statements.items())),
          "t1189_groups": len(users["T1189"]),
          "t1566_groups_with_subtechniques": len(phishing),
          "tactics": dict(sorted(tactics.items())),
          "techniques_and_software_of_groups": dict(sorted(groups.items()))}
print(re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", json.dumps(counts, indent=1)))

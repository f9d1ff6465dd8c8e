#!/usr/bin/env python3
"""Counts what ETDA's and MISP's files hold, without using the readers.

    python3 src/test/scripts/count_hand_made_sources.py ../shared/data \
        > src/test/resources/dev/actordex/source/counts.properties

RealCountsTest compares what the readers find with these numbers.
"""
import gzip
import json
import os
import re
import sys


def values(path):
    with gzip.open(os.path.join(sys.argv[1], path)) as file:
        return json.load(file)["values"]


def put(key, number):
    print(f"{key}={number}")


def of(record, field):
    value = record.get(field, [])
    value = value if isinstance(value, list) else [value]
    return [v for v in value if not isinstance(v, str) or v.strip()]


def distinct(records, field):
    """Values per record, each counted once per record."""
    return sum(len({v.strip() for v in of(r, field)}) for r in records)


def ids(records, field, pattern):
    return sum(len({m for v in of(r, field) for m in re.findall(pattern, v)}) for r in records)


def etda_names(records, title):
    total = 0
    for r in records:
        pairs = {(n["name"], n.get("name-giver", "?")) for n in r["names"]}
        total += len(pairs)
        names = {n["name"] for n in r["names"]}
        if r[title] not in names:
            total += len(set(r[title].split(", ")) - names)
    return total


groups = values("etda/groups.json.gz")
put("groups.records", len(groups))
put("groups.names", etda_names(groups, "actor"))
for field in ("country", "sponsor", "motivation", "first-seen", "observed-sectors",
              "observed-countries", "information", "playbook", "alienvault-otx",
              "last-card-change", "description"):
    put("groups." + field, distinct(groups, field))
put("groups.tools", distinct(groups, "tools"))
put("groups.attack-ids", ids(groups, "mitre-attack", r"/(G\d{4})"))
put("groups.groups-with-one-attack-id",
    sum(len({m for v in of(r, "mitre-attack") for m in re.findall(r"/(G\d{4})", v)}) == 1
        for r in groups))
for field in ("operations", "counter-operations"):
    operations = [o for r in groups for o in of(r, field)]
    put("groups." + field, len(operations))
    lines = [{l.strip().strip("<>").replace(" ", "%20") for l in o["activity"].split("\n")
              if re.match(r"<?https?://", l.strip())} for o in operations]
    put("groups." + field + ".urls", sum(len(s) for s in lines))
    put("groups." + field + ".dated", sum(bool(o["date"].strip()) for o in operations))
    put("groups." + field + ".of-one-month",
        sum(bool(re.fullmatch(r"\d{4}-\d\d", o["date"])) for o in operations))
own = re.compile(r"^(Operation ([“”\"].*|[A-Z]\w+)|[“\"][^“”\"]+[”\"]( Malware)? [Cc]ampaigns?)$")
titles = [o["activity"].split("\n")[0] for r in groups for o in of(r, "operations")]
put("groups.operations.named", sum(bool(own.match(t)) for t in titles))
links = 0
for r in groups:
    named = {re.sub(r"^Subgroup: ", "", m) for m in re.findall(r"{{(.*?)}}", r["description"])}
    links += len(named - {r["actor"]})
put("groups.cross-links", links)

tools = values("etda/tools.json.gz")
put("tools.records", len(tools))
put("tools.uuids", len({r["uuid"] for r in tools}))
put("tools.names", etda_names(tools, "tool"))
put("tools.kinds", sum(len({*of(r, "category"), *of(r, "type")}) for r in tools))
for field in ("information", "malpedia", "playbook", "alienvault-otx", "description",
              "last-card-change"):
    put("tools." + field, distinct(tools, field))
put("tools.attack-ids", ids(tools, "mitre-attack", r"/(S\d{4})"))
put("tools.malpedia-ids", ids(tools, "malpedia", r"/details/([\w.-]+)"))

ATTACK = r"attack\.mitre\.org/(?:\w+/)*(%s\d{4})"
for name, letter in (("threat-actor", "G"), ("tool", "S"), ("malpedia", "S")):
    records = values(f"misp/{name}.json.gz")
    metas = [r.get("meta", {}) for r in records]
    put(name + ".records", len(records))
    put(name + ".description", distinct(records, "description"))
    put(name + ".origins",
        sum(len({*of(m, "country"), *of(m, "cfr-suspected-state-sponsor")}) for m in metas))
    put(name + ".motives",
        sum(len({*of(m, "motive"), *of(m, "cfr-type-of-incident")}) for m in metas))
    put(name + ".sectors",
        sum(len({*of(m, "targeted-sector"), *of(m, "cfr-target-category"), *of(m, "sector")})
            for m in metas))
    put(name + ".victims",
        sum(len({*of(m, "cfr-suspected-victims"), *of(m, "suspected-victims")}) for m in metas))
    put(name + ".since", distinct(metas, "since"))
    put(name + ".attribution-confidence", distinct(metas, "attribution-confidence"))
    put(name + ".refs",
        sum(len({u.strip() for f in ("refs", "references", "sources") for u in of(m, f)}) for m in metas))
    put(name + ".attack-ids",
        sum(len({s.strip() for s in of(m, "synonyms") if re.fullmatch(letter + r"\d{4}", s.strip())}
                | {i for u in of(m, "refs") for i in re.findall(ATTACK % letter, u)})
            for m in metas))
    put(name + ".names",
        sum(len({r["value"].strip(), *(s.strip() for s in of(m, "synonyms")
                                       if not re.fullmatch(letter + r"\d{4}", s.strip()))})
            for r, m in zip(records, metas)))
    put(name + ".names-with-giver",
        sum(len({a.rpartition(":")[0] for a in of(m, "name-attribution")
                 if not re.fullmatch(letter + r"\d{4}", a.rpartition(":")[0])}
                | {k[len("origin:"):] for k in m if k.startswith("origin:")})
            for m in metas))
    related = [(r["uuid"], x["dest-uuid"], x["type"].strip()) for r in records
               for x in r.get("related", [])]
    for kind in ("similar", "used-by", "uses", "part-of", "variant-of", "targets"):
        put(f"{name}.related.{kind}", sum(t == kind for _, _, t in related))
    put(name + ".related", len(related))
    put(name + ".malpedia-ids",
        sum(len({i for u in of(m, "refs")
                 for i in re.findall(r"malpedia\.caad\.fkie\.fraunhofer\.de/details/([\w.-]+)", u)})
            for m in metas))
put("sector.records", len(values("misp/sector.json.gz")))

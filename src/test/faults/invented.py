"""Invented sources for the scripts here: as many threat actors as needed, of every format that is read."""
import gzip
import json
import random
import uuid

WORDS = (
    "amber basalt cobalt dune ember fjord granite harbour indigo juniper kelp lantern marble nectar onyx pebble quartz"
    " raven sable thistle umber velvet willow xenon yarrow zephyr heron otter badger lynx kestrel marten osprey plover"
).split()
COUNTRIES = ["Norway", "Chile", "Japan", "Kenya", "Peru", "Latvia"]


def _uuid(rng):
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def _prose(rng, words):
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def _name(rng, number):
    return f"{rng.choice(WORDS).title()} {rng.choice(WORDS).title()} {number}"


def stix(count, seed=1, words=60):
    rng = random.Random(f"stix {seed}")
    objects = []
    for i in range(count):
        made = "2020-01-01T00:00:00.000Z"
        objects.append({
            "type": "intrusion-set", "spec_version": "2.1", "id": f"intrusion-set--{_uuid(rng)}", "created": made,
            "modified": made, "name": _name(rng, i), "aliases": [_name(rng, i)], "description": _prose(rng, words),
            "external_references": [{"source_name": "example", "url": f"https://example.org/{i}", "description": "x"}],
        })
        objects.append({
            "type": "malware", "spec_version": "2.1", "id": f"malware--{_uuid(rng)}", "created": made, "modified": made,
            "name": _name(rng, i) + "RAT", "is_family": True, "description": _prose(rng, 20),
        })
        objects.append({
            "type": "relationship", "spec_version": "2.1", "id": f"relationship--{_uuid(rng)}", "created": made,
            "modified": made, "relationship_type": "uses", "source_ref": objects[-2]["id"], "target_ref": objects[-1]["id"],
        })
    objects.append({
        "type": "indicator", "spec_version": "2.1", "id": f"indicator--{_uuid(rng)}", "created": "2020-01-01T00:00:00Z",
        "modified": "2020-01-01T00:00:00Z", "pattern": "[domain-name:value = 'host.example']", "pattern_type": "stix",
        "valid_from": "2020-01-01T00:00:00Z",
    })
    return {"type": "bundle", "id": f"bundle--{_uuid(rng)}", "objects": objects}


def etda(count, seed=1):
    rng = random.Random(f"etda {seed}")
    values = []
    for i in range(count):
        name = _name(rng, i)
        values.append({
            "actor": name, "names": [{"name": name, "name-giver": "Example Labs"}], "country": [rng.choice(COUNTRIES)],
            "description": _prose(rng, 30), "motivation": ["Information theft and espionage"], "first-seen": "2014",
            "observed-sectors": ["Energy"], "observed-countries": [rng.choice(COUNTRIES)], "tools": [],
            "operations": [{"date": "2016-03", "activity": "Operation “Teaspoon”\nhttps://example.org/op"}],
            "information": ["https://example.org/i"], "uuid": _uuid(rng), "last-card-change": "2024-03-01",
        })
    return {
        "authors": ["Nobody"], "category": "actor", "name": "Threat Group Cards", "type": "Group cards", "source": "MISP",
        "description": "Invented", "tlp": "white", "license": "none", "uuid": _uuid(rng), "last-db-change": "2024-03-01",
        "values": values,
    }


def misp(count, seed=1, version=1, words=30):
    rng = random.Random(f"misp {seed} {version}")
    names = random.Random(f"misp {seed}")
    values = [
        {
            "uuid": _uuid(names), "value": _name(names, i), "description": _prose(rng, words),
            "meta": {"country": "NO", "synonyms": [_name(names, i)], "refs": ["https://example.org/r"]},
        }
        for i in range(count)
    ]
    return {
        "authors": ["Nobody"], "category": "actor", "name": "Threat Actor", "type": "threat-actor", "source": "MISP",
        "description": "Invented", "uuid": "7cdff317-a673-4474-84ec-4f1754947823", "version": version, "values": values,
    }


def threatfox(count, seed=1):
    rng = random.Random(f"threatfox {seed}")
    rows = [
        {
            "id": str(seed * 10_000_000 + i), "ioc": f"{rng.choice(WORDS)}{i}.example", "threat_type": "botnet_cc", "ioc_type": "domain",
            "malware": f"win.{rng.choice(WORDS)}", "malware_printable": "Invented", "confidence_level": 75,
            "first_seen": "2026-01-02 03:04:05 UTC", "last_seen": None, "reporter": "nobody",
        }
        for i in range(count)
    ]
    return {"query_status": "ok", "data": rows}


def write(path, content):
    text = json.dumps(content, ensure_ascii=False).encode()
    with (gzip.open if str(path).endswith(".gz") else open)(path, "wb") as file:
        file.write(text)
    return str(path)

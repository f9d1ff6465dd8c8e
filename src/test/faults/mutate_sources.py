#!/usr/bin/env python3
"""Sources that are hurt in every way: mutate_sources.py --app ./actordex --count 100000 [--real ../shared/data]

Makes files of STIX, ETDA, MISP and ThreatFox, small ones out of invented objects and of those in real files, and hurts each:
values of wrong kinds, huge, deep, double, cyclic, hostile; bytes cut, flipped, packed, in no encoding. `validate` reads
them in batches of one process each. Every file must be told of once: imported, or rejected with the file and, where there
is one, the place; its objects counted all; a file that was not hurt imported. Memory and time of a process are bounded, and
no trace shows. What is left of the last batch is imported, and verified. Ends with 0 when all held."""
import copy
import glob
import gzip
import json
import os
import random
import re
import resource
import shutil
import sys
import tempfile
import time

import invented
from program import Program, finish, parser

HEAP = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
ROWS = {"stix": "objects", "etda": "values", "misp": "values", "threatfox": "data"}
LARGE = 100_000
HOSTILE = (
    None, True, 0, -1, 1e308, 10**99, 10**101, "", " ", "\u0000", "\ud800", "\u202e", "<script>alert(1)</script>", "=1+1", "javascript:alert(1)",
    "../../etc/passwd", "${jndi:ldap://127.0.0.1/a}", "file:///etc/passwd", "x" * 300, "x" * 70_000, [], {}, [[]], ["a", 1, None], {"a": {"b": []}},
    "9999-99-99", "0000-00-00T00:00:00Z", "2020-01-01T00:00:00+99:99", "http://[::1", "https://example.org/" + "a" * 5_000, "10.0.0.0/99", "T0000",
)


def depth(levels):
    value = "deep"
    for _ in range(levels):
        value = [value] if levels % 2 else {"a": value}
    return value


def containers(value, found=None):
    """Everything within that has places to change."""
    found = [] if found is None else found
    if isinstance(value, dict) and value or isinstance(value, list) and value:
        found.append(value)
        for inner in list(value.values()) if isinstance(value, dict) else value:
            containers(inner, found)
    return found


def hurt_values(rng, kind, source):
    """Changes places of the tree; the whole keeps its form."""
    rows = source[ROWS[kind]]
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.choice(containers(rows) or [rows])
        if not at:
            continue
        key = rng.choice(list(at)) if isinstance(at, dict) else rng.randrange(len(at))
        what = rng.randrange(11)
        if what < 4:
            at[key] = copy.deepcopy(rng.choice(HOSTILE))
        elif what == 4:
            del at[key]
        elif what == 5:
            at[key] = depth(rng.choice((10, 60, 70, 200)))
        elif what == 6 and rows:
            rows.append(copy.deepcopy(rng.choice(rows)))
        elif what == 7 and isinstance(at[key], str):
            text = at[key]
            cut = rng.randrange(len(text) + 1)
            at[key] = text[:cut] + rng.choice(("\u0000", "\u202e", "\ud800", "{{", "[.]", "\n", "'", '"', "\\")) + text[cut:]
        elif what == 8 and isinstance(at, dict):
            at[rng.choice(("x", "k" * 300, "__proto__", "", "name", "uuid", "id", "type"))] = at[key]
        elif what == 9 and len(rows) > 1 and all(isinstance(row, dict) for row in rows):
            # Two that claim to be each other.
            one, other = rng.sample(rows, 2)
            for name in ("id", "uuid", "created_by_ref", "source_ref", "target_ref", "revoked"):
                if name in one:
                    other[name] = one[name]
        elif len(json.dumps(at[key])) < 500:
            at[key] = [at[key]] * rng.choice((2, 50))
        if len(json.dumps(rows)) > LARGE:
            break  # else a few repetitions of repetitions fill the disk
    return source


def hurt_bytes(rng, text):
    """Changes what lies on the disk."""
    what = rng.randrange(12)
    at = rng.randrange(len(text))
    if what == 0:
        return text[:at]
    if what == 1:
        return text[:at] + bytes([text[at] ^ (1 << rng.randrange(8))]) + text[at + 1 :]
    if what == 2:
        return text[:at] + rng.choice((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\x00", b"\xf4\x90\x80\x80")) + text[at:]
    if what == 3:
        return b"\xef\xbb\xbf" + text
    if what == 4:
        return rng.choice((b"\xff\xfe", b"")) + text.decode("utf-8", "replace").encode("utf-16-le", "replace")
    if what == 5:
        return text + rng.choice((b"}", b"\n{}", b"garbage", b"\x00" * 10, text))
    if what == 6:
        packed = gzip.compress(text)
        return packed[: rng.randrange(len(packed) + 1)] if rng.random() < 0.5 else packed
    if what == 7:
        return gzip.compress(text + b" " * rng.choice((1_000, 3_000_000)))
    if what == 8:
        return text.replace(b'"', b"'", rng.randrange(1, 9))
    if what == 9:
        return b"[" * rng.choice((1, 63, 64, 65, 5_000)) + text
    if what == 10:
        return re.sub(rb"\d+", lambda found: found.group() * rng.choice((1, 1, 40)), text)
    return text[:at] + text[at:].replace(b",", b",,", 1)


class Seeds:
    """Small sources, from which all others come."""

    def __init__(self, real):
        self.made = {
            "stix": [invented.stix(4, seed=i, words=12) for i in range(5)],
            "etda": [invented.etda(3, seed=i) for i in range(5)],
            "misp": [invented.misp(4, seed=i, words=12) for i in range(5)],
            "threatfox": [invented.threatfox(6, seed=i) for i in range(5)],
        }
        self.real = {}
        for kind, places in {"stix": "attack*/*", "etda": "etda/groups*", "misp": "misp/*", "threatfox": "threatfox/*"}.items():
            for path in sorted(glob.glob(os.path.join(real, places))) if real else []:
                with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
                    source = json.load(file)
                if not isinstance(source.get(ROWS[kind]), list):
                    continue
                self.real.setdefault(kind, []).extend(self.pieces(kind, source))

    @staticmethod
    def pieces(kind, source):
        """A few objects from everywhere in a real file, as text."""
        rows = source[ROWS[kind]]
        head = {key: value for key, value in source.items() if key != ROWS[kind]}
        step = max(1, len(rows) // 200)
        return [json.dumps({**head, ROWS[kind]: rows[at : at + 1 + at % 6]}) for at in range(0, len(rows), step)]

    def draw(self, rng):
        """A kind and a source of a few objects of it."""
        kind = rng.choice(list(ROWS))
        if kind not in self.real or rng.random() < 0.4:
            return kind, copy.deepcopy(rng.choice(self.made[kind]))
        return kind, json.loads(rng.choice(self.real[kind]))


def parsed(text):
    """What is expected of the bytes: whether they are JSON in UTF-8 at all."""
    try:
        plain = gzip.decompress(text) if text[:2] == b"\x1f\x8b" else text
        json.loads(plain.decode("utf-8-sig"))
        return True
    except (ValueError, OSError, EOFError, RecursionError):
        return False


def make(rng, seeds, path):
    """One file; returns what is known of it: whether it was hurt, is JSON, and its objects."""
    kind, source = seeds.draw(rng)
    whole = rng.random()
    if whole >= 0.04 and whole < 0.7:
        source = hurt_values(rng, kind, source)
    rows = source[ROWS[kind]]
    text = json.dumps(source, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    known = {"kind": kind, "whole": whole < 0.04, "objects": len(rows), "json": True}
    if whole >= 0.7 and text:
        text = hurt_bytes(rng, text)
        known["json"], known["objects"] = parsed(text), None
    elif b"\xed\xa0\x80" in text:
        known["json"] = False
    with open(path, "wb") as file:
        file.write(text)
    return known


def judge(name, known, line, failures):
    """Whether a file was dealt with as it should be."""
    if line is None:
        failures.append({"not told of": name, **known})
        return "missing"
    result = line.get("result")
    counts = [line.get(count) for count in ("imported", "merged", "skipped", "rejected")]
    if result == "imported":
        if not known["json"]:
            failures.append({"no JSON, but imported": name, **known})
        if None not in counts and known["objects"] is not None and sum(counts) != known["objects"]:
            failures.append({"objects lost": name, "counts": counts, **known})
    elif result == "rejected":
        if not line.get("error"):
            failures.append({"rejected without a reason": name, **known})
        if known["whole"]:
            failures.append({"rejected, though nothing was hurt": name, "line": line, **known})
    else:
        failures.append({"told of as": line, **known})
    return result


def main():
    sys.setrecursionlimit(10_000)  # what is made here is deep
    arguments = parser(__doc__)
    arguments.add_argument("--count", type=int, default=100_000)
    arguments.add_argument("--batch", type=int, default=5_000)
    arguments.add_argument("--real", help="a folder with attack, etda, misp and threatfox as published")
    arguments.add_argument("--most-mb", type=int, default=900, help="memory of a process, heap and all")
    arguments.add_argument("--keep", help="where files go that were not dealt with well")
    args = arguments.parse_args()
    count, batch = (300, 300) if args.short else (args.count, args.batch)
    rng, seeds, failures, results = random.Random(args.seed), Seeds(args.real), [], {}
    program = Program(args.app, environment={"ACTORDEX_JAVA_OPTS": HEAP}, timeout=60 + batch * 0.2)
    begin, slowest, done = time.monotonic(), 0.0, 0
    with tempfile.TemporaryDirectory() as scratch:
        while done < count:
            folder = os.path.join(scratch, "batch")
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
            known = {f"{done + i:06d}.json": None for i in range(min(batch, count - done))}
            for name in known:
                known[name] = make(rng, seeds, os.path.join(folder, name))
            ran = program.run("validate", "--jsonl", folder)
            slowest = max(slowest, ran.seconds)
            lines = {}
            for line in ran.out.splitlines():
                told = json.loads(line)
                if lines.setdefault(os.path.basename(told.get("file", "")), told) is not told:
                    failures.append({"told of twice": told})
            if ran.code not in (0, 2) or ran.trace():
                failures.append({"batch": done, "ran": str(ran)})
            for name, facts in known.items():
                before = len(failures)
                result = judge(name, facts, lines.get(name), failures)
                results[f"{facts['kind']} {result}"] = results.get(f"{facts['kind']} {result}", 0) + 1
                if len(failures) > before and args.keep:
                    os.makedirs(args.keep, exist_ok=True)
                    shutil.copy(os.path.join(folder, name), args.keep)
            done += len(known)
            if len(failures) > 50:
                break
        # All at once, in one import.
        data = os.path.join(scratch, "data")
        ran = program.imports(data, folder)
        if ran.code not in (0, 5) or ran.trace() or program.verify(data).code != 0:
            failures.append({"import": str(ran)})
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    if most > args.most_mb:
        failures.append({"memory_mb": most})
    seconds = time.monotonic() - begin
    finish(
        failures[:50], files=done, results=dict(sorted(results.items())), memory_mb=most, slowest_batch_s=round(slowest, 1),
        seconds=round(seconds), processor_s=round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime),
    )


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Hostile questions over HTTP: hostile_queries.py --app ./actordex --count 5000 [--data DIR | --url http://127.0.0.1:8080 --pid PID]

Asks what is made to be expensive or broken: of search, suggestions, names, pages, statistics, exports, indicators, and of every
call and parameter that the server's own description (openapi.json) lists. Every answer must be a 200, 308 or 4xx of the one
problem shape, without a trace, class or path in it, and must cost no more than ALLOWED: of all threads but the compilers',
measured one question at a time; the costliest are asked again and the least counts, for what came of a collection of garbage or
of code that was not yet compiled is not the question's; what the server remembers of the first time counts too, and
worst_first_ms says what that cost. Starts a server of its own over invented sources or a copy of DIR, or asks one that runs
(whose process id it needs). Ends with 0 when all held."""
import functools
import http.client
import json
import os
import random
import re
import shutil
import tempfile
import urllib.parse

import invented
from program import Program, finish, parser, processor_seconds

LEAK = re.compile(r"\tat |java\.|dev\.actordex|org\.apache|Exception|/srv/|/home/|/root/|/tmp/")
COMMON = "group malware attack phishing windows used the and command data file backdoor china russia espionage apt".split()
# What a call may cost, in milliseconds of processor time: a question the same whatever it is, names in a body and files by how many
# there are besides.
SEARCH, SUGGEST, WHOLE, NAMES, FILE = "search", "suggest", "whole", "names", "file"
ALLOWED = {SEARCH: 100, SUGGEST: 20, WHOLE: 100, NAMES: 50, FILE: 300}
A_NAME = 0.02
A_CARD = {"csv": 0.25, "jsonl": 0.25, "xlsx": 0.5, "navigator.json": 0.15}
# A STIX bundle holds besides what its cards are tied to, for few cards thirty times as many objects.
AN_OBJECT = 0.2
# Pages and what they take; none stands for all conditions of a search.
PAGES = [
    ("/", ["q"]), ("/search", None), ("/statistics", None), ("/techniques", None), ("/techniques", ["domain", "used", "q", "view"]), ("/compare", ["ids", "name"]),
    ("/names", ["name", "q", "view", "everyone", "page"]), ("/actors", ["letter", "page", "size"]), ("/software", ["letter", "page", "size"]),
    ("/campaigns", ["letter", "page"]), ("/actors/{id}", ["x"]), ("/techniques/{id}", ["x"]), ("/software/{id}", ["x"]), ("/about", ["x"]),
]
# How often a call that cost too much is asked again; the least counts.
AGAIN = 5


def words_of(ask):
    """What is in the cards: names and texts that occur, for these cost most."""
    found = list(COMMON)
    status, text = ask("GET", "/api/v1/search?size=100&facets=none")
    if status == 200:
        for hit in json.loads(text)["hits"]:
            found += hit["names"][:6] + [hit["id"], hit["name"]]
    return found


def text(rng, words):
    """One question, of a kind drawn at random."""
    pick = lambda count: [rng.choice(words) for _ in range(count)]
    kind = rng.randrange(22)
    many = rng.choice((1, 3, 10, 30, 64, 65, 200))
    match kind:
        case 0:
            return " ".join(pick(many))
        case 1:
            return " OR ".join(pick(many))
        case 2:
            return " ".join(f'"{a} {b}"' for a, b in zip(pick(many), pick(many)))
        case 3:
            return " ".join(word[: rng.randint(1, 3)] + "*" for word in pick(many))
        case 4:
            return " ".join(f"{word}~2" for word in pick(many))
        case 5:
            return "(" * many + rng.choice(words) + ")" * rng.choice((many, many - 1, 0))
        case 6:
            return " ".join(f"-{word}" for word in pick(many))
        case 7:
            field = rng.choice("name alias description operation cve id url country sector technique tool active x".split())
            return " ".join(f"{field}:{word}" for word in pick(many))
        case 8:
            return " AND ".join(f"({a} OR NOT {b})" for a, b in zip(pick(many), pick(many)))
        case 9:
            # Mistyped, so that near spellings are looked for.
            return " ".join(mistyped(rng, word) for word in pick(min(many, 64)))
        case 10:
            return "".join(chr(rng.choice((rng.randrange(1, 0x2FF), rng.randrange(0x300, 0xD7FF), rng.randrange(0xE000, 0x1FFFF)))) for _ in range(many * 3))
        case 11:
            return rng.choice("aA1*?~\\\"'(){}[]^/:-+ \u0301\u202e\u0130ß") * rng.choice((10, 255, 256, 257, 1023, 1024, 1025, 5000))
        case 12:
            return "/" + rng.choice(("(a+)+$", ".*" * 30, "[a-z]{1,99}{1,99}", "(" * 50)) + "/"
        case 13:
            return " ".join(f"T{rng.randrange(1000, 1700)}.{rng.randrange(100):03d}" for _ in range(many))
        case 14:
            return rng.choice(("hxxp://", "https://", "ftp://")) + "[.]".join(pick(min(many, 40))).replace(" ", "") + "/" * many
        case 15:
            return rng.choice(("0x", "%00", "%", "&", ";", "' OR 1=1 --", "${jndi:ldap://127.0.0.1/a}", "<script>alert(1)</script>", "\r\nX-Injected: 1", "{{7*7}}", "../../etc/passwd")) * min(many, 20)
        case 16:
            return "".join(pick(many)).replace(" ", "")
        case 17:
            return "-".join(pick(many))
        case 18:
            return " ".join(["the", "a", "of", "and", "who", "what", "group"] * many)
        case 19:
            return f"{'.'.join(str(rng.randrange(300)) for _ in range(4))}/{rng.randrange(40)}"
        case 20:
            return " ".join("c" * rng.randint(1, 4) + "*" + rng.choice(("", "o", "?")) for _ in range(many))
        case _:
            return " ".join(f'"{" ".join(pick(rng.randint(1, 12)))}"~{rng.randrange(9)}' for _ in range(max(1, many // 8)))


def mistyped(rng, word):
    letters = list(word)
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(letters)) if letters else 0
        letters[at:at + rng.randint(0, 1)] = rng.choice("aeiouxyz")
    return "".join(letters)


def quoted(value):
    return urllib.parse.quote(value.encode("utf-8", "replace"), safe="")


def cut(value, limit=1024):
    """Most stay below the limit, to cost what they may."""
    return value.encode("utf-8", "replace")[:limit].decode("utf-8", "ignore")


def filters(rng, words):
    facets = "country target sector motivation sponsor tool technique tactic platform name_giver source disputed active type -country -tool".split()
    many = rng.choice((1, 2, 5, 20, 99, 101))
    return "&".join(f"{rng.choice(facets)}={quoted(rng.choice(words + ['CN', 'RU', 'T1566', 'espionage', 'true', '2010..2012', '..']))}" for _ in range(many))


def described(ask):
    """Every path that can be got, with the names of its parameters, as the server itself describes them."""
    status, text = ask("GET", "/openapi.json")
    if status != 200:
        finish([{"status": ["GET", "/openapi.json", status], "said": text[:200]}])
    description = json.loads(text)

    def named(call):
        for each in call.get("parameters", []):
            if "$ref" in each:
                each = functools.reduce(lambda at, part: at[part], each["$ref"].removeprefix("#/").split("/"), description)
            if each.get("in") == "query":
                yield each["name"]

    calls = [(path, [*named(calls["get"]), *named(calls)]) for path, calls in sorted(description["paths"].items()) if "get" in calls]
    conditions = next((names for path, names in calls if path == "/api/v1/search"), ["q"])
    return calls + [(path, names or conditions) for path, names in PAGES]


def anything(rng, words, ids, routes):
    """A call that is described, with some of its parameters, sensible or not."""
    path, names = rng.choice(routes)
    if path.startswith("/api/v1/search.") and rng.random() < 0.7:
        path, names = rng.choice(routes)  # each is a file of many cards
    value = lambda: quoted(rng.choice((
        lambda: rng.choice(ids), lambda: rng.choice(words), lambda: cut(text(rng, words), rng.choice((20, 300))),
        lambda: str(rng.choice((0, 1, 2, 50, 100, 1_000, 5_000, -1, 10**9, 10**30))), lambda: rng.choice(("true", "false", "", "all", "none")),
        lambda: ",".join(rng.choice(ids) for _ in range(rng.choice((2, 8)))),
        lambda: rng.choice(("CN", "T1566", "espionage", "misp", "mitre-attack", "ics-attack", "2010..2012", "-last_seen", "id,name", "domain", "A", "..")),
    ))())
    filled = re.sub(r"\{[^}]*\}", lambda _: quoted(rng.choice(ids)) if rng.random() < 0.8 else value() or "x", path)
    asked = [rng.choice(names) for _ in range(rng.choice((0, 1, 2, 3, 8)))] if names else []
    pairs = "&".join(f"{quoted(name)}={value()}" for name in asked)
    return filled + ("?" + pairs if pairs else "")


def kind_of(path):
    plain = path.partition("?")[0]
    if plain.startswith("/api/v1/search.") or re.search(r"/(cards/[^/]+|indicators)\.(csv|kql|sigma\.yml|stix\.json|txt|json|md|pdf|etda\.json|misp\.json|navigator\.json)$", plain):
        return FILE
    return SUGGEST if plain == "/api/v1/suggest" else SEARCH if plain == "/api/v1/search" else WHOLE


def allowed(kind, call, ask):
    """What a call may cost."""
    method, path, body = call
    if kind == NAMES:
        return ALLOWED[NAMES] + A_NAME * len(json.loads(body))
    if kind == FILE and path.partition("?")[0].endswith(".stix.json"):
        status, text = ask(method, path)
        return ALLOWED[FILE] + AN_OBJECT * text.count('"spec_version"')
    every = re.fullmatch(r"/api/v1/search\.([a-z.]+)(\?.*)?", path) if kind == FILE else None
    if not every or every.group(1) not in A_CARD:
        return ALLOWED[kind]
    conditions = [each for each in (every.group(2) or "?")[1:].split("&") if not re.match(r"(size|page|facets|explain|columns|domain)=", each)]
    status, text = ask("GET", "/api/v1/search?" + "&".join(conditions + ["size=1", "facets=none"]))
    return ALLOWED[FILE] + A_CARD[every.group(1)] * (json.loads(text)["total"] if status == 200 else 0)


def question(rng, words, ids, routes):
    """A kind and a call: method, path, body."""
    q = text(rng, words)
    q = q if rng.random() < 0.1 else cut(q, rng.choice((80, 300, 1024)))
    one = rng.choice(ids)
    more = rng.choice(("", "&explain=true&size=100", "&facets=none", "&sort=-last_seen", "&size=100&page=100", "&page=999999999", "&size=-1", "&x=1", "&sort=x"))
    kinds = [
        (60, SEARCH, lambda: f"/api/v1/search?q={quoted(q)}{more}"),
        (8, SEARCH, lambda: f"/api/v1/search?{filters(rng, words)}&q={quoted(cut(q, 80))}{more}"),
        (6, SUGGEST, lambda: f"/api/v1/suggest?q={quoted(q)}"),
        (4, SEARCH, lambda: f"/api/v1/names/{quoted(q)}"),
        (4, SEARCH, lambda: f"/api/v1/cards/{quoted(q)}{rng.choice(('', '.json', '/similar', '/indicators', '/sources/misp'))}"),
        (4, SEARCH, lambda: f"/api/v1/indicators?value={quoted(q)}{rng.choice(('', '&size=100', '&type=domain', '&page=100'))}"),
        (2, SEARCH, lambda: f"/api/v1/techniques/{quoted(q)}"),
        (5, WHOLE, lambda: f"/search?q={quoted(q)}"),
        (1, WHOLE, lambda: f"{rng.choice(('/actors/', '/software/', '/names?name=', '/names?view=table&everyone=true&q=', '/compare?ids=', '/x/'))}{quoted(q)}"),
        (1, WHOLE, lambda: f"{rng.choice(('/techniques', '/statistics', '/names'))}?view=table&q={quoted(q)}&{filters(rng, words)}"),
        (2, WHOLE, lambda: many_of(rng, words, ids)),
        (1, SEARCH, lambda: f"/api/v1/{rng.choice(('cards', 'names', 'techniques'))}/{quoted(longest(rng, words))}"),
        (2, WHOLE, lambda: f"/api/v1/stats?q={quoted(q)}&size={rng.choice((1, 5000))}"),
        (2, WHOLE, lambda: f"/api/v1/matrix?q={quoted(q)}"),
        (2, WHOLE, lambda: f"/api/v1/naming-table?q={quoted(q)}&size=1000"),
        (2, WHOLE, lambda: f"/api/v1/cards/{quoted(one)}/similar?size=100&evidence=1000"),
        (2, WHOLE, lambda: "/api/v1/compare?evidence=1000&ids=" + quoted(",".join(rng.choice(ids) for _ in range(rng.choice((2, 8, 9, 500)))))),
        (1, FILE, lambda: f"/api/v1/search.{rng.choice(('csv', 'jsonl', 'xlsx', 'stix.json', 'navigator.json'))}?q={quoted(q)}"),
        (1, FILE, lambda: f"/api/v1/cards/{quoted(one)}.{rng.choice(('pdf', 'md', 'stix.json', 'navigator.json', 'misp.json', 'etda.json'))}"),
        (1, FILE, lambda: f"/api/v1/cards/{quoted(one)}/indicators.{rng.choice(('csv', 'kql', 'stix.json', 'txt'))}"),
        (12, None, lambda: anything(rng, words, ids, routes)),
    ]
    if rng.random() < 0.01:
        names = [cut(text(rng, words), 200) for _ in range(rng.choice((1, 100, 10_000, 10_001)))]
        return NAMES, "POST", "/api/v1/names?table=" + rng.choice(("true", "false")), json.dumps(names)
    _, kind, path = rng.choices(kinds, [weight for weight, _, _ in kinds])[0]
    path = path()
    return kind or kind_of(path), "GET", path, None


def many_of(rng, words, ids):
    """As many names and ids as an address holds, known and not."""
    name = lambda: rng.choice((rng.choice(words), mistyped(rng, rng.choice(words)), rng.choice(ids), "G" + str(rng.randrange(9999))))
    path, joined = rng.choice((("/compare?name=", "&name="), ("/compare?ids=", ","), ("/names?name=", "%0A"), ("/names?name=", "&name="), ("/api/v1/compare?ids=", ",")))
    return (path + joined.join(quoted(name()) for _ in range(rng.choice((9, 100, 250, 2_000)))))[:7_900].rstrip("%0123456789ABCDEF")


def longest(rng, words):
    """An id or a name as long as an address may be."""
    one = rng.choice((rng.choice(words) + " ", rng.choice("aG/-.0"), rng.choice("\u0301\u4e2d\u00df"), "the ", "group "))
    return (one * 7_900).encode()[: rng.choice((300, 2_000, 7_900) if ord(max(one)) < 128 else (100, 800, 2_500))].decode("utf-8", "ignore")


class Asking:
    """One connection, opened again when it is closed."""

    def __init__(self, host, port):
        self.host, self.port, self.connection = host, port, None

    def __call__(self, method, path, body=None):
        for last in (False, True):
            self.connection = self.connection or http.client.HTTPConnection(self.host, self.port, timeout=60)
            try:
                self.connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
                answer = self.connection.getresponse()
                text = answer.read().decode("utf-8", "replace")
                self.type = answer.getheader("Content-Type", "")
                if answer.getheader("Connection") == "close":
                    self.connection = None
                return answer.status, text
            except (OSError, http.client.HTTPException) as broken:
                self.connection.close()
                self.connection = None
                if last:
                    return 0, repr(broken)


def run(args, ask, pid):
    rng = random.Random(args.seed)
    words = words_of(ask)
    ids = [word for word in words if re.fullmatch(r"[A-Z]+-?[0-9a-f]+", word)] or ["G0001"]
    routes = described(ask)
    failures, costs = [], {}
    count = 400 if args.short else args.count
    warm = random.Random(args.seed + 1)
    for _ in range(count // 4):
        _, *call = question(warm, words, ids, routes)
        ask(*call)
    statuses = {}
    for _ in range(count):
        kind, *call = question(rng, words, ids, routes)
        before = processor_seconds(pid)
        status, answer = ask(*call)
        cost = (processor_seconds(pid) - before) * 1e3
        costs.setdefault(kind, []).append((cost, status, call))
        statuses[status] = statuses.get(status, 0) + 1
        shown = [call[0], call[1][:300], status]
        if status not in (200, 308) and not 400 <= status < 500:
            failures.append({"status": shown, "said": answer[:200]})
        elif status >= 400 and not ("problem+json" in ask.type or "text/html" in ask.type):
            failures.append({"shape": shown, "type": ask.type})
        elif status >= 400 and "json" in ask.type and LEAK.search(json.loads(answer).get("detail", "")):
            failures.append({"leak": shown, "said": answer[:300]})
    told = {}
    for kind, asked in costs.items():
        asked.sort(key=lambda each: -each[0])
        again = []
        first = asked[0][0]
        few = max(3, len(asked) // 50)
        dear = sum(cost > ALLOWED[kind] for cost, _, _ in asked)  # all else is within its bound, whatever that is
        for place, (cost, status, call) in enumerate(asked[: max(few, dear)]):
            bound = allowed(kind, call, ask)
            times = 0
            while place < few and times < 2 or cost > bound and times < AGAIN:
                before = processor_seconds(pid)
                if ask(*call)[0] == status:  # to be sent away costs next to nothing
                    cost = min(cost, (processor_seconds(pid) - before) * 1e3)
                times += 1
            again.append((cost, bound, call))
            # Few questions of a server that has just started say what the compilers cost.
            if cost > bound and not args.short:
                failures.append({"slow": [call[0], call[1][:300]], "ms": round(cost, 1), "bound_ms": round(bound)})
        again.sort(key=lambda each: -each[0])
        ordered = sorted([cost for cost, _, _ in again] + [cost for cost, _, _ in asked[len(again):]])
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        told[kind] = {"asked": len(asked), "p50_ms": round(ordered[len(ordered) // 2], 2), "p99_ms": round(p99, 1), "worst_ms": round(again[0][0], 1)}
        told[kind]["worst_first_ms"] = round(first, 1)
        told[kind]["nearest_to_bound"] = round(max(cost / bound for cost, bound, _ in again), 2)
        told[kind]["worst"] = [[round(cost, 1), round(bound), call[1][:400]] for cost, bound, call in again[: args.named]]
    finish(failures, seed=args.seed, statuses={str(k): v for k, v in sorted(statuses.items())}, **told)


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--count", type=int, default=5_000)
    arguments.add_argument("--data", help="a data folder to copy")
    arguments.add_argument("--url", help="a server that runs, on loopback")
    arguments.add_argument("--pid", type=int, help="its process")
    arguments.add_argument("--named", type=int, default=1, help="how many of the costliest to name")
    args = arguments.parse_args()
    if args.url:
        place = urllib.parse.urlsplit(args.url)
        if place.hostname not in ("127.0.0.1", "localhost", "::1") or not args.pid:
            arguments.error("only a server on this machine is asked, and --pid says which process it is")
        run(args, Asking(place.hostname, place.port), args.pid)
    program = Program(args.app)
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        if args.data:
            shutil.copytree(args.data, data)
        elif not args.short:
            program.imports(data, invented.write(os.path.join(scratch, "a.json"), invented.stix(2_000)),
                            invented.write(os.path.join(scratch, "rows.json"), invented.threatfox(5_000)))
        # Who makes as many files as this would otherwise soon be sent away.
        with program.serve(data, "--export-work", "1d") as server:
            run(args, Asking("127.0.0.1", server.port), server.pid)


if __name__ == "__main__":
    main()

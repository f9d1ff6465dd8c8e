#!/usr/bin/env python3
"""Kills imports and updates at random instants: kill_loop.py --app ./actordex --times 200

Each is killed while it turns one state of a data folder into another, cards and indicators. Afterwards `verify` must find
nothing wrong, the folder must hold the one state or the other, of cards as of indicators, and the new one where it was
acknowledged before the blow; a server that looks on goes on answering. Every tenth is left to its end and must get there.
With files the new state is made of them; else sources are invented. Ends with 0 when all held."""
import http.server
import os
import random
import shutil
import subprocess
import tempfile
import threading
import time

import invented
from program import Program, finish, parser


class Folder(http.server.SimpleHTTPRequestHandler):
    """Serves the galaxies that updates download."""

    def log_message(self, *_):
        pass


def commands(args, scratch, data):
    """What is killed: an import, and an update from a server here."""
    if args.files:
        files = args.files
    else:
        files = [
            invented.write(os.path.join(scratch, "new.json"), invented.misp(200, version=2)),
            invented.write(os.path.join(scratch, "bundle.json"), invented.stix(200)),
            invented.write(os.path.join(scratch, "new-rows.json"), invented.threatfox(5_000, seed=2)),
        ]
    places = os.path.join(scratch, "places")
    os.mkdir(places)
    invented.write(os.path.join(places, "threat-actor.json"), invented.misp(300, version=3))
    for name in ("tool", "malpedia"):
        galaxy = invented.misp(100, seed=name)
        galaxy.update(type=name, name=name.title(), uuid=f"{ord(name[0]):08d}-0000-4000-8000-000000000000")
        invented.write(os.path.join(places, f"{name}.json"), galaxy)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Folder(*a, directory=places))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    update = ["update", "--quiet", "--data", data, "--source", "misp", "--allow-http", "--allow-private",
              "--from", f"misp=http://127.0.0.1:{server.server_port}/"]
    return {"import": ["import", "--quiet", "--data", data, *files], "update": update}


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--times", type=int, default=200)
    arguments.add_argument("files", nargs="*", help="what the killed imports read")
    args = arguments.parse_args()
    times = 6 if args.short else args.times
    rng, program, failures = random.Random(args.seed), Program(args.app), []
    killed, whole, tried = {}, {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        data, start = os.path.join(scratch, "data"), os.path.join(scratch, "start")
        first = program.imports(
            start,
            invented.write(os.path.join(scratch, "old.json"), invented.misp(50)),
            invented.write(os.path.join(scratch, "old-rows.json"), invented.threatfox(500)),
        )
        if first.code != 0:
            finish([{"first": str(first)}])
        before = program.verify(start)
        known = {}
        for kind, command in commands(args, scratch, data).items():
            shutil.copytree(start, data)
            ran = program.run(*command)
            after = program.verify(data)
            if ran.code not in (0, 5) or after.code != 0 or after.state == before.state:
                finish([{kind: str(ran), "verify": str(after)}])
            known[kind], whole[kind] = after, ran.seconds
            tried[kind], killed[kind] = command, 0
            shutil.rmtree(data)
        shutil.copytree(start, data)
        with program.serve(data) as server:
            served = {before.cards, *(state.cards for state in known.values())}
            # One that is left to its end, or is done before the blow falls, is no blow.
            for i in range(3 * times):
                if sum(killed.values()) == times:
                    break
                kind = ("import", "update")[i % 2]
                running = program.start(*tried[kind])
                acknowledged, code, began = "", None, time.monotonic()
                try:
                    # The last tenth of the time is where things become durable: every second blow falls there.
                    low = 0.75 if i % 4 > 1 else 0.0
                    wait = None if i % 10 == 9 else rng.uniform(low, 1.05) * whole[kind]
                    acknowledged, said = running.communicate(timeout=wait)
                    code = running.returncode
                    whole[kind] = time.monotonic() - began
                    if code not in (0, 5):
                        failures.append({"time": i, kind: code, "said": said[-300:]})
                except subprocess.TimeoutExpired:
                    running.kill()
                    acknowledged, _ = running.communicate()
                    killed[kind] += 1
                checked = program.verify(data)
                cards, indicators = checked.state
                new = known[kind]
                possible = {(c, n) for c in (before.cards, new.cards) for n in (before.indicators, new.indicators)}
                done = "committed" in acknowledged or code in (0, 5)
                if checked.code != 0 or (cards, indicators) not in possible or done and checked.state != new.state:
                    failures.append({"time": i, kind: str(checked), "possible": sorted(map(str, possible)), "done": done})
                # A folder that was exchanged under a server is noticed by the next question but one.
                if not server.wait_for(lambda: server.ask("/api/v1/search?q=a")[0] == 200 and "problem" not in server.health(), 5):
                    failures.append({"time": i, "served": server.health(), "said": server.said()[-300:]})
                if checked.state != before.state:
                    # Begin again; what killed runs left lies about as long as nothing was done.
                    shutil.copytree(start, data + ".fresh")
                    os.rename(data, data + ".used")
                    os.rename(data + ".fresh", data)
                    shutil.rmtree(data + ".used")
    if sum(killed.values()) < times:
        failures.append({"killed": killed, "wanted": times})
    finish(failures, killed=killed, runs=i, times=times, seconds=whole, cards=[before.cards[0], *(c[0] for c in served)])


if __name__ == "__main__":
    main()

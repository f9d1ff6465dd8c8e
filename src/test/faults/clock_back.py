#!/usr/bin/env python3
"""A clock that jumps back: clock_back.py --app ./actordex

Imports with a clock ten years ahead, then with the right one, then with one ten years behind: every generation is a later
one than that before, a server moves on to each, the newest answers, nothing is lost. The clock is told by libfaketime where
it is installed, which also sets the clock of the running server back; else the times of all files are set ahead instead.
Ends with 0 when all held."""
import glob
import os
import tempfile
import time

import invented
from program import Program, finish, parser

YEARS = 10 * 365 * 24 * 3600


def library():
    found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1") + glob.glob("/usr/lib/faketime/libfaketime.so.1")
    return found[0] if found else None


def with_clock(app, seconds):
    preload = library()
    if preload is None or seconds == 0:
        return Program(app)
    return Program(app, environment={"LD_PRELOAD": preload, "FAKETIME": f"{seconds:+d}s", "FAKETIME_DONT_FAKE_MONOTONIC": "1"})


def ahead(folder):
    """As if all files were written in ten years."""
    for at, _, names in os.walk(folder):
        for name in names:
            os.utime(os.path.join(at, name), (time.time() + YEARS,) * 2)


def main():
    args = parser(__doc__).parse_args()
    failures, seen = [], []
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        clocks = (YEARS, -YEARS) if args.short else (YEARS, 0, -YEARS, YEARS, -2 * YEARS)
        first = with_clock(args.app, YEARS).imports(data, invented.write(os.path.join(scratch, "0.json"), invented.misp(2)))
        if first.code != 0:
            finish([{"first": str(first)}])
        with with_clock(args.app, YEARS).serve(data) as server:
            for number, clock in enumerate(clocks):
                if library() is None:
                    ahead(data)
                before = server.generation()
                files = [invented.write(os.path.join(scratch, f"{number}-a.json"), invented.misp(3 + number, version=2 + number)),
                         invented.write(os.path.join(scratch, f"{number}-b.json"), invented.threatfox(5, seed=number))]
                ran = with_clock(args.app, clock).imports(data, *files)
                moved = server.wait_for(lambda: server.generation() not in (before, None))
                after = server.generation()
                seen.append(after)
                checked = Program(args.app).verify(data)
                if ran.code != 0 or not moved or int(after[:6]) <= int(before[:6]) or "problem" in server.health():
                    failures.append({"clock": clock, "ran": str(ran), "generations": [before, after], "health": server.health()})
                if checked.code != 0 or checked.indicators is None or int(checked.indicators[0]) != 5 * (number + 1):
                    failures.append({"clock": clock, "verify": str(checked)})
    finish(failures, clock="libfaketime" if library() else "times of files", generations=seen)


if __name__ == "__main__":
    main()

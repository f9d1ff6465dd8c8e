#!/usr/bin/env python3
"""Damages each file of a data folder in turn: corrupt.py --app ./actordex --data DIR

Works on a copy. `verify` must end with code 3, name the file and say what mends it; `--serve` also starts a server on every
damaged current generation, which must answer from the one before and say so. Without `--data` a folder is made of invented
sources. Ends with 0 when all held."""
import os
import shutil
import tempfile

import invented
from program import DAMAGED, Program, finish, parser

# What says nothing about the data: a lock, settings, what is known of downloads.
ASIDE = ("lock", "write.lock", "actordex.properties", "downloads")


def flip(path):
    with open(path, "r+b") as f:
        f.seek(os.path.getsize(path) // 2)
        byte = f.read(1)
        f.seek(-1, os.SEEK_CUR)
        f.write(bytes([byte[0] ^ 1]))


def cut(path):
    os.truncate(path, os.path.getsize(path) // 2)


def zero(path):
    size = os.path.getsize(path)
    with open(path, "r+b") as f:
        f.write(bytes(size))


def gone(path):
    os.remove(path)


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--data", help="the folder to copy")
    arguments.add_argument("--serve", action="store_true", help="try a server, too")
    args = arguments.parse_args()
    program, failures, tried, served = Program(args.app), [], 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        data = args.data or os.path.join(scratch, "data")
        if args.data is None:
            for number in range(2):
                files = [invented.write(os.path.join(scratch, f"{number}.json"), invented.stix(20, seed=number)),
                         invented.write(os.path.join(scratch, f"{number}-rows.json"), invented.threatfox(50, seed=number))]
                program.imports(data, *files)
        with open(os.path.join(data, "generations", "CURRENT")) as file:
            current = file.read().strip()
        copy = os.path.join(scratch, "copy")
        shutil.copytree(data, copy)
        for folder, _, names in sorted(os.walk(data)):
            for name in sorted(names):
                whole = os.path.join(folder, name)
                path = os.path.relpath(whole, data)
                if any(part in ASIDE for part in path.split(os.sep)) or os.path.getsize(whole) == 0:
                    continue
                for damage in (flip,) if args.short else (flip, cut, zero, gone):
                    hurt = os.path.join(copy, path)
                    damage(hurt)
                    ran = program.verify(copy)
                    tried += 1
                    # Of the indicators' last commit nothing but the file itself says which it was.
                    called = "segments_" if name.startswith("segments_") and path.startswith("indicators") else name
                    if ran.code != DAMAGED or called not in ran.err or "mport" not in ran.err or ran.trace():
                        failures.append({"file": path, "damage": damage.__name__, "verify": str(ran)})
                    if args.serve and current in path:
                        served += 1
                        with program.serve(copy) as server:
                            health = server.health() if server.port else {"said": server.said()[-300:]}
                            if health.get("generation") in (None, current) or "damaged" not in health.get("problem", ""):
                                failures.append({"file": path, "damage": damage.__name__, "served": health})
                            elif "damaged" not in server.said() or server.ask("/api/v1/search?q=a")[0] != 200:
                                failures.append({"file": path, "damage": damage.__name__, "said": server.said()[-300:]})
                    shutil.copy2(whole, hurt)
    finish(failures, tried=tried, served=served)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Damages each file of a data folder in turn: corrupt.py --app ./actordex --data DIR"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", default="./actordex")
    parser.add_argument("--data", required=True)
    args = parser.parse_args()
    tried, missed = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for folder, _, names in os.walk(args.data):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), args.data)
                if any(part in ASIDE for part in path.split(os.sep)):
                    continue
                for damage in (flip, cut, zero, os.remove):
                    if os.path.getsize(os.path.join(args.data, path)) == 0:
                        continue
                    copy = os.path.join(scratch, "copy")
                    shutil.rmtree(copy, ignore_errors=True)
                    shutil.copytree(args.data, copy)
                    damage(os.path.join(copy, path))
                    run = subprocess.run([args.app, "verify", "--data", copy], capture_output=True, text=True)
                    tried += 1
                    if run.returncode != 3 or "Traceback" in run.stderr or "\tat " in run.stderr:
                        missed.append({"file": path, "damage": damage.__name__, "code": run.returncode, "said": run.stderr[-200:]})
    print(json.dumps({"tried": tried, "missed": missed}))
    sys.exit(1 if missed else 0)


main()

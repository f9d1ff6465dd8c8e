#!/usr/bin/env python3
"""Kills imports at random instants: kill_loop.py --app ./actordex --data DIR --times 200 FILE..."""
import argparse
import json
import random
import re
import signal
import subprocess
import sys
import time


def verify(app, data):
    run = subprocess.run([app, "verify", "--data", data], capture_output=True, text=True)
    found = re.search(r"cards=(\d+) digest=(\S*)", run.stdout)
    return run.returncode, int(found.group(1)) if found else -1, run.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", default="./actordex")
    parser.add_argument("--data", required=True, help="a folder of its own, which may be empty")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    command = [args.app, "import", "--quiet", "--data", args.data, *args.files]
    begin = time.monotonic()
    first = subprocess.run(command, capture_output=True, text=True)
    whole = time.monotonic() - begin
    committed = re.search(r"committed (\d+)", first.stdout)
    if not committed:
        sys.exit("the first import failed: " + first.stderr[-500:])
    cards, killed, failures = int(committed.group(1)), 0, []
    for i in range(args.times):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(timeout=rng.uniform(0, whole))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            killed += 1
        code, left, said = verify(args.app, args.data)
        if code != 0 or left != cards:
            failures.append({"time": i, "code": code, "cards": left, "said": said[-300:]})
    print(json.dumps({"times": args.times, "killed": killed, "cards": cards, "failures": failures}))
    sys.exit(1 if failures else 0)


main()

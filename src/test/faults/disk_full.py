#!/usr/bin/env python3
"""The disk fills while an import writes: disk_full.py --app ./actordex

On small file systems of several sizes: what was committed is served and verified as before, the message names the cause,
and the same import is done once there is room. Where no file system can be mounted (it takes root, or user namespaces)
files are kept from growing instead. Ends with 0 when all held."""
import os
import shutil
import subprocess
import sys
import tempfile

import invented
from program import FAILED, Program, at_most_file_bytes, finish, parser, skip

CAUSES = ("No space left on device", "File too large")
INSIDE = "ACTORDEX_FAULTS_MOUNTS"


def with_mounts():
    """Runs this script again where what it mounts is seen by nobody else; None where that is not allowed."""
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        if shutil.which("unshare") is None:
            return None
        probe = [*way, "sh", "-c", 'd=$(mktemp -d) && mount -t tmpfs -o size=1m none "$d" && umount "$d"; r=$?; rmdir "$d"; exit $r']
        if subprocess.run(probe, capture_output=True).returncode == 0:
            command = [*way, sys.executable, *sys.argv]
            return subprocess.run(command, env={**os.environ, INSIDE: "1"}).returncode
    return None


def size_of(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def check_full(ran, before, after, failures, **where):
    named = any(cause in ran.err for cause in CAUSES)
    if ran.code != FAILED or not named or len(ran.lines()) != 1 or ran.trace() or "committed" in ran.out:
        failures.append({**where, "import": str(ran)})
    if after.code != 0 or after.state != before.state:
        failures.append({**where, "verify": str(after), "before": before.state})


def on_file_systems(program, base, more, sizes, failures):
    met = 0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", folder], check=True)
            try:
                met += on_file_system(program, os.path.join(folder, "data"), base, more, size, folder, failures)
            finally:
                subprocess.run(["umount", "-l", folder], check=True)
    return met


def on_file_system(program, data, base, more, size, folder, failures):
    first = program.imports(data, *base)
    if first.code != 0:
        failures.append({"size": size, "the base": str(first)})
        return 0
    before = program.verify(data)
    with program.serve(data) as server:
        generation = server.generation()
        ran = program.imports(data, *more)
        full = ran.code != 0
        if full:
            check_full(ran, before, program.verify(data), failures, size=size)
            if server.generation() != generation or server.ask("/api/v1/search?q=a")[0] != 200:
                failures.append({"size": size, "served": server.health()})
        subprocess.run(["mount", "-o", "remount,size=2g", folder], check=True)
        again = program.imports(data, *more)
        checked = program.verify(data)
        if again.code != 0 or checked.code != 0 or checked.state == before.state:
            failures.append({"size": size, "with room": str(again), "verify": str(checked)})
        if not server.wait_for(lambda: server.generation() != generation):
            failures.append({"size": size, "with room served": server.health()})
        left = [name for name in os.listdir(os.path.join(data, "generations")) if name.startswith(("building", "discarded"))]
        if left:
            failures.append({"size": size, "left behind": left})
    return int(full)


def on_short_files(args, program, scratch, base, more, limits, failures):
    met = 0
    for limit in limits:
        data = os.path.join(scratch, f"data{limit}")
        first = program.imports(data, *base)
        before = program.verify(data)
        cut = Program(args.app, setup=at_most_file_bytes(limit), environment={"JAVA_TOOL_OPTIONS": "-XX:-UsePerfData"})
        ran = cut.imports(data, *more)
        ran.err = "\n".join(line for line in ran.err.splitlines() if "JAVA_TOOL_OPTIONS" not in line)
        if ran.code != 0:
            met += 1
            check_full(ran, before, program.verify(data), failures, limit=limit)
        again = program.imports(data, *more)
        if first.code != 0 or again.code != 0 or program.verify(data).state == before.state:
            failures.append({"limit": limit, "first": str(first), "with room": str(again)})
    return met


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--steps", type=int, default=8, help="how many sizes of disk")
    args = arguments.parse_args()
    if INSIDE not in os.environ:
        code = with_mounts()
        if code is not None:
            sys.exit(code)
    program, failures = Program(args.app), []
    with tempfile.TemporaryDirectory() as scratch:
        base = [invented.write(os.path.join(scratch, "base.json"), invented.misp(50)),
                invented.write(os.path.join(scratch, "base-rows.json"), invented.threatfox(500))]
        # Incompressible enough to need room in every file of a generation and of the indicators.
        more = [invented.write(os.path.join(scratch, "more.json"), invented.stix(300 if args.short else 1500, words=200)),
                invented.write(os.path.join(scratch, "more-rows.json"), invented.threatfox(20_000, seed=2))]
        data = os.path.join(scratch, "whole")
        first = program.imports(data, *base)
        small = size_of(data)
        second = program.imports(data, *more)
        if first.code or second.code:
            finish([{"first": str(first), "second": str(second)}])
        large = size_of(data)
        shutil.rmtree(data)
        if large <= small * 1.2:
            skip("the sources are too small to fill a disk with")
        if INSIDE in os.environ:
            # From a disk that holds just what is there to one that nearly holds what is to come.
            low, high = small / 1024 * 1.15 + 512, large / 1024 * 1.05
            shares = [0.15, 0.5] if args.short else [i / args.steps for i in range(args.steps)]
            sizes = [int(low + share * (high - low)) for share in shares]
            met = on_file_systems(program, base, more, sizes, failures)
            how = {"sizes_kb": sizes}
        else:
            limits = [2 << 20, 4 << 20] if args.short else [(1 << 19) << i for i in range(args.steps)]
            met = on_short_files(args, program, scratch, base, more, limits, failures)
            how = {"file_limits": limits}
    if met == 0:
        failures.append({"never full": how})
    finish(failures, full=met, **how)


if __name__ == "__main__":
    main()

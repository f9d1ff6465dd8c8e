#!/usr/bin/env python3
"""A data folder that may not be written, or not be read: read_only.py --app ./actordex

`serve`, `search` and `verify` work on a folder that is read-only; `import` says in one sentence what it may not do and
loses nothing. A file that may not be read is named. Rights are taken from the program (as root with setpriv); where file
systems can be mounted the same is tried on one that is mounted read-only. Ends with 0 when all held."""
import os
import shutil
import stat
import subprocess
import tempfile

import invented
from program import DAMAGED, FAILED, Program, finish, parser, skip

# Root may write and read everything, unless it gives that up.
WITHOUT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]


def set_rights(folder, files, folders):
    for at, _, names in os.walk(folder, topdown=False):
        for name in names:
            os.chmod(os.path.join(at, name), files)
        os.chmod(at, folders)


def check(program, data, more, before, how, failures):
    refused = program.imports(data, *more)
    if refused.code != FAILED or len(refused.lines()) != 1 or refused.trace() or data not in refused.err:
        failures.append({how: "import", "ran": str(refused)})
    checked = program.verify(data)
    if checked.code != 0 or checked.state != before.state:
        failures.append({how: "verify", "ran": str(checked)})
    back = program.run("generations", "--rollback", "--data", data)
    if back.code != FAILED or back.trace():
        failures.append({how: "rollback", "ran": str(back)})
    found = program.run("search", "--data", data, "heron")
    if found.code != 0:
        failures.append({how: "search", "ran": str(found)})
    with program.serve(data) as server:
        health = server.health() if server.port else {"said": server.said()}
        if not health.get("generation") or health.get("problem"):
            failures.append({how: "serve", "health": health})
        elif server.ask("/api/v1/search?q=heron")[0] != 200 or server.ask("/api/v1/indicators?value=a.example")[0] != 200:
            failures.append({how: "serve", "said": server.said()[-300:]})


def unreadable(program, whole, data, before, failures, few):
    """Each kind of file in turn."""
    seen = set()
    for at, _, names in os.walk(data):
        for name in sorted(names):
            path = os.path.join(at, name)
            kind = (os.path.relpath(at, data).split(os.sep)[0], os.path.splitext(name)[1] or name[:8])
            if kind in seen or os.path.getsize(path) == 0 or name.endswith(".properties"):
                continue
            if few and kind[1] not in (".fdt", "CURRENT", ".bin"):
                continue
            seen.add(kind)
            rights = stat.S_IMODE(os.stat(path).st_mode)
            os.chmod(path, 0)
            ran = program.verify(data)
            os.chmod(path, rights)
            if ran.code not in (FAILED, DAMAGED) or name not in ran.err or ran.trace():
                failures.append({"unreadable": os.path.relpath(path, data), "ran": str(ran)})
    source = invented.write(os.path.join(os.path.dirname(data), "secret.json"), invented.misp(2, version=9))
    os.chmod(source, 0)
    ran = program.imports(data, source)
    if ran.code == 0 or len(ran.lines()) != 1 or "secret.json" not in ran.err or ran.trace():
        failures.append({"unreadable": "a source", "ran": str(ran)})
    os.remove(source)
    if whole.verify(data).state != before.state:
        failures.append({"unreadable": "something was lost"})
    return len(seen) + 1


def mounted(program, data, more, before, failures):
    """On a file system that is read-only for everyone."""
    at = tempfile.mkdtemp()
    script = 'mount --bind "$0" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        probe = [*way, "sh", "-c", script, data, at, "true"]
        if shutil.which("unshare") and subprocess.run(probe, capture_output=True).returncode == 0:
            within = Program("true", timeout=program.timeout)
            within.command = [*way, "sh", "-c", script, data, at, *program.command]
            check(within, at, more, before, "mounted", failures)
            os.rmdir(at)
            return True
    os.rmdir(at)
    return False


def main():
    args = parser(__doc__).parse_args()
    root = os.geteuid() == 0
    if root and (shutil.which("setpriv") is None or subprocess.run([*WITHOUT, "true"]).returncode != 0):
        skip("root reads and writes everything here, and there is no setpriv to give that up with")
    whole = Program(args.app)
    program, failures = Program(args.app, before=WITHOUT if root else []), []
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        sources = [invented.write(os.path.join(scratch, "one.json"), invented.misp(5)),
                   invented.write(os.path.join(scratch, "rows.json"), invented.threatfox(20))]
        more = [invented.write(os.path.join(scratch, "two.json"), invented.stix(2)),
                invented.write(os.path.join(scratch, "more.json"), invented.threatfox(5, seed=2))]
        for files in ([sources[0]], sources[1:]) if args.short else ([sources[0]], [more[0]], sources):
            ran = whole.imports(data, *files)
            if ran.code != 0:
                finish([{"first": str(ran)}])
        before = whole.verify(data)
        set_rights(data, 0o400, 0o500)
        try:
            check(program, data, more, before, "rights", failures)
        finally:
            set_rights(data, 0o600, 0o700)
        files = unreadable(program, whole, data, before, failures, args.short)
        system = not args.short and mounted(whole, data, more, before, failures)
    finish(failures, unreadable=files, file_system=system)


if __name__ == "__main__":
    main()

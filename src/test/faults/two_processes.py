#!/usr/bin/env python3
"""Two processes on one data folder: two_processes.py --app ./actordex

An import while another holds the folder ends with code 4 and one sentence that names the folder, and changes nothing; the
other is done as if alone. Two imports at once never spoil the folder. A server goes on while an import runs, and answers
from its generation afterwards. Two servers may serve one folder, each updating it every so often: one of two updates at the
same time is turned away, and both servers follow. Ends with 0 when all held."""
import http.server
import os
import signal
import tempfile
import threading
import time

import invented
from program import OTHERS, Program, finish, parser


def held_by_another(program, data, files, within, failures):
    """The first import is stopped while it holds the folder."""
    first = program.start("import", "--quiet", "--data", data, *files)
    building = os.path.join(data, "generations")
    end = time.monotonic() + 60
    while not any(name.startswith("building-") for name in os.listdir(building)):
        if first.poll() is not None or time.monotonic() > end:
            failures.append({"held": "the first import was not seen at work", "said": first.communicate()[1][-300:]})
            return
        time.sleep(0.002)
    first.send_signal(signal.SIGSTOP)
    try:
        # What the machine takes to start a program that does nothing is not waited for the folder.
        start = program.run("--version").seconds
        for command in (
            ["import", "--quiet", "--data", data, *files],
            ["generations", "--rollback", "--data", data],
        ):
            second = program.run(*command)
            sentence = second.lines()
            if second.code != OTHERS or len(sentence) != 1 or data not in sentence[0] or second.seconds - start > within:
                failures.append({"held": command[0], "ran": str(second)})
        # Whoever only reads is not kept out.
        if program.verify(data).code != 0:
            failures.append({"held": "verify"})
    finally:
        first.send_signal(signal.SIGCONT)
    _, err = first.communicate(timeout=120)
    if first.returncode != 0:
        failures.append({"held": "the first import", "code": first.returncode, "said": err[-300:]})


def at_once(program, data, one, other, times, failures):
    codes = []
    for _ in range(times):
        running = [program.start("import", "--quiet", "--data", data, file) for file in (one, other)]
        ended = [process.communicate(timeout=120) and process.returncode for process in running]
        codes.append(sorted(ended))
        if 0 not in ended or not set(ended) <= {0, OTHERS}:
            failures.append({"at once": ended})
        checked = program.verify(data)
        if checked.code != 0:
            failures.append({"at once": str(checked)})
    return codes


class Galaxies(http.server.BaseHTTPRequestHandler):
    """Serves a new edition of MISP's galaxies at every request."""

    edition = 10

    def do_GET(self):
        Galaxies.edition += 1
        seed = 2 if "tool" in self.path or "malpedia" in self.path else 1
        galaxy = invented.misp(5, seed=seed, version=Galaxies.edition)
        if seed == 2:
            galaxy.update(type="tool", name="Tool", category="tool")
        body = __import__("json").dumps(galaxy).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def two_servers(program, data, failures):
    source = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Galaxies)
    threading.Thread(target=source.serve_forever, daemon=True).start()
    place = f"misp=http://127.0.0.1:{source.server_port}/clusters/"
    update = ["--update-every", "1m", "--source", "misp", "--from", place, "--allow-http", "--allow-private"]
    try:
        with program.serve(data, *update) as one, program.serve(data, *update) as other:
            if one.port is None or other.port is None:
                failures.append({"two servers": one.said() + other.said()})
                return
            before = one.generation()
            done = lambda: all("Update done" in s.said() or "Update ended" in s.said() for s in (one, other))
            if not one.wait_for(done, 120):
                failures.append({"two servers": "updates did not end", "one": one.said(), "other": other.said()})
            said = one.said() + other.said()
            if "Update done" not in said:
                failures.append({"two servers": "no update was done", "said": said[-500:]})
            if not one.wait_for(lambda: one.generation() == other.generation() != before, 20):
                failures.append({"two servers": [before, one.generation(), other.generation()], "said": said[-500:]})
    finally:
        source.shutdown()
        source.server_close()


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--within", type=float, default=2.0, help="seconds in which the second is to be told, beyond what starting takes")
    arguments.add_argument("--times", type=int, default=20, help="how often two imports begin at once")
    args = arguments.parse_args()
    program, failures = Program(args.app), []
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        one = invented.write(os.path.join(scratch, "one.json"), invented.misp(3))
        other = invented.write(os.path.join(scratch, "other.json"), invented.stix(3))
        indicators = invented.write(os.path.join(scratch, "rows.json"), invented.threatfox(50))
        first = program.imports(data, one, indicators)
        if first.code != 0:
            finish([{"first import": str(first)}])
        held_by_another(program, data, [other, indicators], args.within, failures)
        codes = at_once(program, data, one, other, 2 if args.short else args.times, failures)
        with program.serve(data) as server:
            before = server.generation()
            ran = program.imports(data, invented.write(os.path.join(scratch, "two.json"), invented.misp(4, version=2)))
            if ran.code != 0 or not server.wait_for(lambda: server.generation() not in (before, None), 10):
                failures.append({"import beside a server": str(ran), "generations": [before, server.generation()]})
        two_servers(program, data, failures)
        if program.verify(data).code != 0:
            failures.append({"at the end": str(program.verify(data))})
    finish(failures, at_once=codes)


if __name__ == "__main__":
    main()

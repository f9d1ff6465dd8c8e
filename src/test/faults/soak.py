#!/usr/bin/env python3
"""Load at half the maximum rate while the index is built anew again and again: soak.py --app ./actordex

For ten minutes (`--minutes`) with a new generation every ten seconds: no request fails, the generation in the answers never
goes back, and memory, threads and open files do not grow after the first minute. The maximum rate is measured first.
`--data DIR` copies a data folder of yours, else sources are invented; `--rate` sets the rate. Ends with 0 when all held."""
import http.client
import os
import re
import shutil
import statistics
import tempfile
import threading
import time

import invented
from program import Program, finish, measured, parser

ASKED = (
    "/api/v1/search?q=heron", "/api/v1/search?q=amber+badger&facets=none", "/api/v1/search?country=NO&size=50",
    "/api/v1/search?q=espionage+energy", "/api/v1/suggest?q=ve", "/api/v1/actors?size=20", "/api/v1/names/Nobody",
    "/api/v1/indicators?value=amber1.example", "/", "/search?q=otter", "/api/v1/stats", "/api/v1/search.csv?q=lynx", "/health/ready",
)


class Load:
    """So many requests a second, each due at its own instant: a server that stalls is not asked less for it."""

    def __init__(self, port, threads, rate, seconds):
        self.port, self.rate, self.count = port, rate, None if seconds is None else int(rate * seconds)
        self.next, self.lock = 0, threading.Lock()
        self.failures, self.late, self.begin, self.stop = [], [], time.monotonic(), False
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def work(self):
        connection, seen = None, 0
        while not self.stop:
            with self.lock:
                number = self.next
                self.next += 1
            if self.count is not None and number >= self.count:
                return
            due = self.begin + number / self.rate if self.rate else time.monotonic()
            time.sleep(max(0.0, due - time.monotonic()))
            path = ASKED[number % len(ASKED)]
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
                generation = re.search(rb'"generation":"(\d+)-', body)
                if answer.status != 200:
                    self.failures.append([path, answer.status, body[:100].decode("utf-8", "replace")])
                elif generation and int(generation.group(1)) < seen:
                    self.failures.append([path, "went back", seen, generation.group(1).decode()])
                elif generation:
                    seen = int(generation.group(1))
            except (OSError, http.client.HTTPException) as broken:
                self.failures.append([path, repr(broken)])
                connection = None
            self.late.append(time.monotonic() - due)

    def end(self):
        for thread in self.threads:
            thread.join()


def maximum(port, seconds):
    """As many as are answered one after the other on four connections."""
    load = Load(port, 4, 0, None)
    time.sleep(seconds)
    load.stop = True
    load.end()
    return len(load.late) / seconds, load.failures


def grown(samples, after):
    """By how much the last third of the samples lies above the first third, once warm."""
    warm = [sample for at, sample in samples if at >= after]
    third = max(1, len(warm) // 3)
    growth = {}
    for what in warm[0]:
        early = statistics.median(sample[what] for sample in warm[:third])
        late = statistics.median(sample[what] for sample in warm[-third:])
        growth[what] = [early, late]
    return growth


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--every", type=float, default=10, help="seconds from one generation to the next")
    arguments.add_argument("--rate", type=float, help="requests a second; half the maximum unless given")
    arguments.add_argument("--data", help="a data folder to copy")
    args = arguments.parse_args()
    seconds, every, warm = (15, 4, 5) if args.short else (args.minutes * 60, args.every, 60)
    program, failures, imports, samples = Program(args.app), [], 0, []
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        editions = [invented.write(os.path.join(scratch, f"{i}.json"), invented.misp(60, version=i + 1)) for i in range(int(seconds / every) + 2)]
        if args.data:
            shutil.copytree(args.data, data)
        first = program.imports(data, editions.pop(0), invented.write(os.path.join(scratch, "rows.json"), invented.threatfox(200)))
        if first.code not in (0, 5):
            finish([{"first": str(first)}])
        with program.serve(data) as server:
            rate, broken = (args.rate, []) if args.rate else maximum(server.port, 3 if args.short else 20)
            failures += [{"at the maximum": each} for each in broken[:5]]
            rate = args.rate or rate / 2
            began = server.generation()
            load = Load(server.port, 32, rate, seconds)
            end = load.begin + seconds
            running, due = None, load.begin
            while time.monotonic() < end:
                now = time.monotonic()
                samples.append((now - load.begin, measured(server.pid)))
                if running is not None and running.poll() is not None:
                    _, said = running.communicate()
                    imports += 1
                    if running.returncode != 0:
                        failures.append({"import": running.returncode, "said": said[-300:]})
                    running = None
                if running is None and now >= due and editions:
                    running, due = program.start("import", "--quiet", "--data", data, editions.pop(0)), now + every
                time.sleep(0.25 if args.short else 1)
            if running is not None:
                running.communicate()
            load.end()
            failures += [{"request": each} for each in load.failures[:10]]
            if load.failures:
                failures.append({"failed requests": len(load.failures)})
            if imports == 0 or server.generation() == began:
                failures.append({"generations": [began, server.generation()]})
            growth = grown(samples, warm)
            # A heap breathes; threads and files come and go with connections and generations.
            allowed = {"rss_mb": (1.5, 200) if args.short else (1.1, 48), "threads": (1.0, 8), "files": (1.0, 40)}
            for what, (early, late) in growth.items():
                times, more = allowed[what]
                if late > early * times + more:
                    failures.append({"grew": what, "from": early, "to": late})
            code = server.stop()
            if code not in (0, 143) or "ERROR" in server.said():
                failures.append({"server": code, "said": server.said()[-500:]})
    late = sorted(load.late)
    finish(
        failures, rate=round(rate, 1), requests=len(late), imports=imports, growth=growth,
        p50_ms=round(late[len(late) // 2] * 1e3, 1), p99_ms=round(late[int(len(late) * 0.99)] * 1e3, 1),
    )


if __name__ == "__main__":
    main()

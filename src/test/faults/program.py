"""The program as the scripts here run it: commands that end in time, a server on a free port of loopback, one line of JSON
as a result. Whatever is started is ended by the process that started it, by its id."""
import argparse
import http.client
import json
import os
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time

DONE, FAILED, WRONG, DAMAGED, OTHERS, REJECTED = range(6)


def parser(doc):
    """What all scripts take."""
    arguments = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--app", default="./actordex", help="the program, with arguments if need be")
    arguments.add_argument("--seed", type=int, default=1, help="of everything that is drawn at random")
    arguments.add_argument("--short", action="store_true", help="seconds instead of minutes, as ./mvnw verify runs it")
    return arguments


def finish(failures, **result):
    """Prints the result and ends: 0 when nothing failed, 1 otherwise."""
    print(json.dumps({"script": os.path.basename(sys.argv[0]), **result, "failures": failures}, ensure_ascii=True))
    sys.exit(1 if failures else 0)


def skip(reason):
    """Says what is missing here and ends with 77."""
    print(json.dumps({"script": os.path.basename(sys.argv[0]), "skipped": reason}))
    sys.exit(77)


class Ran:
    """What a command left behind."""

    def __init__(self, code, out, err, seconds):
        self.code, self.out, self.err, self.seconds = code, out, err, seconds

    def __str__(self):
        return f"code {self.code} after {self.seconds:.1f} s: {(self.err + self.out)[-300:]}"

    def lines(self):
        return [line for line in self.err.splitlines() if line.strip()]

    def trace(self):
        """Whether it showed the insides of the program to whoever ran it."""
        return "\tat " in self.err or "Exception in thread" in self.err


class Checked(Ran):
    """What verify said."""

    @property
    def cards(self):
        found = re.search(r"cards=(\d+) digest=(\S+)", self.out)
        return found.groups() if found else None

    @property
    def indicators(self):
        found = re.search(r"indicators=(\d+) digest=(\S+)", self.out)
        return found.groups() if found else None

    @property
    def state(self):
        return self.cards, self.indicators


class Program:
    """Runs commands. `before` stands in front of each, such as a command that takes rights away."""

    def __init__(self, app, before=(), environment=None, timeout=300, setup=None):
        self.command = [*before, *shlex.split(app)]
        self.environment = {**os.environ, **(environment or {})}
        self.timeout = timeout
        self.setup = setup

    def start(self, *arguments, **how):
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        return subprocess.Popen(
            [*self.command, *map(str, arguments)],
            text=True,
            errors="replace",
            env=self.environment,
            preexec_fn=self.setup,
            **how,
        )

    def run(self, *arguments, made=Ran, timeout=None):
        begin = time.monotonic()
        process = self.start(*arguments)
        try:
            out, err = process.communicate(timeout=timeout or self.timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += f"\nended after {timeout or self.timeout} s"
            return made(-9, out, err, time.monotonic() - begin)
        return made(process.returncode, out, err, time.monotonic() - begin)

    def imports(self, data, *files, **how):
        return self.run("import", "--quiet", "--data", data, *files, **how)

    def verify(self, data):
        return self.run("verify", "--data", data, made=Checked)

    def serve(self, data, *arguments):
        return Server(self, data, arguments)


class Server:
    """The program serving; ended with the block that begins with it."""

    def __init__(self, program, data, arguments=(), ready=120):
        self.log = tempfile.TemporaryFile("w+", errors="replace")
        self.process = program.start("serve", "--port", "0", "--data", data, *arguments, stderr=self.log)
        self.port = None
        end = time.monotonic() + ready
        while self.port is None and time.monotonic() < end:
            line = self.process.stdout.readline()
            if not line:
                break
            found = re.search(r"http://[^:]+:(\d+)/", line)
            if found:
                self.port = int(found.group(1))

    @property
    def pid(self):
        return self.process.pid

    def said(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def ask(self, path, method="GET", body=None, headers=None, timeout=30):
        """Status and text; status 0 when nothing came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as broken:
            return 0, repr(broken)
        finally:
            connection.close()

    def health(self):
        status, text = self.ask("/health/ready")
        return json.loads(text) if status == 200 else {"status": status, "text": text}

    def generation(self):
        return self.health().get("generation")

    def wait_for(self, wanted, seconds=30):
        """Whether something comes true in time."""
        end = time.monotonic() + seconds
        while not wanted():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
        code = self.process.wait()
        self.process.stdout.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.stop()
        self.log.close()


def processor_seconds(pid):
    """Time that all threads of a process have worked, those that have ended among them, but for those that compile."""
    # The clock of a process as Linux numbers it; adding up threads would lose what one did that ended meanwhile.
    total = time.clock_gettime(~pid << 3 | 2)
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/comm") as name:
                if not re.match(r"C[12] Compiler", name.read()):
                    continue
            with open(f"/proc/{pid}/task/{thread}/schedstat") as told:
                total -= int(told.read().split()[0]) / 1e9
        except (OSError, ValueError, IndexError):
            continue  # it has ended meanwhile
    return total


def measured(pid):
    """Memory, threads and open files of a process."""
    status = open(f"/proc/{pid}/status").read()
    return {
        "rss_mb": int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024,
        "threads": int(re.search(r"Threads:\s+(\d+)", status).group(1)),
        "files": len(os.listdir(f"/proc/{pid}/fd")),
    }


def at_most_file_bytes(count):
    """For a child that shall not write files longer than this."""

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (count, count))

    return limit

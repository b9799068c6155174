# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of clewctl share: running it, and speaking TAP."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

CLEWCTL = os.path.abspath(sys.argv[1])
TODAY = "2026-11-23"


class Folder:
    """A folder of its own for one test, with clewctl run inside it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def run(self, *arguments, status=0, environment=None, stdout=subprocess.PIPE, answer=False,
            typed=""):
        """Runs clewctl and checks its status; a failure speaks in one line, while a
        "no" is an answer and stands in the output. What is typed goes in at the standard
        input."""
        done = subprocess.run([CLEWCTL, *arguments], cwd=self.path, stdout=stdout,
                              stderr=subprocess.PIPE, encoding="utf-8",
                              env={**os.environ, **(environment or {})},
                              input=typed, check=False)
        assert status is None or done.returncode == status, \
            f"{arguments}: status {done.returncode}, not {status}: {done.stderr}"
        if status == 0 or answer:
            assert done.stderr == "", done.stderr
        else:
            assert done.stderr.startswith("clewctl: "), done.stderr
            assert done.stderr.count("\n") == 1 and done.stderr.endswith("\n"), done.stderr
        return done

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json").stdout)

    def demo(self, name="a", people=30, *options):
        self.run("demo", f"{name}.clew", "--people", str(people), "--today", TODAY,
                 "--key-file", f"{name}.key", *options)

    def office(self, command, name="a", *options):
        """The arguments for a command on an office and its key file."""
        return [command, f"{name}.clew", "--key-file", f"{name}.key", *options]

    def export(self, name="a", output="out.json"):
        self.run(*self.office("export", name, "--output", output))
        return json.loads((self.path / output).read_text(encoding="utf-8"))

    def names(self):
        return sorted(path.name for path in self.path.iterdir())

    def state(self):
        """What is in the folder: every name with its content."""
        return {name: hashlib.sha256((self.path / name).read_bytes()).hexdigest()
                for name in self.names()}


def run_all(tests):
    """Runs each test in a folder of its own and prints TAP."""
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            with tempfile.TemporaryDirectory() as path:
                test(Folder(path))
            print(f"ok {number} {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print(f"not ok {number} {name}", flush=True)
    sys.exit(failed)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count at the end of tests/run-tests is right: above all, nothing that
went wrong may be counted as passed or not at all."""

import json
import pathlib
import subprocess
import sys
import tempfile

COUNTER = pathlib.Path(sys.argv[1]) / "tests" / "support" / "count-results.py"

# (what it is about, output of the program, meson's result, last line, status)
CASES = [
    ("cases that pass", "1..2\nok 1 /a\nok 2 /b\n", "OK", "2 passed, 0 failed", 0),
    ("a case that fails", "1..2\nok 1 /a\nnot ok 2 /b\n", "FAIL", "1 passed, 1 failed", 1),
    ("a crash on the way", "1..3\nok 1 /a\n", "ERROR", "1 passed, 1 failed", 1),
    ("a crash at the end", "1..1\nok 1 /a\n", "ERROR", "1 passed, 1 failed", 1),
    ("cases that never ran", "1..3\nok 1 /a\n", "OK", "1 passed, 1 failed", 1),
    ("a program that gives up", "1..2\nok 1 /a\nBail out! disk full\n", "ERROR",
     "1 passed, 1 failed", 1),
    ("a timeout", "1..2\nok 1 /a\n", "TIMEOUT", "1 passed, 1 failed", 1),
    ("cases left off", "1..3\nok 1 /a\nok 2 /b # SKIP no display\nnot ok 3 /c # TODO later\n",
     "OK", "1 passed, 0 failed", 0),
    ("everything left off", "1..1\nok 1 /a # SKIP no display\n", "SKIP", "0 passed, 0 failed", 1),
    ("subtests", "1..1\n# Subtest: a\n    1..2\n    ok 1 x\n    ok 2 y\nok 1 a\n", "OK",
     "1 passed, 0 failed", 0),
    ("a program without TAP", "hello\n", "OK", "1 passed, 0 failed", 0),
    ("a program without TAP that fails", "", "FAIL", "0 passed, 1 failed", 1),
    ("a leak found after the last case", "1..1\nok 1 /a\n", "FAIL", "1 passed, 1 failed", 1),
    ("a step that came to nothing", None, None, "0 passed, 1 failed", 1),
    ("a log that is not there", "gone", None, "0 passed, 1 failed", 1),
    ("an empty log", "", None, "0 passed, 0 failed", 1),
]

print(f"1..{len(CASES)}")
wrong = 0
with tempfile.TemporaryDirectory() as folder:
    for number, (name, output, result, last, status) in enumerate(CASES, 1):
        log = pathlib.Path(folder) / f"{number}.json"
        argument = f"run={log}"
        if output is None:
            argument = "build=failed"
        elif result is not None:
            log.write_text(json.dumps({"name": "t", "stdout": output, "result": result}) + "\n")
        elif output == "":
            log.write_text("")
        done = subprocess.run([sys.executable, COUNTER, argument], capture_output=True, text=True)
        lines = done.stdout.splitlines()
        good = lines and lines[-1] == last and done.returncode == status
        if "left off" in name:
            good = good and any(line.startswith("skipped: ") for line in lines)
        if not good:
            wrong += 1
            for line in lines + [f"status {done.returncode}"]:
                print(f"# {line}")
        print(f"{'ok' if good else 'not ok'} {number} {name}")
sys.exit(1 if wrong else 0)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count at the end of tests/run-tests is right: above all, nothing that
went wrong may be counted as passed or not at all."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(sys.argv[1]) / "tests"
COUNTER = TESTS / "support" / "count-results.py"

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

# (what it is about, status of meson test, tests that it listed, last line, status)
# for a log of one test with one case that passed.
RUNS = [
    ("a whole run", 0, 1, "1 passed, 0 failed", 0),
    ("a run that ended early", 0, 2, "1 passed, 1 failed", 1),
    ("a run that was killed", 137, 2, "1 passed, 1 failed", 1),
    ("a run that failed without saying why", 1, 1, "1 passed, 1 failed", 1),
]

# (what it is about, what meson does to list, and to test, options, last line, status).
# With --quick there is one build, so one run.
LISTS = "echo 'clew:a / one'; echo 'clew:b / two'"
LINE = json.dumps({"name": "t", "stdout": "1..1\nok 1 /a\n", "result": "OK"})
LOGS = f"""printf '%s\\n' '{LINE}' >>"$log"; """
COMMANDS = [
    ("two tests", LISTS, LOGS + LOGS, "--quick", "2 passed, 0 failed", 0),
    ("two tests in two builds", LISTS, LOGS + LOGS, "", "4 passed, 0 failed", 0),
    ("meson killed", LISTS, LOGS + "kill -9 $$", "--quick", "1 passed, 1 failed", 1),
    ("meson without a log", LISTS, "exit 1", "--quick", "0 passed, 1 failed", 1),
    ("a list that fails", "exit 1", LOGS, "--quick", "0 passed, 1 failed", 1),
    ("a list that fails for a suite", "exit 1", LOGS, "--quick --suite a",
     "0 passed, 1 failed", 1),
    ("a list that fails in one build", f"""[ "$build" = strict ] || exit 1; {LISTS}""",
     LOGS + LOGS, "", "2 passed, 1 failed", 1),
    ("no tests at all", "echo No suitable tests defined.; exit 1", LOGS, "--quick",
     "0 passed, 1 failed", 1),
    ("a suite that one build lacks",
     f"""[ "$build" = strict ] || {{ echo No suitable tests defined.; exit 1; }}; {LISTS}""",
     LOGS + LOGS, "--suite a", "2 passed, 0 failed", 0),
]

# "meson test -C FOLDER …", or "meson setup FOLDER …".
MESON = """#!/bin/sh
[ "$1" = test ] || exec mkdir -p "$2/meson-logs"
build=${{3##*/}} log=$3/meson-logs/clew.json
case " $* " in *" --list "*) {lists} ;; *) {tests} ;; esac
"""


def count(folder, output, result, status=0, listed=1):
    log = folder / "log.json"
    argument = f"run={log},{status},{listed}"
    if output is None:
        argument = "build=failed"
    elif result is not None:
        log.write_text(json.dumps({"name": "t", "stdout": output, "result": result}) + "\n")
    elif output == "":
        log.write_text("")
        argument = f"run={log},0,0"
    return subprocess.run([sys.executable, COUNTER, argument], capture_output=True, text=True)


def run_tests(folder, lists, tests, options):
    """The script itself, in a tree where nothing is installed, built or tested."""
    tree, bin_folder = folder / "tree", folder / "bin"
    (tree / "tests" / "support").mkdir(parents=True)
    (tree / "data").mkdir()
    bin_folder.mkdir()
    shutil.copy(TESTS / "run-tests", tree / "tests")
    shutil.copy(COUNTER, tree / "tests" / "support")
    (tree / "data" / "install-dependencies").write_text("exit 0\n")
    for name, text in (("meson", MESON.format(lists=lists, tests=tests)),
                       ("ninja", "#!/bin/sh\n")):
        (bin_folder / name).write_text(text)
        (bin_folder / name).chmod(0o755)
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(["sh", tree / "tests" / "run-tests", *options.split()],
                          capture_output=True, text=True, env={**os.environ, "PATH": path})


PLAN = ([(name, last, status, count, (output, result))
         for name, output, result, last, status in CASES] +
        [(name, last, status, count, ("1..1\nok 1 /a\n", "OK", ended, listed))
         for name, ended, listed, last, status in RUNS] +
        [(name, last, status, run_tests, (lists, tests, options))
         for name, lists, tests, options, last, status in COMMANDS])

print(f"1..{len(PLAN)}")
wrong = 0
for number, (name, last, status, act, arguments) in enumerate(PLAN, 1):
    with tempfile.TemporaryDirectory() as folder:
        done = act(pathlib.Path(folder), *arguments)
    lines = done.stdout.splitlines()
    good = lines and lines[-1] == last and done.returncode == status
    if "left off" in name:
        good = good and any(line.startswith("skipped: ") for line in lines)
    if not good:
        wrong += 1
        for line in lines + done.stderr.splitlines() + [f"status {done.returncode}"]:
            print(f"# {line}")
    print(f"{'ok' if good else 'not ok'} {number} {name}")
sys.exit(1 if wrong else 0)

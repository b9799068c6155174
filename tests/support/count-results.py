#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in logs of `meson test` and says how they went.

usage: count-results.py [LABEL=LOG.json,STATUS,TESTS | LABEL=failed]…

A program that speaks TAP counts once for each of its cases, any other once.
STATUS is what `meson test` ended with and TESTS how many it listed before: a
run that was cut off leaves a log of what passed until then. `LABEL=failed`
stands for a step that never came as far as a log, such as a build. What was
skipped is printed by name, what failed with the end of what it said; the last
line is `N passed, N failed`. The status is 0 only if something passed and nothing failed.
"""

import json
import re
import sys

RESULT = re.compile(r"(not ok|ok)\b\s*(\d+)?\s*-?\s*([^#]*)(?:#\s*(\S+)\s*(.*))?$")
GOOD = {"OK", "EXPECTEDFAIL", "SKIP"}


# So many of the last lines of what failed are told again.
LINES = 40


class Counts:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []
        self.reports = []

    def add_tap(self, name, output, result):
        """Counts the cases of a TAP stream. Indented lines are subtests, which
        the line of their parent sums up."""
        planned = None
        seen = failed = 0
        for line in output.splitlines():
            plan = re.match(r"1\.\.(\d+)", line)
            if plan:
                planned = int(plan[1])
                continue
            if line.startswith("Bail out!"):
                self.failed.append(f"{name}: {line}")
                failed += 1
                continue
            case = RESULT.match(line)
            if not case:
                continue
            seen += 1
            word, _, title, directive, reason = case.groups()
            title = f"{name} {title.strip()}"
            # GLib marks a case that was left off by TODO or SKIP; neither may
            # pass for a success.
            if directive and directive.upper().startswith(("SKIP", "TODO")):
                self.skipped.append(f"{title}: {reason or directive}")
            elif word == "ok":
                self.passed += 1
            else:
                self.failed.append(title)
                failed += 1
        if planned is not None and seen < planned and not failed:
            self.failed.append(f"{name}: {seen} of {planned} cases ran")
            failed += 1
        if result not in GOOD and not failed:
            self.failed.append(f"{name}: {result.lower()} after {seen} cases")

    def add_log(self, label, path, status, listed):
        before = len(self.failed)
        logged = 0
        with open(path, encoding="utf-8") as log:
            for line in log:
                logged += 1
                test = json.loads(line)
                name = f"{label}: {test['name']}"
                output = test.get("stdout") or ""
                result = test["result"]
                if re.search(r"^(1\.\.\d+|(not )?ok\b)", output, re.M):
                    self.add_tap(name, output, result)
                elif result == "SKIP":
                    self.skipped.append(name)
                elif result in GOOD:
                    self.passed += 1
                else:
                    self.failed.append(f"{name}: {result.lower()}")
                if result not in GOOD:
                    said = output.splitlines() + (test.get("stderr") or "").splitlines()
                    self.reports.append((name, said[-LINES:]))
        if logged < listed:
            self.failed.append(f"{label}: {logged} of {listed} tests ran")
        if status and len(self.failed) == before:
            self.failed.append(f"{label}: meson test ended with status {status}")


def main(arguments):
    total = Counts()
    for argument in arguments:
        label, _, path = argument.partition("=")
        before = total.passed, len(total.failed), len(total.skipped)
        if path == "failed":
            total.failed.append(label)
        else:
            try:
                log, status, listed = path.rsplit(",", 2)
                total.add_log(label, log, int(status), int(listed))
            except (OSError, ValueError, KeyError) as error:
                total.failed.append(f"{label}: no readable log: {error}")
        print(f"{label}: {total.passed - before[0]} cases passed, "
              f"{len(total.failed) - before[1]} failed, "
              f"{len(total.skipped) - before[2]} skipped")
    for name in total.skipped:
        print(f"skipped: {name}")
    for name, said in total.reports:
        print(f"REPORT: {name}", *said, sep="\n  ")
    for name in total.failed:
        print(f"FAILED: {name}")
    print(f"{total.passed} passed, {len(total.failed)} failed")
    return 0 if total.passed and not total.failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

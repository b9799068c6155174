# SPDX-License-Identifier: GPL-3.0-or-later
"""What the walks through the program have in common: an office of invented people, the
check that everything on screen has a name, and the report in TAP."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from clew_test_a11y import Program, children_of, role_of, screenshot  # noqa: E402

PICTURES = os.environ.get("CLEW_TEST_PICTURES")


def picture(name):
    if PICTURES:
        screenshot(os.path.join(PICTURES, f"{name}.png"))


def assert_named(clew, where, root=None):
    nameless = clew.unnamed(root)
    assert not nameless, f"{where}: controls without a name:\n" + "\n".join(nameless)


class Office:
    """A demonstration office in a folder of its own."""

    def __init__(self, clew, clewctl):
        self.programs = (clew, clewctl)
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "office.clew")
        self.key_file = os.path.join(self.folder.name, "office.key")
        self.clewctl("demo", "--people", "60")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def clewctl(self, command, *arguments):
        return subprocess.run([self.programs[1], command, self.path, "--key-file", self.key_file,
                               *arguments], check=True, capture_output=True, text=True).stdout

    def people(self, *arguments):
        return json.loads(self.clewctl("participants", "--json", *arguments))

    def records(self, kind):
        path = os.path.join(self.folder.name, "all.json")
        self.clewctl("export", "--force", "--output", path)
        return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["kinds"][kind]

    def find_by_alias(self, *states):
        """Somebody whose release is in one of these states, found by another name alone."""
        for person in self.people():
            for alias in (person["aliases"] or "").split(", "):
                if person["release"] in states and alias and \
                        len(self.people("--search", alias)) == 1:
                    return person, alias
        raise AssertionError("the demonstration has nobody who is found by an alias")

    def open(self, *arguments, said=None):
        """The program with this office; what it prints goes to the file said, if any."""
        command = [self.programs[0], f"--key-file={self.key_file}", *arguments, self.path]
        if said is not None:
            command = ["sh", "-c", 'exec "$@" >"$0" 2>&1', said, *command]
        return Program(command)


def person_is_shown(clew, person):
    family = person["name"].split(",")[0]
    return [node for node in clew.find_all(name=lambda name: family in name)
            if role_of(node) in ("label", "panel", "heading") and not children_of(node)]


def open_person(clew, person, alias):
    """By another name to the person's page."""
    clew.press("ctrl+f")
    clew.find(role="frame", name="Participants")
    clew.type(alias)
    clew.find(name=re.compile("^" + re.escape(person["name"])))
    clew.press("Return")
    clew.wait_until(lambda: person_is_shown(clew, person), "the person is shown")


def tell_figure(what, figure, unit):
    """For reading, and for the table of tests/bench/run."""
    print(f"# figure\t{what}\t0\t{unit}\t{figure}", flush=True)


def main(tests, word=None):
    """Runs the tests, in TAP, or those with a word in their name; returns the exit status."""
    tests = [test for test in tests if word is None or word in test.__name__]
    failures = 0
    print(f"TAP version 13\n1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failures += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {name}", flush=True)
    return 1 if failures else 0


def tests_of(module):
    return [test for name, test in vars(sys.modules[module]).items() if name.startswith("test_")]

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/install-dependencies copies the right entry of the apt sources, with its
mirror, its key and its options, in both of apt's notations; and where it can't
ask for packages, it misses whatever is not there."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SCRIPT = pathlib.Path(sys.argv[1]) / "data" / "install-dependencies"
ARCHIVE = "http://mirror.example/debian/"
STANZA = "Types: {types}\nURIs: {uris}\nSuites: bookworm bookworm-updates\nComponents: main\n"

# (what it is about, files below the apt folder, what has to come out)
CASES = [
    ("one line", {"sources.list": "deb http://mirror.example/debian bookworm main\n"},
     "list\ndeb http://mirror.example/debian suite main\n"),
    ("one line with options and more components", {"sources.list.d/a.list":
     "# deb http://mirror.example/debian off main\n"
     "deb [ arch=amd64 signed-by=/k/a.gpg ]  http://mirror.example/debian/ bookworm "
     "main contrib\n"},
     "list\ndeb [ arch=amd64 signed-by=/k/a.gpg ] http://mirror.example/debian/ suite main\n"),
    ("another archive in the first line", {"sources.list":
     "deb http://other.example/debian stable main\n"
     "deb http://mirror.example/debian bookworm main\n"},
     "list\ndeb http://mirror.example/debian suite main\n"),
    ("sources of packages only", {"sources.list":
     "deb-src http://mirror.example/debian bookworm main\n"}, None),
    ("a stanza", {"sources.list.d/debian.sources":
     STANZA.format(types="deb deb-src", uris=ARCHIVE) + "Signed-By: /k/a.gpg\n"},
     "sources\nTypes: deb\nURIs: http://mirror.example/debian/\nSigned-By: /k/a.gpg\n"
     "Suites: suite\nComponents: main\n"),
    ("the second stanza, with a comment", {"sources.list.d/debian.sources":
     STANZA.format(types="deb", uris="http://other.example/debian-security") + "\n# main\n"
     + STANZA.format(types="deb", uris="http://mirror.example/debian")},
     "sources\nTypes: deb\nURIs: http://mirror.example/debian\nSuites: suite\nComponents: main\n"),
    ("a stanza that is off", {"sources.list.d/debian.sources":
     "Enabled: no\n" + STANZA.format(types="deb", uris=ARCHIVE)}, None),
    ("a stanza of sources only", {"sources.list.d/debian.sources":
     STANZA.format(types="deb-src", uris=ARCHIVE)}, None),
    ("a key inside the stanza", {"sources.list.d/debian.sources":
     STANZA.format(types="deb", uris=ARCHIVE) + "Signed-By:\n -----BEGIN\n .\n abc\n -----END\n"},
     "sources\nTypes: deb\nURIs: http://mirror.example/debian/\nSigned-By:\n -----BEGIN\n .\n abc\n"
     " -----END\nSuites: suite\nComponents: main\n"),
    ("suites over several lines", {"sources.list.d/debian.sources":
     "Types: deb\nURIs: http://mirror.example/debian/\nSuites: bookworm\n bookworm-updates\n"
     "Components: main\n"},
     "sources\nTypes: deb\nURIs: http://mirror.example/debian/\nSuites: suite\nComponents: main\n"),
    ("several mirrors", {"sources.list.d/debian.sources":
     STANZA.format(types="deb", uris="http://other.example/debian " + ARCHIVE)},
     "sources\nTypes: deb\nURIs: http://other.example/debian http://mirror.example/debian/\n"
     "Suites: suite\nComponents: main\n"),
    ("nothing", {}, None),
]

def script(*arguments, path=os.environ["PATH"]):
    return subprocess.run(["/bin/sh", SCRIPT, *arguments], capture_output=True, text=True,
                          env={**os.environ, "PATH": path})


def entry(files, expected):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "sources.list.d").mkdir()
        for path, text in files.items():
            (pathlib.Path(folder) / path).write_text(text)
        done = script("--print-entry", folder, ARCHIVE, "suite")
    if (done.stdout, done.returncode) != (expected or "", 0 if expected else 1):
        yield from (done.stdout + done.stderr).splitlines() + [f"status {done.returncode}"]


def nothing_is_missing():
    """Here, where the tests run. The names are those of this distribution."""
    yield from script("--tests", "--print-absent").stdout.splitlines()


def tools_are_missed_by_name():
    """Where all but two are there; that a tool is there is all that is looked for."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pkg-config", "fc-list"):
            (pathlib.Path(folder) / name).symlink_to(shutil.which(name))
        tools = script("--tests", "--print-absent", path=folder).stdout.splitlines()
        two = [tool for tool in tools if tool in ("Xvfb", "yelp-build")]
        for tool in tools:
            if tool not in two:
                (pathlib.Path(folder) / tool).symlink_to("/bin/true")
        missed = script("--tests", "--print-absent", path=folder).stdout.splitlines()
    if len(two) != 2 or missed != two:
        yield f"{missed} are missed"


def fewer_are_needed_for_less():
    with tempfile.TemporaryDirectory() as folder:
        build, headless, tests = (set(script(*options, "--print-absent", path=folder)
                                      .stdout.splitlines())
                                  for options in ((), ("--headless",), ("--tests",)))
    if not build < headless < tests or "Xvfb" in build or "strace" in headless:
        yield f"{len(build)}, {len(headless)} and {len(tests)} are missed"


PLAN = [(name, lambda files=files, expected=expected: entry(files, expected))
        for name, files, expected in CASES]
PLAN += [(test.__name__.replace("_", " "), test)
         for test in (nothing_is_missing, tools_are_missed_by_name, fewer_are_needed_for_less)]

print(f"1..{len(PLAN)}")
wrong = 0
for number, (name, look) in enumerate(PLAN, 1):
    findings = list(look())
    for finding in findings:
        print(f"# {finding}")
    wrong += bool(findings)
    print(f"{'not ok' if findings else 'ok'} {number} {name}")
sys.exit(1 if wrong else 0)

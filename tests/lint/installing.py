#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/install-dependencies copies the right entry of the apt sources, with its
mirror, its key and its options, in both of apt's notations."""

import pathlib
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

print(f"1..{len(CASES)}")
wrong = 0
for number, (name, files, expected) in enumerate(CASES, 1):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "sources.list.d").mkdir()
        for path, text in files.items():
            (pathlib.Path(folder) / path).write_text(text)
        done = subprocess.run(["sh", SCRIPT, "--print-entry", folder, ARCHIVE, "suite"],
                              capture_output=True, text=True)
    good = (done.stdout == expected and done.returncode == 0 if expected
            else done.stdout == "" and done.returncode == 1)
    if not good:
        wrong += 1
        for line in (done.stdout + done.stderr).splitlines() + [f"status {done.returncode}"]:
            print(f"# {line}")
    print(f"{'ok' if good else 'not ok'} {number} {name}")
sys.exit(1 if wrong else 0)

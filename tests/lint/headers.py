#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each header of src/ compiles when nothing else is included before it.

The flags are those that the build uses for the sources of the same room, so a
GTK include in the core fails here as well.
"""

import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

from lint import Rule, Skip, run, sources

BUILD = pathlib.Path(sys.argv[2])
SOURCE = pathlib.Path(sys.argv[1])


def commands():
    """The compiler command of one source of each room, without its input and
    output."""
    found = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        source = pathlib.Path(os.path.normpath(os.path.join(entry["directory"], entry["file"])))
        try:
            parts = source.relative_to(SOURCE / "src").parts
        except ValueError:
            continue
        words = shlex.split(entry["command"])
        kept = []
        skip = False
        for word in words:
            if skip:
                skip = False
            elif word in ("-o", "-MF", "-MQ", "-MT"):
                skip = True
            elif word not in ("-c", "-MD", entry["file"]) and not word.startswith("-fsanitize"):
                kept.append(word)
        found.setdefault(parts[0], (entry["directory"], kept))
    return found


def compiles(root, path, directory, command):
    """The first complaint of the compiler about PATH, or nothing."""
    text = f'#include "{path.relative_to("src")}"\nint clew_header_stands_alone;\n'
    result = subprocess.run(
        command + ["-I", str(root / "src"), "-Werror", "-Wno-missing-declarations",
                   "-fsyntax-only", "-x", "c", "-"],
        cwd=directory, input=text, capture_output=True, text=True)
    if result.returncode:
        errors = [line for line in result.stderr.splitlines() if "error:" in line]
        return (errors or result.stderr.splitlines() or ["no message"])[0]
    return None


def look(root):
    known = commands()
    core = next((known[room] for room in ("base", "store", "records") if room in known), None)
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path in sources(root, ".h", under=("src",)):
            flags = known.get(path.parts[1], core)
            jobs.append((path, pool.submit(compiles, root, path, *flags)))
    for path, job in jobs:
        if job.result():
            yield path, job.result()


def ready():
    if not commands():
        raise Skip("nothing is compiled yet")


run([
    Rule("headers compile alone", look, {
        "src/base/clew-sample-a.h": "#pragma once\n#include <glib.h>\nGBytes *a (void);\n",
        "src/base/clew-sample-b.h": "#pragma once\nGBytes *b (void);\n",
        "src/base/clew-sample-c.h": "#pragma once\n#include <gtk/gtk.h>\n",
    }, ["src/base/clew-sample-b.h", "src/base/clew-sample-c.h"], ready),
])

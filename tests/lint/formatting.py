#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format owns the white space of the C sources.

Version 14 is the reference: others lay out a few lines in other ways, so with
those the rule does not look and says so.
"""

import pathlib
import re
import shutil
import subprocess
import sys

from lint import Rule, Skip, run, sources

REFERENCE = 14
STYLE = pathlib.Path(sys.argv[1]) / ".clang-format"


def program():
    for name in (f"clang-format-{REFERENCE}", "clang-format"):
        path = shutil.which(name)
        if path:
            text = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
            version = re.search(r"version (\d+)", text)
            if version and int(version[1]) == REFERENCE:
                return path, REFERENCE
            return None, version and version[1]
    return None, None


def ready():
    path, version = program()
    if not path:
        raise Skip(f"clang-format {REFERENCE} is the reference, here is {version}")


def look(root):
    paths = [str(path) for path in sources(root, ".c", ".h")]
    if not paths:
        return
    if not (root / ".clang-format").exists():
        shutil.copy(STYLE, root)
    result = subprocess.run([program()[0], "--dry-run", "-Werror", "--style=file", *paths],
                            cwd=root, capture_output=True, text=True)
    for match in re.finditer(r"(?m)^([^:\n]+):(\d+):\d+: error: (.*)$", result.stderr):
        yield f"{match[1]}:{match[2]}", "run clang-format -i on it"
    if result.returncode and "error:" not in result.stderr:
        yield "clang-format", result.stderr.strip()


run([
    Rule("C sources are laid out by clang-format", look, {
        "src/a.c": "int\na (void)\n{\n  return 1;\n}\n",
        "src/b.c": "int b(void) {\n  return 1;\n}\n",
    }, ["src/b.c:1"], ready),
])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every file: names, licenses, line lengths, words that may not
stand anywhere."""

import re
import subprocess

from lint import Rule, c_bare, lines_with, read, run, sources, tracked

TOP = {"src", "data", "ui", "po", "help", "tests", "meson.build", "README.md", "COPYING"}

# Files that carry a license line: everything somebody wrote, unless its format
# has no comments or it is prose.
LICENSED = {".c", ".h", ".py", ".sh", ".build", ".ui", ".xml", ".in", ".css", ".sql", ".page",
            ".svg", ".po", ".supp", ".ini"}
LONGEST = 100
LONGEST_FILE = 600  # a test may list more cases than that
MEASURED = {".c", ".h", ".py", ".sh", ".build", ".sql", ".css"}
TEXT_SUFFIXES = LICENSED | MEASURED | {".md", ".json", ".txt", ""}

# Pieced together so that this file does not name them.
HOSTS = re.compile("|".join(re.escape(host) for host in (
    "deb.debian" + ".org", "security.debian" + ".org", "snapshot.debian" + ".org",
    "ftp.debian" + ".org", "archive.ubuntu" + ".com", "registry.npmjs" + ".org",
    "pypi" + ".org", "pythonhosted" + ".org", "crates" + ".io", "proxy.golang" + ".org",
    "rubygems" + ".org", "repo.maven" + ".org")))
MACHINE = re.compile(r"(?<![\w.$}])/(work|tmp/wt|root|home/\w+)/")

# Each is a door through which records have left other programs in the clear.
LEAKS = {
    "KEY " + "''": "attaches or exports a database without a key",
    "sqlcipher_" + "export": "loses the header and can write plain text",
    "PRINT_OPERATION_ACTION_" + "PREVIEW": "hands a plain temporary file to another program",
}
TEMP_STORE = re.compile(r"temp_store\s*=\s*(FILE|1)", re.I)

LEFTOVER = re.compile(r"\b(FOUNDER|FIXME|XXX|TODO|HACK)\b")


def is_script(root, path):
    with open(root / path, "rb") as file:
        return file.read(2) == b"#!"


def is_text(path):
    return path.suffix in TEXT_SUFFIXES and path.name != "COPYING"


def top_names(root):
    for name in sorted({path.parts[0] for path in tracked(root)}):
        if name not in TOP and not name.startswith("."):
            yield name, "does not belong at the top"
    for name in sorted(TOP):
        if not (root / name).exists():
            yield name, "is missing at the top"


def licenses(root):
    for path in tracked(root):
        # Marked both as the format and as a template of it.
        if path.suffix not in LICENSED and not is_script(root, path):
            continue
        if "SPDX-License-Identifier: " not in read(root, path)[:1000]:
            yield path, "has no SPDX-License-Identifier line"


def line_lengths(root):
    for path in tracked(root):
        if path.suffix in MEASURED or (path.suffix == "" and is_script(root, path)):
            for number, line in enumerate(read(root, path).splitlines(), 1):
                if len(line) > LONGEST:
                    yield f"{path}:{number}", f"{len(line)} characters, {LONGEST} are the limit"


def file_lengths(root):
    for path in sources(root, ".c", under=("src",)):
        number = read(root, path).count("\n")
        if number > LONGEST_FILE:
            yield path, f"{number} lines, {LONGEST_FILE} are the limit"


def whitespace(root):
    for path in tracked(root):
        if not is_text(path):
            continue
        text = read(root, path)
        for number, _ in lines_with(r"(?m)[ \t\r]+$", text):
            yield f"{path}:{number}", "white space at the end of the line"
        if text and not text.endswith("\n"):
            yield path, "does not end with a line feed"


def stems(root):
    seen = {}
    for path in sources(root, ".c", ".h"):
        seen.setdefault(path.stem, set()).add(path.parent)
    for stem, folders in sorted(seen.items()):
        if len(folders) > 1:
            yield stem, "stands in " + " and ".join(sorted(map(str, folders)))


def templates(root):
    known = {path.stem: path for path in sources(root, ".c", under=("src",))}
    for path in tracked(root):
        if path.parts[0] == "ui" and path.suffix == ".ui":
            source = known.get(path.stem)
            if source is None:
                yield path, "has no source file of the same name"
            elif source.parts[2:-1] != path.parts[1:-1]:
                yield path, f"stands in another area than {source}"


def hosts(root):
    for path in tracked(root):
        if is_text(path):
            for number, match in lines_with(HOSTS, read(root, path)):
                yield f"{path}:{number}", f"names the package host {match[0]}"


def machine_paths(root):
    for path in tracked(root):
        if is_text(path) and path.name not in ("debian-13.sh",):
            for number, match in lines_with(MACHINE, read(root, path)):
                yield f"{path}:{number}", f"names a folder of one machine: {match[0]}"


def leaks(root):
    for path in tracked(root):
        if path.parts[0] not in ("src", "data", "ui"):
            continue
        text = read(root, path)
        for word, why in LEAKS.items():
            for number, _ in lines_with(re.escape(word), text):
                yield f"{path}:{number}", f"{word} {why}"
        for number, _ in lines_with(TEMP_STORE, text):
            yield f"{path}:{number}", "temporary tables would be written in the clear"


def plain_types(root):
    for path in sources(root, ".c", ".h"):
        for number, match in lines_with(r"\bg(char|int)\b", c_bare(read(root, path))):
            yield f"{path}:{number}", f"write {match[1]} for {match[0]}"


def guards(root):
    for path in sources(root, ".h"):
        if not re.search(r"(?m)^#pragma once$", read(root, path)):
            yield path, "has no #pragma once"


def leftovers(root):
    for path in tracked(root):
        if is_text(path) and path.parts[0] in ("src", "ui", "data", "help", "meson.build"):
            for number, match in lines_with(LEFTOVER, read(root, path)):
                yield f"{path}:{number}", f"{match[0]} marks something unfinished"


def scripts(root):
    """Each shell script at least parses in the shell that it names."""
    for path in tracked(root):
        if not is_script(root, path):
            continue
        first = read(root, path).split("\n", 1)[0]
        shell = re.search(r"\b(ba|da)?sh\b", first)
        if not shell:
            continue
        result = subprocess.run([shell[0], "-n", path], cwd=root, capture_output=True, text=True)
        if result.returncode or result.stderr:
            yield path, result.stderr.strip()


LICENSE = "SPDX-License-Identifier: GPL-3.0-or-later\n"

run([
    Rule("the top level holds what it should", top_names, {
        **{name + "/a": "" for name in ("src", "data", "ui", "po", "help", "tests")},
        "README.md": "", "COPYING": "", ".gitignore": "build\n", "build/x": "", "notes.txt": "",
    }, ["meson.build", "notes.txt"]),
    Rule("every file has its license line", licenses, {
        "src/a.c": "int a;\n", "src/b.c": "// " + LICENSE, "data/c.json": "{}\n",
        "data/d": "#!/bin/sh\n", "data/e.in": "# " + LICENSE,
    }, ["src/a.c", "data/d"]),
    Rule(f"no line is longer than {LONGEST}", line_lengths, {
        "src/a.c": "x" * 100 + "\n" + "x" * 101 + "\n", "data/b.json": "x" * 200 + "\n",
    }, ["src/a.c:2"]),
    Rule(f"no source file has more than {LONGEST_FILE} lines", file_lengths, {
        "src/a.c": "\n" * 600, "src/b.c": "\n" * 601, "tests/c.c": "\n" * 601,
    }, ["src/b.c"]),
    Rule("no white space at line ends", whitespace, {
        "src/a.c": "a \nb\n", "src/b.c": "a", "src/c.c": "a\n\tb\n",
    }, ["src/a.c:1", "src/b.c"]),
    Rule("file names are unique", stems, {
        "src/base/clew-a.c": "", "src/base/clew-a.h": "", "src/store/clew-b.c": "",
        "tests/base/clew-b.c": "",
    }, ["clew-b"]),
    Rule("templates stand beside their sources", templates, {
        "src/desk/legal/clew-a.c": "", "ui/legal/clew-a.ui": "", "ui/legal/clew-b.ui": "",
        "src/desk/clew-c.c": "", "ui/legal/clew-c.ui": "",
    }, ["ui/legal/clew-b.ui", "ui/legal/clew-c.ui"]),
    Rule("no package host is named", hosts, {
        "README.md": "Debian\nhttp://deb.debian" + ".org/debian\nwww.debian" + ".org\n",
    }, ["README.md:2"]),
    Rule("no folder of one machine is named", machine_paths, {
        "data/a.sh": "cd /wo" + "rk/main\ncd $top/wo" + "rk/x\ncd ../wo" + "rk/x\n"
                     "cd /tmp/w" + "t/x\n",
    }, ["data/a.sh:1", "data/a.sh:4"]),
    Rule("no known leak is opened", leaks, {
        "src/store/a.c": '"ATTACH x AS y KEY ' + "''\"\n" + '"PRAGMA temp_store = FILE"\n'
                         '"PRAGMA temp_store=MEMORY"\n"PRAGMA key"\n',
        "tests/store/b.c": '"sqlcipher_' + 'export"\n',
        "src/store/c.c": '"SELECT sqlcipher_' + 'export (1)"\n',
    }, ["src/store/a.c:1", "src/store/a.c:2", "src/store/c.c:1"]),
    Rule("nothing is marked as unfinished", leftovers, {
        "src/a.c": "/* TODO: later */\nint todo;\n", "tests/b.c": "/* TODO */\n",
        "meson.build": "# FOUNDER\n",
    }, ["src/a.c:1", "meson.build:1"]),
    Rule("scripts parse in their shells", scripts, {
        "data/a": "#!/bin/sh\nif true; then echo; fi\n", "data/b": "#!/bin/sh\nif true; then\n",
        "data/c": "#!/bin/bash\n[[ a =~ b ]] && a=(1 2)\n", "data/d": "#!/bin/sh\na=(1 2)\n",
    }, ["data/b", "data/d"]),
    Rule("plain C types are written plainly", plain_types, {
        "src/a.c": "gchar *a;\nchar *b; /* gchar */\ngint64 c;\ngint d;\n",
    }, ["src/a.c:1", "src/a.c:4"]),
    Rule("headers have a guard", guards, {
        "src/a.h": "int a;\n", "src/b.h": "#pragma once\n",
    }, ["src/a.h"]),
])

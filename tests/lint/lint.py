# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: rules with controls, spoken as TAP.

A rule looks at a tree and names what is wrong in it as (place, message). Each
rule comes with a control: a small tree made on the spot, and exactly those
places in it that the rule has to name. A rule that has gone blind, or that
names innocent lines, fails its own control.
"""

import fnmatch
import functools
import os
import pathlib
import re
import shutil
import sys
import tempfile


class Skip(Exception):
    """Raised by a rule that cannot look on this machine, with the reason."""


class Rule:
    def __init__(self, name, look, sample, expected, ready=None):
        """LOOK takes the root of a tree and yields (place, message) pairs;
        SAMPLE maps paths to contents; EXPECTED are the places it has to name
        there. READY raises Skip when the rule cannot look here."""
        self.name = name
        self.look = look
        self.sample = sample
        self.expected = set(map(str, expected))
        self.ready = ready

    def control(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, content in self.sample.items():
                target = root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                if isinstance(content, bytes):
                    target.write_bytes(content)
                else:
                    target.write_text(content, encoding="utf-8")
            named = {str(place) for place, _ in self.look(root)}
        for place in sorted(self.expected - named):
            yield place, "the rule does not see what is wrong here"
        for place in sorted(named - self.expected):
            yield place, "the rule finds fault where there is none"


def run(rules):
    """Prints TAP for RULES over the source tree given on the command line."""
    root = pathlib.Path(sys.argv[1])
    print(f"1..{2 * len(rules)}")
    failed = number = 0
    for rule in rules:
        for name, look in ((rule.name, functools.partial(rule.look, root)),
                           (f"{rule.name}: control", rule.control)):
            number += 1
            try:
                if rule.ready:
                    rule.ready()
                findings = list(look())
            except Skip as reason:
                print(f"ok {number} {name} # SKIP {reason}")
                continue
            for place, message in findings[:100]:
                print(f"# {place}: {message}")
            if len(findings) > 100:
                print(f"# and {len(findings) - 100} more")
            print(f"{'not ok' if findings else 'ok'} {number} {name}", flush=True)
            failed += bool(findings)
    sys.exit(1 if failed else 0)


def need(*programs):
    """Makes a READY that asks for PROGRAMS."""
    def ready():
        absent = [name for name in programs if not shutil.which(name)]
        if absent:
            raise Skip("not installed: " + ", ".join(absent))
    return ready


@functools.lru_cache(maxsize=None)
def tracked(root):
    """All files of the tree as sorted paths relative to ROOT, without what
    .gitignore leaves out. Git itself need not be there."""
    ignored = [".git", ".git/*"]
    ignore_file = root / ".gitignore"
    if ignore_file.exists():
        for line in ignore_file.read_text().split():
            line = line.strip("/")
            ignored += [line, line + "/*"]
    found = []
    for folder, folders, names in os.walk(root):
        base = pathlib.Path(folder).relative_to(root)
        def kept(name):
            path = (base / name).as_posix()
            return not any(fnmatch.fnmatch(path, one) or fnmatch.fnmatch(name, one)
                           for one in ignored)
        folders[:] = [name for name in folders if kept(name)]
        found += [base / name for name in names if kept(name)]
    return sorted(found)


def sources(root, *suffixes, under=("src", "tests")):
    """Those files below the folders UNDER that end in one of SUFFIXES."""
    return [path for path in tracked(root)
            if path.parts[0] in under and path.suffix in suffixes]


def read(root, path):
    return (root / path).read_text(encoding="utf-8", errors="replace")


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def c_code(text):
    """C TEXT with its comments blanked; lines stay where they are."""
    return TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith("/") else m[0], text)


def c_strings(text):
    """The (line number, content) of each string literal in C TEXT."""
    for match in TOKEN.finditer(text):
        if match[0].startswith('"'):
            yield text.count("\n", 0, match.start()) + 1, match[0][1:-1]


def c_bare(text):
    """C TEXT with comments and literals blanked."""
    return TOKEN.sub(lambda m: blank(m[0]), text)


def lines_with(pattern, text):
    """The numbers of the lines of TEXT on which PATTERN matches, and the match."""
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever people read can be translated, and is."""

import pathlib
import re
import subprocess
import tempfile

from lint import Rule, c_code, lines_with, need, read, run, tracked

KEYWORDS = ["_", "N_", "Q_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3",
            "g_dgettext:2", "g_dpgettext2:2c,3", "dgettext:2", "dngettext:2,3"]
MARKED = re.compile(r'(?<!\w)(_|N_|Q_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2)'
                    r'\s*\([^()"]*"')
PO_PLACE = re.compile(r"(?m)^([^:\n]+):(\d+)(?::\d+)?: (.*)$")


def listed(root, name):
    text = read(root, pathlib.Path("po") / name) if (root / "po" / name).exists() else ""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def has_words(root, path):
    """Whether PATH holds something that gettext takes out."""
    if path.suffix in (".c", ".h"):
        return MARKED.search(c_code(read(root, path))) is not None
    if path.suffix == ".ui":
        return re.search(r'translatable="(yes|true|1)"', read(root, path)) is not None
    return path.name.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml"))


def potfiles(root):
    entries = listed(root, "POTFILES")
    wanted = {str(path) for path in tracked(root)
              if path.parts[0] in ("src", "ui", "data") and has_words(root, path)}
    for name in sorted(wanted - set(entries)):
        yield name, "has words for people and is missing in po/POTFILES"
    for name in sorted(set(entries) - wanted):
        yield name, "stands in po/POTFILES and has no words for people"
    if entries != sorted(entries) or len(entries) != len(set(entries)):
        yield "po/POTFILES", "is not sorted, or names a file twice"


def linguas(root):
    languages = set(listed(root, "LINGUAS"))
    catalogs = {path.stem for path in tracked(root) if path.parts[0] == "po"
                and path.suffix == ".po"}
    for name in sorted(languages ^ catalogs):
        yield f"po/{name}.po", "stands in only one of po/LINGUAS and po/"


def catalogs(root):
    return [path for path in tracked(root) if path.parts[0] == "po" and path.suffix == ".po"]


def sound(root):
    """msgfmt's own checks: headers, formats, plural forms, accelerators."""
    for path in catalogs(root):
        result = subprocess.run(["msgfmt", "-c", "--check-accelerators=_", "-o", "/dev/null", path],
                                cwd=root, capture_output=True, text=True)
        if result.returncode:
            for match in PO_PLACE.finditer(result.stderr):
                yield f"{match[1]}:{match[2]}", match[3]
            if not PO_PLACE.search(result.stderr):
                yield path, result.stderr.strip()


def complete(root):
    """Every message of the sources as they are now is translated in each
    language, and none of the translations is a guess."""
    if not catalogs(root):
        return
    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/clew.pot"
        names = [name for name in listed(root, "POTFILES") if (root / name).exists()]
        subprocess.run(["xgettext", "--from-code=UTF-8", "--no-location", "-o", template]
                       + [f"--keyword={word}" for word in KEYWORDS] + names,
                       cwd=root, check=True, capture_output=True)
        for path in catalogs(root):
            result = subprocess.run(["msgcmp", path, template], cwd=root,
                                    capture_output=True, text=True)
            if not result.returncode:
                continue
            # Places are in the template, which is gone; name the words instead.
            lines = pathlib.Path(template).read_text(encoding="utf-8").splitlines()
            for match in PO_PLACE.finditer(result.stderr):
                if match[1] != template:
                    yield f"{path}:{match[2]}", match[3]
                    continue
                first = last = int(match[2]) - 1
                while first > 0 and not lines[first].startswith("msgid "):
                    first -= 1
                words = [re.sub(r'^\w*\s*"|"$', "", line) for line in lines[first:last]]
                yield path, f"not translated: “{''.join(words)[:70]}”"
            if not PO_PLACE.search(result.stderr):
                yield path, result.stderr.strip()


def built_sentences(root):
    """A marked string that begins or ends in the middle of a sentence cannot
    be put into another order by a translator."""
    for path in tracked(root):
        if path.parts[0] != "src" or path.suffix not in (".c", ".h"):
            continue
        for number, match in lines_with(r'(?<!\w)N?_ ?\(\s*"( [^"]*|[^"]* )"\s*\)',
                                        c_code(read(root, path))):
            yield f"{path}:{number}", "a marked string begins or ends with a space"


PO = ('msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2026-01-01\\n"\n'
      '"Last-Translator: x\\n"\n"Language-Team: x\\n"\n"Language: es\\n"\n'
      '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
      '"MIME-Version: 1.0\\n"\n\n')

run([
    Rule("po/POTFILES names every file with words", potfiles, {
        "po/POTFILES": "src/a.c\nsrc/e.c\n",
        "src/a.c": '_("One")', "src/b.c": 'ngettext ("one", "two", n)', "src/c.c": '/* _("No") */',
        "src/d.h": 'C_ ("context", "Two")', "src/e.c": 'f ("none")', "src/f.c": 'foo_("none")',
        "ui/g.ui": '<property translatable="yes">', "data/h.gschema.xml": "",
    }, ["src/b.c", "src/d.h", "src/e.c", "ui/g.ui", "data/h.gschema.xml"]),
    Rule("po/LINGUAS names every language", linguas, {
        "po/LINGUAS": "# a\nes\nfr\n", "po/es.po": "", "po/vi.po": "",
    }, ["po/fr.po", "po/vi.po"]),
    Rule("catalogs are sound", sound, {
        "po/es.po": PO + '#, c-format\nmsgid "%d people"\nmsgstr "%s personas"\n',
        "po/vi.po": PO.replace("es", "vi") + 'msgid "a"\nmsgstr "b"\n',
    }, ["po/es.po:14"], need("msgfmt")),
    Rule("catalogs are complete", complete, {
        "po/POTFILES": "src/a.c\n", "src/a.c": '_("One"); _("Two"); N_ ("Three")',
        "po/es.po": PO + 'msgid "One"\nmsgstr "Uno"\n\nmsgid "Two"\nmsgstr "Dos"\n',
        "po/fr.po": PO + 'msgid "One"\nmsgstr "Un"\n\nmsgid "Two"\nmsgstr "Deux"\n\n'
                         'msgid "Three"\nmsgstr "Trois"\n',
        "po/vi.po": PO + 'msgid "One"\nmsgstr "Một"\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Hai"\n\n'
                         'msgid "Three"\nmsgstr "Ba"\n',
    }, ["po/es.po", "po/vi.po:17"], need("xgettext", "msgcmp")),
    Rule("no sentence is put together from pieces", built_sentences, {
        "src/a.c": '_("Whole sentence.")\n_("Half of ")\nf (" a ")\nN_ (" other half")\n',
    }, ["src/a.c:2", "src/a.c:4"]),
])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What describes the program to the desktop: entry, metainfo, settings, icons.

The entry and the metainfo are looked at as the build leaves them, with their
translations merged.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from lint import Rule, c_strings, need, read, run, sources

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:3])
ID = "org.clewproject.Clew"
DESKTOP, METAINFO = f"{ID}.desktop", f"{ID}.metainfo.xml"
SCHEMA = pathlib.Path("data") / f"{ID}.gschema.xml"
ICONS = {f"data/icons/{ID}.svg": 128, f"data/icons/{ID}-symbolic.svg": 16}
SVG = "{http://www.w3.org/2000/svg}"


def built(root, name):
    """The built file NAME for the tree at ROOT; a control brings its own."""
    return (BUILD if root == SOURCE else root) / "data" / name


def ask(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    return result.returncode, (result.stdout + result.stderr).strip()


def entry(root):
    status, text = ask("desktop-file-validate", built(root, DESKTOP))
    # Hints are no errors, but nothing here should need one.
    if status or text:
        yield DESKTOP, text.replace("\n", " ")


def metainfo(root):
    status, text = ask("appstreamcli", "validate", "--no-net", "--no-color",
                       built(root, METAINFO))
    if status:
        yield METAINFO, text.replace("\n", " ")


def schema(root):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(root / SCHEMA, folder)
        status, text = ask("glib-compile-schemas", "--strict", "--dry-run", folder)
    if status:
        yield SCHEMA, text.replace("\n", " ")
    for key in ET.parse(root / SCHEMA).iter("key"):
        for part in ("summary", "description"):
            if not (key.findtext(part) or "").strip():
                yield f"{SCHEMA}: {key.get('name')}", f"has no {part}"


def keys(root):
    """The settings that the desk asks for are those of the schema: asking for
    another ends the program."""
    known = {key.get("name") for key in ET.parse(root / SCHEMA).iter("key")}
    used = set()
    strings = set()
    for path in sources(root, ".c", under=("src",)):
        text = read(root, path)
        strings.update(value for _, value in c_strings(text))
        # Only where the key is the second argument, written out.
        for match in re.finditer(r'\bg_settings_\w+\s*\((?:[^(),";]|\([^()]*\))+,\s*'
                                 r'"([a-z-]+)"', text):
            used.add(match[1])
    for name in sorted(used - known):
        yield f"{SCHEMA}: {name}", "is asked for and does not exist"
    for name in sorted(known - strings):
        yield f"{SCHEMA}: {name}", "is asked for nowhere"


def start_pages(root):
    """An office can open with each view that the window has, and no other."""
    text = read(root, pathlib.Path("src/desk/clew-areas.c"))
    views = set(re.findall(r'(?m)^\s*\.name = "([a-z-]+)"', text))
    for key in ET.parse(root / SCHEMA).iter("key"):
        if key.get("name") == "start-page":
            choices = {choice.get("value") for choice in key.iter("choice")}
            for name in sorted(views ^ choices):
                yield f"{SCHEMA}: start-page", f"{name} is only a view or only a choice"


def icons(root):
    for name, size in ICONS.items():
        try:
            svg = ET.parse(root / name).getroot()
        except (OSError, ET.ParseError) as error:
            yield name, str(error)
            continue
        if svg.get("viewBox") != f"0 0 {size} {size}":
            yield name, f"is not drawn on a square grid of {size}"
        if not name.endswith("-symbolic.svg"):
            continue
        # GTK colors them by overriding the fill of every shape.
        for element in svg.iter():
            if element.get("stroke") or element.tag in (SVG + "mask", SVG + "clipPath"):
                yield name, "a symbolic icon has filled shapes only"
                break


def identity(root):
    """The program has one name in all places that must agree."""
    text = (root / "meson.build").read_text()
    if f"application_id = '{ID}'" not in text:
        yield "meson.build", f"the application's id is not {ID}"
    desktop = built(root, DESKTOP).read_text()
    for line in (f"Icon={ID}", "DBusActivatable=true"):
        if line not in desktop.splitlines():
            yield DESKTOP, f"has no line {line}"
    tree = ET.parse(built(root, METAINFO)).getroot()
    if tree.findtext("id") != ID or tree.findtext("launchable") != DESKTOP:
        yield METAINFO, "names another program"
    if ET.parse(root / SCHEMA).find("schema").get("id") != ID:
        yield SCHEMA, "names another program"
    version = re.search(r"version: '([^']+)'", text)
    release = tree.find("releases/release")
    if version and (release is None or release.get("version") != version[1]):
        yield METAINFO, f"does not describe version {version[1]}"


GOOD_SCHEMA = ('<schemalist><schema id="' + ID + '" path="/a/"><key name="one" type="i">'
               '<default>1</default><summary>a</summary><description>b</description></key>'
               '<key name="two" type="i"><default>1</default><summary>a</summary></key>'
               '</schema></schemalist>')

run([
    Rule("the desktop entry is valid", entry, {
        f"data/{DESKTOP}": "[Desktop Entry]\nType=Application\nExec=clew\n",
    }, [DESKTOP], need("desktop-file-validate")),
    Rule("the metainfo is valid", metainfo, {
        f"data/{METAINFO}": '<component type="desktop-application"><id>a.b.C</id></component>',
    }, [METAINFO], need("appstreamcli")),
    Rule("the settings schema is valid", schema, {
        str(SCHEMA): GOOD_SCHEMA.replace('<key name="one" type="i">', '<key name="one" type="s">'),
    }, [SCHEMA, f"{SCHEMA}: two"], need("glib-compile-schemas")),
    Rule("the settings are those that the desk asks for", keys, {
        str(SCHEMA): GOOD_SCHEMA,
        "src/desk/a.c": 'g_settings_get_int (get (), "one");\n'
                        'g_settings_bind (settings, "three", row, "active", 0);'
                        'g_settings_bind_with_mapping (get (), key, row, "selected");',
    }, [f"{SCHEMA}: two", f"{SCHEMA}: three"]),
    Rule("an office can start with each view", start_pages, {
        str(SCHEMA): '<schemalist><schema><key name="start-page"><choices><choice value="one"/>'
                     '</choices></key></schema></schemalist>',
        "src/desk/clew-areas.c": '  {\n    .name = "one",\n  },\n  {\n    .name = "two",\n  },\n',
    }, [f"{SCHEMA}: start-page"]),
    Rule("the icons are drawn as icons are", icons, {
        f"data/icons/{ID}.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 96"/>',
        f"data/icons/{ID}-symbolic.svg":
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
            '<path stroke="#000"/></svg>',
    }, ICONS),
    Rule("the program has one name everywhere", identity, {
        "meson.build": f"project('clew', version: '2')\napplication_id = '{ID}'\n",
        f"data/{DESKTOP}": "[Desktop Entry]\nIcon=clew\nDBusActivatable=true\n",
        f"data/{METAINFO}": f"<component><id>{ID}</id><launchable>{DESKTOP}</launchable>"
                            '<releases><release version="1"/></releases></component>',
        str(SCHEMA): GOOD_SCHEMA,
    }, [DESKTOP, METAINFO]),
])

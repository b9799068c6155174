#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows between the rooms: who may include whom, and what stays where.

The table is that of src/README.md.
"""

import re

from lint import Rule, c_bare, c_code, c_strings, lines_with, read, run, sources, tracked

CORE_BELOW_WINDOWS = {"documents", "exchange", "records", "rules", "keys", "base"}
MAY_USE = {
    "desk": CORE_BELOW_WINDOWS,
    "tool": CORE_BELOW_WINDOWS | {"store"},
    "documents": {"records", "rules", "base"},
    "exchange": {"records", "rules", "store", "base"},
    "records": {"rules", "store", "base"},
    "rules": {"base"},
    "keys": {"base"},
    "store": {"base"},
    "base": set(),
}

# Libraries that one room keeps to itself, so that there is one place to look
# when a record might have been written, shown or sent wrongly.
LIBRARIES = {
    r"(gtk|gdk|gsk)/|adwaita": {"desk"},
    r"sqlite3|sqlcipher": {"store"},
    r"libsecret/": {"keys"},
    r"qrencode|zbar|qpdf|gdk-pixbuf/": {"documents"},
    r"poppler": {"documents", "desk"},
}

# Where the text of an SQL statement may stand.
SQL_ROOMS = {"store", "records"}
SQL = re.compile(r"^\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s"
                 r"|REPLACE\s+INTO\s|(CREATE|DROP|ALTER)\s+(TEMP\s+|VIRTUAL\s+)*"
                 r"(TABLE|VIEW|INDEX|TRIGGER)\s|PRAGMA\s|ATTACH\s|VACUUM\b|BEGIN\s+IMMEDIATE)")
# A condition is SQL, too.
TAKES_SQL = r"\bclew_(record_select|store_query|store_run)\w*"

INCLUDE = r'(?m)^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]'


def includes(root):
    """Each #include below src/ as (place, file, delimiter, target)."""
    for path in sources(root, ".c", ".h", under=("src",)):
        for line, match in lines_with(INCLUDE, c_code(read(root, path))):
            yield f"{path}:{line}", path, match[1], match[2]


def arrows(root):
    for place, path, delimiter, target in includes(root):
        room = path.parts[1]
        if delimiter == "<":
            continue
        if "/" not in target:
            if target not in ("config.h",) and not target.endswith("-resources.h"):
                yield place, f"name the room: “{target}”"
            continue
        other = target.split("/")[0]
        if room not in MAY_USE:
            yield place, f"{room}/ is no room of the table"
        elif other not in MAY_USE:
            yield place, f"{other}/ is no room of the table"
        elif other != room and other not in MAY_USE[room]:
            yield place, f"{room}/ may not use {other}/"
        elif not (root / "src" / target).exists():
            yield place, f"there is no src/{target}"


def areas(root):
    for place, path, _, target in includes(root):
        if path.parts[1] != "desk" or not target.startswith("desk/"):
            continue
        here = path.parts[2] if len(path.parts) > 3 else None
        there = target.split("/")[1] if target.count("/") > 1 else None
        if here and there and there not in (here, "common"):
            yield place, f"desk/{here}/ and desk/{there}/ meet through actions, not includes"


def libraries(root):
    for place, path, _, target in includes(root):
        for pattern, rooms in LIBRARIES.items():
            if re.match(pattern, target) and path.parts[1] not in rooms:
                yield place, f"<{target}> belongs to {' and '.join(sorted(rooms))}"


def sqlite_calls(root):
    for path in sources(root, ".c", ".h", under=("src",)):
        if path.parts[1] == "store":
            continue
        for line, match in lines_with(r"\bsqlite3_\w+", c_bare(read(root, path))):
            yield f"{path}:{line}", f"{match[0]} is called outside store/"


def sql_text(root):
    for path in sources(root, ".c", ".h", under=("src",)):
        if path.parts[1] in SQL_ROOMS:
            continue
        for line, text in c_strings(read(root, path)):
            if SQL.match(text):
                yield f"{path}:{line}", "SQL stands in store/, records/ and data/schema/"
        for line, match in lines_with(TAKES_SQL, c_bare(read(root, path))):
            yield f"{path}:{line}", f"{match[0]} takes SQL, which stands in store/ and records/"
    for path in tracked(root):
        if path.suffix == ".sql" and path.parts[:2] != ("data", "schema") \
                and path.parts[0] != "tests":
            yield path, "SQL files stand in data/schema/"


def folders(root):
    rooms = {path.parts[1] for path in tracked(root)
             if path.parts[0] == "src" and len(path.parts) > 2}
    for room in sorted(rooms - set(MAY_USE)):
        yield f"src/{room}", "is no room of the table"


run([
    Rule("rooms use only the rooms below them", arrows, {
        "src/base/clew-a.h": "",
        "src/store/clew-b.h": "",
        "src/base/clew-a.c": '#include "config.h"\n#include "base/clew-a.h"\n'
                             '#include "store/clew-b.h"\n/*\n#include "desk/clew-c.h"\n*/\n',
        "src/desk/clew-c.c": '#include "base/clew-a.h"\n  # include "store/clew-b.h"\n'
                             '#include "clew-a.h"\n#include "base/clew-gone.h"\n',
    }, ["src/base/clew-a.c:3", "src/desk/clew-c.c:2", "src/desk/clew-c.c:3",
        "src/desk/clew-c.c:4"]),
    Rule("areas of the desk do not include each other", areas, {
        "src/desk/legal/clew-a.c":
            '#include "desk/legal/clew-a.h"\n#include "desk/clew-w.h"\n'
            '#include "desk/common/clew-p.h"\n#include "desk/consent/clew-b.h"\n',
        "src/desk/clew-w.c": '#include "desk/consent/clew-b.h"\n',
        "src/desk/common/clew-p.c": '#include "desk/legal/clew-a.h"\n',
    }, ["src/desk/legal/clew-a.c:4", "src/desk/common/clew-p.c:1"]),
    Rule("each library stays in its room", libraries, {
        "src/base/clew-a.c": "#include <glib.h>\n#include <gtk/gtk.h>\n#include <sqlite3.h>\n",
        "src/desk/clew-b.c": "#include <adwaita.h>\n#include <libsecret/secret.h>\n",
    }, ["src/base/clew-a.c:2", "src/base/clew-a.c:3", "src/desk/clew-b.c:2"]),
    Rule("only the store calls SQLite", sqlite_calls, {
        "src/store/clew-a.c": "sqlite3_open_v2 ();\n",
        "src/records/clew-b.c": '/* sqlite3_step */ g_debug ("sqlite3_step");\nsqlite3_step (s);\n',
    }, ["src/records/clew-b.c:2"]),
    Rule("SQL stands in its rooms", sql_text, {
        "src/records/clew-a.c": '"SELECT 1 FROM t"\n',
        "src/desk/clew-b.c": '_("Select a person")\n"SELECT id FROM t"\n"  DELETE FROM t"\n'
                             '"UPDATE t SET a = 1"\n"Update available"\n'
                             'clew_record_select (store, kind, error, "1", NULL);\n',
        "data/schema/001.sql": "",
        "src/store/b.sql": "",
    }, ["src/desk/clew-b.c:2", "src/desk/clew-b.c:3", "src/desk/clew-b.c:4",
        "src/desk/clew-b.c:6", "src/store/b.sql"]),
    Rule("each folder of src is a room", folders, {
        "src/base/clew-a.c": "", "src/misc/clew-b.c": "", "src/meson.build": "",
    }, ["src/misc"]),
])

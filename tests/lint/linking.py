#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No other SQLite can answer a call of Clew's, nor Clew's the calls of another.

usage: linking.py static|dynamic CLEW CLEWCTL

Where the distribution has SQLCipher's archive, the programs carry it with no
sqlite3_ name for the dynamic linker to see. Where it has none, names do meet:
there each program has to ask SQLCipher for them first of all, and to go no
further when a plain SQLite answers instead (cipher_version).
"""

import ctypes.util
import os
import re
import subprocess
import sys

LINKED, PROGRAMS = sys.argv[1], sys.argv[2:]
NAME = re.compile(r"\b([A-Za-z]) (sqlite3_\w+)")


def symbols(output):
    """The (kind, name) of each of SQLite's symbols in the OUTPUT of nm."""
    return NAME.findall(output)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def control():
    seen = symbols("                 U sqlite3_open_v2\n0000000000011 T sqlite3_step@@Base\n"
                   "                 U g_sqlite3\n0000000000011 t sqlcipher_x\n")
    assert seen == [("U", "sqlite3_open_v2"), ("T", "sqlite3_step")], seen


def carries_it(program):
    """The control of the next: a program without any SQLite would pass it."""
    kinds = {kind for kind, name in symbols(run("nm", program)) if name == "sqlite3_open_v2"}
    assert kinds == {"t"}, f"sqlite3_open_v2 is {kinds or 'not there'}, not local"


def hides_it(program):
    seen = symbols(run("nm", "-D", program))
    assert not seen, f"{len(seen)} names meet the dynamic linker, {seen[0]} first"


def asks_sqlcipher_first(program):
    needed = re.findall(r"NEEDED.*\[(\S+)\]", run("readelf", "-d", program))
    assert needed and needed[0].startswith("libsqlcipher."), needed


def starts(program):
    run(program, "--version")


def refuses_a_plain_one(program):
    plain = ctypes.util.find_library("sqlite3")
    if plain is None:
        return "SKIP there is no plain SQLite here"
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False,
                          env={**os.environ, "LD_PRELOAD": plain})
    assert done.returncode == 1 and "SQLCipher" in done.stderr, done
    return None


def plan():
    yield "the reading of symbols: control", control, []
    checks = [carries_it, hides_it, starts]
    if LINKED != "static":
        print("# SQLCipher has no archive here and is linked dynamically")
        checks = [asks_sqlcipher_first, starts, refuses_a_plain_one]
    for program in PROGRAMS:
        for check in checks:
            words = check.__name__.replace("_", " ")
            yield f"{os.path.basename(program)} {words}", check, [program]


failed = False
cases = list(plan())
print(f"1..{len(cases)}")
for number, (name, check, arguments) in enumerate(cases, 1):
    try:
        directive = check(*arguments)
        print(f"ok {number} {name}" + (f" # {directive}" if directive else ""))
    except (AssertionError, subprocess.CalledProcessError) as error:
        failed = True
        print(f"# {error}".replace("\n", "\n# "))
        print(f"not ok {number} {name}")
sys.exit(failed)

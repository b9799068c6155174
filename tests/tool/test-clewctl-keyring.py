#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clewctl with its keys in a real keyring, in the state that headless.sh made.

   headless.sh --no-display [--keyring locked] -- test-clewctl-keyring.py CLEWCTL unlocked|locked
"""

import re
import subprocess
import sys

from running import run_all


def kept_keys():
    """The keys of offices that the keyring holds, by their paths."""
    done = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.freedesktop.secrets", "--object-path",
         "/org/freedesktop/secrets", "--method", "org.freedesktop.Secret.Service.SearchItems",
         "{'xdg:schema': 'org.clewproject.Clew.Office'}"],
        capture_output=True, text=True, check=True)
    return set(re.findall(r"/org/freedesktop/secrets/[^']+", done.stdout))


def the_key_is_kept_and_found(folder):
    folder.run("demo", "a.clew", "--people", "14")
    assert [name for name in folder.names() if not name.endswith("-journal")] == ["a.clew"]
    assert len(folder.json("participants", "a.clew")) == 14
    folder.run("check", "a.clew")


def a_key_in_the_keyring_alone_is_told(folder):
    """One line says how to get the code; who named a key file has a copy."""
    told = "choose Show Recovery Code…"
    said = folder.run("demo", "a.clew", "--people", "14").stdout
    assert said.count(told) == 1 and said.count("\n") == 2, said
    folder.run("export", "a.clew", "--output", "a.json")
    assert told in folder.run("import", "b.clew", "a.json").stdout
    assert told not in folder.run("import", "c.clew", "a.json", "--key-file", "c.key").stdout


def an_office_that_comes_back_has_its_key(folder):
    folder.run("demo", "a.clew", "--people", "14")
    folder.run("export", "a.clew", "--output", "a.json")
    folder.run("import", "b.clew", "a.json")
    assert folder.json("participants", "a.clew") == folder.json("participants", "b.clew")


def an_office_from_elsewhere_gets_a_key(folder):
    folder.demo("a", 14)
    folder.export("a", "a.json")
    folder.run("participants", "a.clew", status=1)
    folder.run("import", "b.clew", "a.json")
    assert len(folder.json("participants", "b.clew")) == 14


def wrong_calls_change_nothing(folder):
    folder.run("demo", "a.clew", "--people", "14")
    before = folder.state()
    folder.run("demo", "a.clew", status=2)
    folder.run("docket", "a.clew", "--from", "never", status=2)
    folder.run("participants", "b.clew", status=2)
    folder.run("import", "b.clew", "b.json", status=2)
    assert folder.state() == before


def an_office_that_comes_to_nothing_leaves_no_key(folder):
    folder.demo("a", 14)
    text = folder.export("a", "a.json")
    before = kept_keys()
    (folder.path / "bad.json").write_text((folder.path / "a.json").read_text()[:-4])
    folder.run("import", "b.clew", "bad.json", status=2)
    assert kept_keys() == before
    # What was kept before stays.
    folder.run("import", "b.clew", "a.json")
    assert len(kept_keys()) == len(before) + 1, text["office"]
    folder.run("import", "c.clew", "bad.json", status=2)
    assert len(kept_keys()) == len(before) + 1
    folder.run("check", "b.clew")


def nobody_is_asked_where_nobody_can_answer(folder):
    folder.demo("a", 14)
    folder.export("a", "a.json")
    before = folder.state()
    for call in (["demo", "b.clew"], ["import", "b.clew", "a.json"], ["participants", "a.clew"]):
        done = folder.run(*call, status=1)
        assert "keyring is locked" in done.stderr, done.stderr
    assert folder.state() == before
    assert kept_keys() == set()


run_all({
    "unlocked": [
        the_key_is_kept_and_found,
        a_key_in_the_keyring_alone_is_told,
        an_office_that_comes_back_has_its_key,
        an_office_from_elsewhere_gets_a_key,
        an_office_that_comes_to_nothing_leaves_no_key,
        wrong_calls_change_nothing,
    ],
    "locked": [nobody_is_asked_where_nobody_can_answer],
}[sys.argv[2]])

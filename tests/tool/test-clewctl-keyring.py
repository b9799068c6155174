#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clewctl with its keys in a real keyring.

   headless.sh --no-display -- test-clewctl-keyring.py CLEWCTL
"""

from running import run_all


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


run_all([
    the_key_is_kept_and_found,
    a_key_in_the_keyring_alone_is_told,
    an_office_that_comes_back_has_its_key,
    an_office_from_elsewhere_gets_a_key,
    wrong_calls_change_nothing,
])

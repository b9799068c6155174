#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an office file to a printed release and its signature, by keyboard alone.

Takes the program and clewctl. Everything that a person would look at is looked
at where a screen reader finds it; the paper is read back with pdftotext, the
records with clewctl."""

import functools
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True

import walk  # noqa: E402
from walk import assert_named, open_person, picture  # noqa: E402
from clew_test_a11y import children_of, has_state, name_of  # noqa: E402

Office = functools.partial(walk.Office, *sys.argv[1:3])
# Who has no release to be confused with the new one.
WITHOUT = ("none", "expired", "declined")
CHOSEN = 3


def choose_agencies(clew, window):
    """Ticks the first, then every other agency, with the arrows and the space bar."""
    names = []
    boxes = clew.find_all(role="check box", root=clew.find(role="list", name="Agencies",
                                                             root=window))
    clew.tab_to(role="check box", name=name_of(boxes[0]))
    while True:
        box = clew.focused()
        assert not has_state(box, "checked"), f"{name_of(box)} is ticked in advance"
        clew.press("space")
        clew.wait_until(lambda box=box: has_state(box, "checked"), f"{name_of(box)} is ticked")
        names.append(name_of(box))
        if len(names) == CHOSEN:
            return names, [name_of(other) for other in boxes if name_of(other) not in names]
        clew.press("Down", "Down")
        clew.wait_until(lambda box=box: clew.focused() != box, "the focus moves on")


def assert_cannot_finish(clew, window):
    """With nothing ticked, there and back."""
    clew.press(*["ctrl+Page_Down"] * 5)
    save = clew.find(role="push button", name="Save PDF…", root=window)
    assert not has_state(save, "sensitive"), "with nothing ticked the form can be finished"
    clew.find(name=re.compile("^Who may hear it.*Nothing chosen means nobody"), root=window)
    clew.press(*["ctrl+Page_Up"] * 5)
    clew.find(role="label", name="Whose release is this?", root=window)


def walk_to_check(clew, window):
    headings = ("Which agencies does this form offer?", "What may each agency hear?",
                "How long does it last?", "In which language, and how large?",
                "Is the form complete?")
    for number, heading in enumerate(headings):
        clew.press("ctrl+Page_Down")
        clew.find(role="label", name=heading, root=window)
        assert_named(clew, heading, window)
        picture(f"release-{number + 2}")
        if number == 0:
            chosen = choose_agencies(clew, window)
    return chosen


def squeeze(text):
    return re.sub(r"[\s\u00ad]+", " ", text)


def assert_paper(path, chosen, others):
    assert pathlib.Path(path).read_bytes().startswith(b"%PDF-")
    text = squeeze(subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                                  text=True).stdout)
    named, _, rest = text.partition("Not on this form")
    for name in chosen:
        assert named.count(name) == 1, f"{name} stands {named.count(name)} times on:\n{text}"
    for name in others:
        assert name not in named, f"{name} was not chosen, yet stands among those that were"
    assert rest, "the form does not say who may hear nothing"


def save_pdf(clew, path):
    clew.press("ctrl+s")
    clew.find(name="Save Release")
    clew.wait_focused(role="text")
    clew.press("ctrl+a")
    clew.type(path)
    clew.press("Return")
    clew.wait_until(lambda: os.path.exists(path), "the file is there")


def make_release(clew, person, path):
    window = clew.find(name="New Release")
    clew.find(role="label", name="Whose release is this?", root=window)
    assert_named(clew, "first step", window)
    picture("release-1")
    assert_cannot_finish(clew, window)
    chosen, others = walk_to_check(clew, window)
    for window in children_of(clew.application):
        assert person["name"].split(",")[0] not in name_of(window), name_of(window)
    save_pdf(clew, path)
    clew.find(name="The Form Is Made", root=window)
    picture("release-done")
    return chosen, others


def test_from_open_to_paper():
    with Office() as office:
        before = {record["id"] for record in office.records("consent_event")}
        path = os.path.join(office.folder.name, "paper.pdf")
        person, alias = office.find_by_alias(*WITHOUT)
        with office.open() as clew:
            clew.find(role="frame", name="Start")
            open_person(clew, person, alias)
            clew.press("ctrl+shift+n")
            chosen, others = make_release(clew, person, path)
        assert_paper(path, chosen, others)
        events = [record for record in office.records("consent_event")
                  if record["id"] not in before]
        assert sorted(record["kind"] for record in events) == ["prepared", "printed"], events
        printed = [record["id"] for record in events if record["kind"] == "printed"][0]
        prints = [record for record in office.records("consent_print")
                  if record["event"] == printed]
        digest = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
        assert [record["sha256"] for record in prints] == [digest], prints
        named = [record["printed_name"] for record in office.records("consent_agency")
                 if record["consent"] == events[0]["consent"]]
        assert named == chosen, (named, chosen)


def test_from_paper_to_signature():
    """What is ticked on the paper is entered, and nothing is ticked in advance."""
    with Office() as office:
        path = os.path.join(office.folder.name, "paper.pdf")
        person, _ = office.find_by_alias(*WITHOUT)
        with office.open(f"--view=release:{person['id']}") as clew:
            chosen, _ = make_release(clew, person, path)
            clew.tab_to(role="push button", name="Record Signature…")
            clew.press("Return")
            clew.find(role="frame", name="Releases")
            clew.wait_focused(name="Record Signature…")
            picture("release-page")
            clew.press("Return")
            record = clew.find(role="push button", name="Record")
            assert_named(clew, "signature")
            for box in clew.find_all(role="check box", name=re.compile(": ")):
                assert not has_state(box, "checked"), f"{name_of(box)} is ticked in advance"
            clew.type("today")
            clew.tab_to(role="push button", name=f"{chosen[0]}: all boxes")
            assert not has_state(record, "sensitive")
            clew.press("space")
            clew.wait_until(lambda: has_state(record, "sensitive"), "it can be recorded")
            picture("release-signature")
            clew.press("alt+r")
            clew.find(name=re.compile("^Active until"))
            picture("release-signed")
        signed = [record for record in office.records("consent_event")
                  if record["kind"] == "signed"][-1]
        grants = [record for record in office.records("consent_grant")
                  if record["event"] == signed["id"]]
        assert len(grants) == 1, grants


CANARY = "Zwxcanaria"


def add_canary(clew):
    """Somebody whose name stands nowhere else."""
    clew.press("ctrl+n")
    clew.find(role="text", name="Given name")
    clew.type(CANARY)
    clew.press("ctrl+Return")
    clew.wait_focused(role="combo box")
    clew.press("space")
    clew.wait_focused(role="list item")
    clew.press("Down", "Return")
    clew.wait_focused(role="combo box")
    clew.press("ctrl+Return")
    clew.wait_until(lambda: walk.person_is_shown(clew, {"name": CANARY}), "the person is shown")


def find_canary(folders):
    """The files below these folders whose name or bytes hold the canary, in any case."""
    found = []
    for folder in folders:
        for path in (path for path in pathlib.Path(folder).rglob("*") if path.is_file()):
            if CANARY.lower().encode() in str(path).lower().encode() + path.read_bytes().lower():
                found.append(path)
    return found


def test_nothing_in_clear():
    """A name stands in the encrypted file and on the paper that was asked for, nowhere else."""
    folders = [os.environ[name] for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                                             "XDG_CACHE_HOME", "XDG_STATE_HOME",
                                             "XDG_RUNTIME_DIR")]
    with Office() as office:
        path = os.path.join(office.folder.name, "paper.pdf")
        said = os.path.join(office.folder.name, "said.txt")
        with office.open("--view=participants", said=said) as clew:
            clew.find(role="frame", name="Participants")
            add_canary(clew)
            clew.press("ctrl+shift+n")
            make_release(clew, {"name": CANARY}, path)
            assert os.path.getsize(office.path) > 0
            assert find_canary(folders) == [], find_canary(folders)
        assert find_canary(folders) == [], find_canary(folders)
        # The search finds what is there to be found.
        pathlib.Path(office.folder.name, "paper.txt").write_text(
            subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                           text=True).stdout, encoding="utf-8")
        assert [name.name for name in find_canary(folders)] == ["paper.txt"]
        assert any(record["given_name"] == CANARY for record in office.records("participant"))
        assert sorted(name.name for name in find_canary(folders)) == ["all.json", "paper.txt"]


def tell_ready(clew, what, keys, start):
    walk.tell_figure(f"{what}, ready to print: keys", clew.keys - keys, "")
    walk.tell_figure(f"{what}, ready to print: time", f"{time.monotonic() - start:.3f}", "s")


def test_release_is_ready_soon():
    """A new release for three agencies, nothing else changed, from the open assistant on.

    The figures are for reading; here each step has to come."""
    with Office() as office:
        person, _ = office.find_by_alias(*WITHOUT)
        with office.open(f"--view=release:{person['id']}") as clew:
            window = clew.find(name="New Release")
            clew.find(role="label", name="Whose release is this?", root=window)
            keys, start = clew.keys, time.monotonic()
            clew.press("ctrl+Page_Down")
            choose_agencies(clew, window)
            clew.press(*["ctrl+Page_Down"] * 4)
            clew.find(role="label", name="Is the form complete?", root=window)
            done = clew.find(role="push button", name="Print…", root=window)
            clew.wait_until(lambda: has_state(done, "sensitive"), "it can be printed")
            tell_ready(clew, "a new release for 3 agencies", keys, start)


def test_renewal_is_ready_at_once():
    """From a release to its renewal, ready to print: one action, and how long it takes.

    The figures are for reading; that it is one action and nothing more is the test."""
    with Office() as office:
        before = len(office.records("consent"))
        path = os.path.join(office.folder.name, "paper.pdf")
        with office.open("--view=releases") as clew:
            clew.find(role="frame", name="Releases")
            clew.tab_to(role="combo box")
            clew.press("space", "Down", "Down", "Return")
            clew.tab_to(role="push button", name=re.compile("^Renew form "))
            keys, start = clew.keys, time.monotonic()
            clew.press("Return")
            clew.wait_focused(role="push button", name="Print…")
            assert clew.keys == keys + 1, "one action"
            tell_ready(clew, "a renewal", keys, start)
            save_pdf(clew, path)
            clew.find(name="The Form Is Made")
        after = office.records("consent")
        assert len(after) == before + 1
        assert [record for record in after if record.get("renews")], "it says what it renews"


def test_nobody_is_chosen():
    """A release is somebody's: without a person on screen, one is asked for."""
    with Office() as office, office.open("--view=releases") as clew:
        clew.find(role="frame", name="Releases")
        clew.press("ctrl+shift+n")
        clew.find(name="Choose a Person First")
        clew.press("Return")
        clew.find(role="frame", name="Participants")


def test_list_opens_release():
    """The list of releases by keyboard: to the first, and back."""
    with Office() as office, office.open("--view=releases") as clew:
        clew.find(role="list item", name=re.compile("Waiting for signature"))
        assert_named(clew, "releases")
        picture("releases")
        clew.tab_to(role="list item", name=re.compile("Waiting for signature"))
        clew.press("Return")
        clew.wait_focused(name="Record Signature…")
        assert_named(clew, "release")
        clew.press("alt+Left")
        clew.wait_focused(role="list item", name=re.compile("Waiting for signature"))


if __name__ == "__main__":
    sys.exit(walk.main(walk.tests_of(__name__), *sys.argv[3:]))

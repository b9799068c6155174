#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an office file to a printed release and its signature, by keyboard alone.

Takes the program and clewctl. Everything that a person would look at is looked
at where a screen reader finds it; the paper is read back with pdftotext, the
records with clewctl."""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from clew_test_a11y import (Program, children_of, has_state, name_of, role_of,  # noqa: E402
                            screenshot)

CLEW, CLEWCTL = sys.argv[1:3]
PICTURES = os.environ.get("CLEW_TEST_PICTURES")
CHOSEN = 3


def picture(name):
    if PICTURES:
        screenshot(os.path.join(PICTURES, f"{name}.png"))


class Office:
    """A demonstration office in a folder of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "office.clew")
        self.key_file = os.path.join(self.folder.name, "office.key")
        self.clewctl("demo", "--people", "60")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def clewctl(self, command, *arguments):
        return subprocess.run([CLEWCTL, command, self.path, "--key-file", self.key_file,
                               *arguments], check=True, capture_output=True, text=True).stdout

    def people(self, *arguments):
        return json.loads(self.clewctl("participants", "--json", *arguments))

    def records(self, kind):
        path = os.path.join(self.folder.name, "all.json")
        self.clewctl("export", "--force", "--output", path)
        return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["kinds"][kind]

    def find_by_alias(self):
        """Somebody without a release who is found by one of their other names alone."""
        for person in self.people():
            for alias in (person["aliases"] or "").split(", "):
                if person["release"] in ("none", "expired", "declined") and alias and \
                        len(self.people("--search", alias)) == 1:
                    return person, alias
        raise AssertionError("the demonstration has nobody who is found by an alias")

    def open(self, *arguments):
        return Program([CLEW, f"--key-file={self.key_file}", *arguments, self.path])


def assert_named(clew, where, root=None):
    nameless = clew.unnamed(root)
    assert not nameless, f"{where}: controls without a name:\n" + "\n".join(nameless)


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


def open_assistant(clew, person, alias):
    """By another name to the person, and from there to a new release."""
    clew.press("ctrl+f")
    clew.find(role="frame", name="Participants")
    clew.type(alias)
    clew.find(name=re.compile("^" + re.escape(person["name"])))
    clew.press("Return")
    clew.wait_until(lambda: person_is_shown(clew, person), "the person is shown")
    clew.press("ctrl+shift+n")


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


def person_is_shown(clew, person):
    family = person["name"].split(",")[0]
    return [node for node in clew.find_all(name=lambda name: family in name)
            if role_of(node) in ("label", "panel", "heading") and not children_of(node)]


def test_from_open_to_paper():
    with Office() as office:
        before = {record["id"] for record in office.records("consent_event")}
        path = os.path.join(office.folder.name, "paper.pdf")
        person, alias = office.find_by_alias()
        with office.open() as clew:
            clew.find(role="frame", name="Start")
            open_assistant(clew, person, alias)
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
        person, _ = office.find_by_alias()
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


def main():
    tests = [test for name, test in globals().items() if name.startswith("test_")]
    failures = 0
    print(f"TAP version 13\n1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failures += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {name}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

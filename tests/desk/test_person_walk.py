#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work by keyboard alone: find, look, edit, add, look up a case, take back.

Takes the program and clewctl. At each stop everything has a name that a screen reader
can say; what was done is read from the office file with clewctl afterwards."""

import functools
import re
import sys

sys.dont_write_bytecode = True

import walk  # noqa: E402
from walk import assert_named, open_person, person_is_shown, picture  # noqa: E402
from clew_test_a11y import (Failed, children_of, has_state, is_laid_out,  # noqa: E402
                            name_of, role_of, text_of)

Office = functools.partial(walk.Office, *sys.argv[1:3])
IN_FORCE = ("active", "expiring")


def open_window(clew, key, title):
    """Presses a key that opens a window over the one that is there; returns the window."""
    clew.press(key)
    window = clew.wait_until(
        lambda: next((one for one in children_of(clew.application)
                      if name_of(one) == title and is_laid_out(one)), None),
        f"{key} opens the window {title}")
    assert_named(clew, title, window)
    picture(title.lower().replace(" ", "-").strip("…?"))
    return window


def close_window(clew, key="Escape"):
    """The first keys of Escape are for the toasts, if there are any."""
    before = len(clew.windows())
    for _ in range(4 if key == "Escape" else 1):
        clew.press(key)
        try:
            clew.wait_until(lambda: len(clew.windows()) < before, f"{key} closes the window",
                            patience=None if key != "Escape" else 3)
            return
        except Failed:
            continue
    raise Failed(f"{key} does not close the window\n{clew.dump()}")


def entry(clew, window, name):
    return clew.find(role="text", name=name, root=window)


def show_tab(clew, tab):
    """To the row of tabs, and along it: newer GTK has the row for one stop of Tab."""
    focused = clew.tab_to(role="page tab", key="shift+Tab")
    tabs = [name_of(one) for one in children_of(focused.get_parent())]
    while name_of(focused) != tab:
        step = "Right" if tabs.index(name_of(focused)) < tabs.index(tab) else "Left"
        clew.press(step)
        focused = clew.wait_until(
            lambda was=focused: clew.focused() not in (None, was) and clew.focused(),
            f"{step} leads on along the tabs")
    clew.press("space")
    clew.wait_until(lambda: has_state(clew.focused(), "selected") or
                    has_state(clew.focused(), "pressed") or
                    has_state(clew.focused(), "checked"), f"the tab {tab} is shown")
    assert_named(clew, f"person, {tab}")
    picture(f"person-{tab.lower()}")


def look_at_told(clew):
    """The window that takes what was told, with its list of agencies open."""
    for _ in range(8):
        clew.press("Tab")
        focused = clew.wait_until(clew.focused, "something has the focus")
        if name_of(focused).startswith("Record What Was Told"):
            break
    window = open_window(clew, "space", "Record What Was Told")
    clew.press("Tab")
    clew.wait_focused(role="combo box")
    clew.press("space")
    clew.wait_focused(name="Choose…")
    assert_named(clew, "the agencies that can be told", window)
    clew.press("Escape")
    clew.wait_focused(role="combo box")
    close_window(clew)


def choose(clew, choice):
    """In the combo box that has the focus, which GTK 4.18 calls by what is chosen."""
    box = clew.wait_focused(role="combo box")
    clew.press("space")
    for _ in range(20):
        focused = clew.wait_until(clew.focused, "a choice has the focus")
        if name_of(focused) == choice:
            break
        clew.press("Down")
        clew.wait_until(lambda was=focused: clew.focused() not in (None, was), "the choice moves")
    clew.press("Return")
    clew.wait_until(lambda: clew.focused() == box, f"{choice} is chosen")


def test_look_and_edit():
    """What is typed is kept when one leaves the field; Ctrl+Z takes it back."""
    with Office() as office:
        person, alias = office.find_by_alias(*IN_FORCE)
        with office.open() as clew:
            clew.find(role="frame", name="Start")
            clew.find(role="list item", name=re.compile("·"))
            assert_named(clew, "start with cards")
            open_person(clew, person, alias)
            assert_named(clew, "person, Overview")
            for tab in ("Timeline", "Legal", "Releases", "Disclosures", "Overview"):
                show_tab(clew, tab)
                if tab == "Disclosures":
                    look_at_told(clew)

            editor = open_window(clew, "ctrl+e", "Edit Participant")
            given = entry(clew, editor, "Given name")
            before = text_of(given)
            clew.press("ctrl+a")
            clew.type("Quillon")
            clew.press("Tab", "ctrl+z")
            clew.find(name="Undone: Edit participant", root=editor)
            clew.wait_until(lambda: text_of(given) == before, "it is as it was")
            clew.press("ctrl+shift+z")
            clew.wait_until(lambda: text_of(given) == "Quillon", "it is done again")
            # What is typed and not left yet, Escape puts back; then it closes.
            clew.type("Middlemost")
            clew.press("Escape")
            close_window(clew)
            clew.wait_until(lambda: person_is_shown(clew, {"name": "Quillon"}), "it is shown")
            clew.press("ctrl+z")
            clew.wait_until(lambda: not person_is_shown(clew, {"name": "Quillon"}), "taken back")
            clew.press("ctrl+shift+z")
            clew.wait_until(lambda: person_is_shown(clew, {"name": "Quillon"}), "done again")
        assert [one["id"] for one in office.people("--search", "quillon")] == [person["id"]]
        assert office.people("--search", "middlemost") == []


def test_add():
    """Somebody new with a way in; what is half typed is never lost without a question."""
    with Office() as office:
        with office.open("--view=participants") as clew:
            clew.find(role="frame", name="Participants")
            adder = open_window(clew, "ctrl+n", "Add Participant")
            given = entry(clew, adder, "Given name")
            clew.type("Quillon")
            clew.wait_until(lambda: text_of(given) == "Quillon", "the name is there")
            clew.press("Escape")
            clew.wait_until(lambda: text_of(given) == "", "Escape puts back")
            clew.type("Quillon")
            clew.press("Tab")
            open_window(clew, "Escape", "Discard What You Typed?")
            clew.wait_focused(role="push button", name="Keep Typing")
            close_window(clew, "Return")
            assert text_of(given) == "Quillon"
            clew.press("ctrl+Return")
            choose(clew, "Social contact")
            assert_named(clew, "what is missing", adder)
            close_window(clew, "ctrl+Return")
            clew.wait_until(lambda: person_is_shown(clew, {"name": "Quillon"}), "it is shown")
            assert_named(clew, "somebody new")
        added = office.people("--search", "quillon")
        assert len(added) == 1, added
        doors = [record["door"] for record in office.records("referral")
                 if record["participant"] == added[0]["id"]]
        assert doors == ["social_contact"], doors


def test_case_and_back():
    """From the docket to a case, and back to the row that led there."""
    with Office() as office, office.open("--view=docket") as clew:
        clew.find(role="frame", name="Docket")
        row = clew.wait_focused(role="list item", name=re.compile("Release: |release"))
        led = name_of(row)
        assert_named(clew, "docket")
        clew.press("Return")
        page = clew.find(role="list", name="Hearings")
        clew.wait_until(lambda: clew.focused() not in (None, row), "the case has the focus")
        assert is_named_stop(clew), clew.dump()
        assert_named(clew, "case")
        picture("case")
        assert page is not None
        clew.press("alt+Left")
        clew.wait_focused(role="list item", name=led)


def is_named_stop(clew):
    """Whether a screen reader says what has the focus."""
    return role_of(clew.focused()) != "scroll pane" and name_of(clew.focused()) != ""


def test_take_back():
    """One agency is taken back from, and only that one."""
    with Office() as office:
        person, alias = office.find_by_alias(*IN_FORCE)
        before = {record["id"] for record in office.records("consent_event")}
        with office.open() as clew:
            clew.find(role="frame", name="Start")
            open_person(clew, person, alias)
            show_tab(clew, "Releases")
            clew.tab_to(role="list item", name=re.compile("^(Active|Expires)"))
            clew.press("Return")
            clew.find(role="frame", name="Releases")
            clew.tab_to(name="Take Back…")
            window = open_window(clew, "Return", "Take Back")
            clew.tab_to(role="radio button", name="From some agencies")
            clew.press("space")
            agencies = clew.find(role="list", name="Agencies", root=window)
            assert_named(clew, "take back from some", window)
            box = clew.find(role="check box", root=agencies)
            agency = name_of(box)
            clew.tab_to(role="check box", name=agency)
            clew.press("space")
            clew.wait_until(lambda: has_state(box, "checked"), f"{agency} is ticked")
            picture("take-back-some")
            close_window(clew, "alt+t")
            clew.find(name=re.compile("Taken back"))
            assert_named(clew, "release, partly taken back")
        events = [record for record in office.records("consent_event")
                  if record["id"] not in before]
        assert [record["kind"] for record in events] == ["revoked"], events


def test_windows_of_the_program():
    """Preferences of an office, the shortcuts, and what the program says about itself."""
    with Office() as office, office.open() as clew:
        clew.find(role="frame", name="Start")
        preferences = open_window(clew, "ctrl+comma", "Preferences")
        assert len(clew.find_all(role="combo box", root=preferences)) == 5
        close_window(clew)
        # By its name or by what it shows: newer GTK gives this window of its own no name.
        clew.press("ctrl+question")
        clew.find(name=re.compile("^((Ctrl.*)?Keyboard [Ss]hortcuts|Shortcuts)$"))
        close_window(clew)
        clew.press("F10")
        clew.find(role="menu item", name="About Clew")
        clew.press("Up")
        clew.wait_focused(name="About Clew")
        open_window(clew, "Return", "About")
        close_window(clew)


if __name__ == "__main__":
    sys.exit(walk.main(walk.tests_of(__name__), *sys.argv[3:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk from outside: every control has a name, the keyboard reaches everything,
and whatever state the keyring is in, the paper opens the office.

Takes the program, clewctl, make-office and the state of the keyring that headless.sh made."""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import walk  # noqa: E402
from walk import assert_named, picture  # noqa: E402
from clew_test_a11y import Failed, Program, has_state, name_of, text_of  # noqa: E402

CLEW, CLEWCTL, MAKE_OFFICE, KEYRING = sys.argv[1:5]


class Office:
    """An office of invented people, gone at the end."""

    def __init__(self, kind="case_management"):
        made = subprocess.run([MAKE_OFFICE, kind], check=True, capture_output=True, text=True)
        self.path, self.key_file, self.code = made.stdout.split("\n")[:3]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(os.path.dirname(self.path))

    def bytes(self):
        return pathlib.Path(self.path).read_bytes()


def open_with_key_file(office, *arguments):
    return Program([CLEW, f"--key-file={office.key_file}", *arguments, office.path])


def wait_page(clew, title):
    """What is on screen: hidden pages are in the tree as well, the title tells."""
    return clew.find(role="frame", name=title)


def wait_open(clew):
    return wait_page(clew, "Start")


def test_welcome():
    with Program([CLEW]) as clew:
        wait_page(clew, "Welcome to Clew")
        assert_named(clew, "welcome")
        clew.tab_to(role="push button", name="Create New Office…")
        picture("welcome")


def test_crash_leaves_no_memory_behind():
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    with Program([CLEW]) as clew:
        limits = pathlib.Path(f"/proc/{clew.process.pid}/limits").read_text(encoding="ascii")
        core = re.search(r"^Max core file size +(\S+) +(\S+)", limits, re.M)
        assert core.groups() == ("0", "0"), core[0]


def test_views_are_named():
    with Office() as office, open_with_key_file(office) as clew:
        wait_open(clew)
        for row in [name_of(row) for row in clew.find_all(role="list item")]:
            if row.split(",")[0] in ("Start", "Participants", "Releases", "Docket"):
                assert_named(clew, row)
        picture("start")


def test_each_view_by_key():
    with Office() as office, open_with_key_file(office) as clew:
        wait_open(clew)
        views = [name_of(row).split(",")[0] for row in clew.find_all(role="list item")
                 if name_of(row).split(",")[0] in ("Start", "Participants", "Releases", "Docket")]
        for number, view in enumerate(views, 1):
            clew.press(f"ctrl+{number}")
            wait_page(clew, view)
            assert_named(clew, view)
            picture(f"view-{view.lower()}")
        for view in reversed(views[:-1]):
            clew.press("alt+Left")
            wait_page(clew, view)


def test_start_opens_cases():
    """From what is due to its case and back, by keyboard alone."""
    with Office() as office, open_with_key_file(office) as clew:
        row = clew.find(name=re.compile("Ahmed.*·"))
        assert row is not None
        clew.tab_to(name=re.compile("Ahmed.*·"))
        clew.press("Return")
        wait_page(clew, "Docket")
        clew.press("alt+Left")
        wait_page(clew, "Start")


def test_find_from_anywhere():
    """Ctrl+F leads to the search wherever one is."""
    with Office() as office, open_with_key_file(office, "--view=docket") as clew:
        wait_page(clew, "Docket")
        clew.press("ctrl+f")
        wait_page(clew, "Participants")
        clew.type("aguilar")
        clew.find(name=re.compile("Aguilar Peña, Rosa"))
        clew.press("alt+Left")
        wait_page(clew, "Docket")


def test_titles_hold_no_names():
    with Office() as office, open_with_key_file(office) as clew:
        clew.find(name=re.compile("Ahmed.*·"))
        for frame in clew.find_all(role="frame"):
            for name in ("Ahmed", "Aguilar", "Rosa", "26-1-"):
                assert name not in name_of(frame), name_of(frame)


def test_dialogs_are_named():
    with Office() as office, open_with_key_file(office) as clew:
        wait_open(clew)
        for key, title in (("ctrl+comma", "Preferences"), ("ctrl+question", None)):
            before = len(clew.windows())
            clew.press(key)
            clew.wait_until(lambda: len(clew.windows()) > before, f"{key} opens a window")
            if title is not None:
                clew.find(name=title)
                picture(title.lower())
                assert_named(clew, title)
            clew.press("Escape")
            clew.wait_until(lambda: len(clew.windows()) == before, f"Escape closes {key}")


def test_primary_menu():
    with Office() as office, open_with_key_file(office) as clew:
        wait_open(clew)
        clew.press("F10")
        for item in ("Open Office…", "New Office…", "Audit…", "Show Recovery Code…",
                     "Preferences", "Keyboard Shortcuts", "Help",
                     "About Clew"):
            clew.find(role="menu item", name=item)
        assert_named(clew, "menu")


def test_audit():
    """Who did what, from the main menu; each entry is one sentence, and Escape leads back."""
    with Office() as office, open_with_key_file(office) as clew:
        wait_open(clew)
        before = len(clew.windows())
        clew.press("F10")
        clew.find(role="menu item", name="Audit…")
        clew.press("u")
        clew.find(name="Audit")
        clew.find(name="Every entry and every record is as Clew wrote it, and none is missing.")
        clew.find(role="list item", name=re.compile(r"^Decision · Added\. .* · Tamsin Osei · "))
        assert_named(clew, "audit")
        picture("audit")
        clew.press("Escape")
        clew.wait_until(lambda: len(clew.windows()) == before, "Escape closes the audit")


def test_recovery_code_restores():
    """On a machine whose keyring has never seen the office, the paper opens it; the
    key is then in the keyring, so that the next start asks nothing."""
    with Office() as office:
        before = office.bytes()
        with Program([CLEW, office.path]) as clew:
            wait_page(clew, "This Keyring Has No Key for the Office")
            assert_named(clew, "no key")
            picture("no-key")
            clew.wait_focused(role="push button", name="Use Recovery Code…")
            clew.press("Return")
            clew.wait_focused(name="Recovery code")
            assert_named(clew, "recovery code")
            groups = office.code.split("-")
            clew.type("-".join(groups[:2]).lower())
            clew.find(name="2 of 14 groups are right so far.")
            clew.type(" " + ("Z" if groups[2][0] != "Z" else "Y") + groups[2][1:])
            clew.find(name=re.compile("^Group 3 is not right"))
            picture("recovery-code")
            clew.press(*["BackSpace"] * 5)
            clew.type(" ".join(groups[2:]))
            clew.find(name="The code is complete and right.")
            clew.press("Return")
            wait_open(clew)
            clew.find(name="The key is kept in this keyring again.")
        assert office.bytes() == before
        with Program([CLEW, office.path]) as clew:
            wait_open(clew)


def read_code(clew):
    """The groups on screen, as somebody copies them from there."""
    clew.find(name=re.compile("^Group 14: "))
    groups = [name_of(label).split(": ")[1] for label in clew.find_all(role="label")
              if re.match(r"Group \d+: ", name_of(label))]
    assert len(groups) == 14 and all(len(group) == 5 for group in groups), groups
    return groups


def test_code_of_an_office_brought_in():
    """It never had a window that shows its code: the main menu does, and what stands
    there opens the office where the keyring does not know it."""
    with Office() as office:
        folder = os.path.dirname(office.path)
        out, made, key = (os.path.join(folder, name) for name in ("a.json", "b.clew", "b.key"))
        subprocess.run([CLEWCTL, "export", office.path, "--key-file", office.key_file,
                        "--output", out], check=True, stdout=subprocess.DEVNULL)
        os.rename(office.path, office.path + ".old")
        subprocess.run([CLEWCTL, "import", made, out, "--key-file", key], check=True,
                       stdout=subprocess.DEVNULL)
        with Program([CLEW, f"--key-file={key}", made]) as clew:
            wait_open(clew)
            before = len(clew.windows())
            clew.press("F10")
            clew.find(role="menu item", name="Show Recovery Code…")
            clew.press("r")
            groups = read_code(clew)
            clew.wait_focused(role="push button", name="Print Sheet…")
            clew.find(role="push button", name="Save Sheet as PDF…")
            assert_named(clew, "recovery sheet")
            picture("recovery-sheet")
            clew.press("Escape")
            clew.wait_until(lambda: len(clew.windows()) == before, "Escape closes the code")
            assert not clew.find_all(name=re.compile("^Group "))
        with Program([CLEW, made]) as clew:
            wait_page(clew, "This Keyring Has No Key for the Office")
            clew.wait_focused(role="push button", name="Use Recovery Code…")
            clew.press("Return")
            clew.wait_focused(name="Recovery code")
            clew.type(" ".join(groups))
            clew.find(name="The code is complete and right.")
            clew.press("Return")
            wait_open(clew)


def ask_for_a_place(clew):
    """In GTK's file dialog, which does not take the key before it has read the folder."""
    for _ in range(5):
        clew.press("ctrl+l")
        try:
            return clew.wait_focused(role="text", patience=2)
        except Failed:
            continue
    raise Failed("the file dialog does not let a place be typed\n" + clew.dump())


def test_key_file_is_chosen():
    with Office() as office:
        with Program([CLEW, office.path]) as clew:
            wait_page(clew, "This Keyring Has No Key for the Office")
            clew.tab_to(role="push button", name="Use Key File…")
            picture("use-key-file")
            clew.press("Return")
            clew.find(name="Use Key File")
            # At once: newer GTK completes a place while it is typed, and letters that come
            # faster than anybody types get between.
            place = ask_for_a_place(clew)
            clew.set_text(place, office.key_file)
            clew.wait_until(lambda: text_of(place) == office.key_file, "the place is typed")
            clew.press("Return")
            wait_open(clew)


def test_new_office():
    """From nothing to an office whose key is in the keyring and whose code is on paper."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.clew")
        with Program([CLEW]) as clew:
            clew.tab_to(role="push button", name="Create New Office…")
            clew.press("Return")
            name = clew.find(role="text", name="Office name")
            assert_named(clew, "new office")
            # GTK does not tell the focus inside an entry row; what arrives there does.
            clew.type("Pine County Provider")
            clew.wait_until(lambda: text_of(name) == "Pine County Provider", "the name is there")
            clew.press("Tab", "Tab")
            clew.type("12 Wharf Street, Pine City")
            clew.press("Tab", "Tab")
            clew.type("Tamsin Osei")
            person = clew.find(role="text", name="Your name")
            clew.wait_until(lambda: text_of(person) == "Tamsin Osei", "who makes it is there")
            picture("new-office")
            clew.press("Return")
            clew.wait_focused(role="text", name=re.compile("Name", re.IGNORECASE))
            clew.press("ctrl+a")
            clew.type(path)
            clew.press("Return")
            read_code(clew)
            check = clew.find(role="check box")
            clew.find(role="push button", name="Print Sheet…")
            clew.find(role="push button", name="Save Sheet as PDF…")
            assert_named(clew, "new recovery code")
            picture("new-office-code")
            # Not before somebody says that the code is on paper.
            clew.press("Escape")
            button = clew.find(role="push button", name="Open Office")
            assert not has_state(button, "sensitive")
            clew.wait_focused(role="check box")
            clew.press("space")
            clew.wait_until(lambda: has_state(check, "checked"), "it is on paper")
            clew.tab_to(role="push button", name="Open Office")
            clew.press("Return")
            wait_open(clew)
            clew.find(name="Pine County Provider")
        with Program([CLEW, path]) as clew:
            wait_open(clew)


def test_demonstration():
    """From the first-run page to an office of invented people, marked as such, and gone again."""
    path = pathlib.Path(os.environ["XDG_DATA_HOME"], "clew", "demonstration.clew")
    with Program([CLEW]) as clew:
        clew.tab_to(role="push button", name="Try a Demonstration")
        clew.press("Return")
        wait_open(clew)
        clew.find(name="Demonstration office. Everybody in it is invented.")
        assert path.stat().st_mode & 0o777 == 0o600, oct(path.stat().st_mode)
        picture("demonstration")
        clew.act(clew.find(role="push button", name="Remove It"))
        wait_page(clew, "Welcome to Clew")
        clew.wait_until(lambda: not any(path.parent.iterdir()), "nothing is left of it")


def test_options_are_refused():
    for arguments, said in ((["--view=nowhere"], "nowhere"), (["a.clew", "b.clew"], "one office"),
                            (["--view=person:1"], "person:1"), (["--colour"], "--colour")):
        done = subprocess.run([CLEW, *arguments], capture_output=True, text=True, timeout=30,
                              check=False)
        assert done.returncode not in (0, -5, -6), (arguments, done)
        assert said in done.stderr, (arguments, done.stderr)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_keyring_none():
    with Office() as office:
        before = office.bytes()
        with Program([CLEW, office.path]) as clew:
            wait_page(clew, "No Keyring Is Running")
            assert_named(clew, "no keyring")
            picture("keyring-none")
            clew.tab_to(role="push button", name="Use Recovery Code…")
        assert office.bytes() == before


def test_keyring_locked():
    with Office() as office:
        before = office.bytes()
        with Program([CLEW, office.path]) as clew:
            wait_page(clew, "The Keyring Is Locked")
            clew.wait_focused(role="push button", name="Unlock Keyring…")
            assert_named(clew, "keyring locked")
            picture("keyring-locked")
        assert office.bytes() == before


def at_prompt(*action):
    """The person at the keyring's own window, which is another program's."""
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "gcr-prompter",
                    "windowfocus", "--sync"], check=True, timeout=30)
    subprocess.run(["xdotool", *action], check=True)


def test_keyring_locked_prompt():
    """The keyring asks only when somebody said so. Closed, its window leads to a page that asks
    again; answered, the key is looked for."""
    with Office() as office:
        before = office.bytes()
        with Program([CLEW, office.path]) as clew:
            wait_page(clew, "The Keyring Is Locked")
            clew.wait_focused(role="push button", name="Unlock Keyring…")
            clew.press("Return")
            at_prompt("key", "Escape")
            wait_page(clew, "The Keyring Was Not Unlocked")
            assert_named(clew, "not unlocked")
            picture("keyring-dismissed")
            # A window manager would give the keys back to Clew's window; GTK 4.18 tells
            # of no focus in a window that has none.
            clew.take_focus()
            clew.wait_focused(role="push button", name="Unlock Keyring…")
            clew.press("Return")
            at_prompt("type", os.environ["CLEW_TEST_KEYRING_PASSWORD"])
            subprocess.run(["xdotool", "key", "Return"], check=True)
            wait_page(clew, "This Keyring Has No Key for the Office")
        assert office.bytes() == before


def test_keyring_hangs():
    """A keyring that does not answer is waited for, then said, and tried again."""
    pid = subprocess.run(
        ["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus",
         "-m", "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.freedesktop.secrets"],
        check=True, capture_output=True, text=True).stdout
    pid = int(re.search(r"uint32 (\d+)", pid)[1])
    with Office() as office:
        before = office.bytes()
        os.kill(pid, signal.SIGSTOP)
        try:
            with Program([CLEW, office.path]) as clew:
                clew.find(name="Opening the Office")
                picture("opening")
                wait_page(clew, "The Keyring Does Not Answer")
                assert_named(clew, "no answer")
                picture("keyring-hangs")
                os.kill(pid, signal.SIGCONT)
                clew.wait_focused(role="push button", name="Try Again")
                clew.press("Return")
                wait_page(clew, "This Keyring Has No Key for the Office")
        finally:
            os.kill(pid, signal.SIGCONT)
        assert office.bytes() == before


def main():
    by_keyring = {"none": [test_keyring_none],
                  "locked": [test_keyring_locked, test_keyring_locked_prompt]}
    return walk.main(by_keyring.get(KEYRING) or [
        test for test in walk.tests_of(__name__)
        if not test.__name__.startswith(("test_keyring_n", "test_keyring_l"))])


if __name__ == "__main__":
    sys.exit(main())

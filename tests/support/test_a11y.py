# SPDX-License-Identifier: GPL-3.0-or-later
"""The control of clew_test_a11y.py: it sees a window as it is, does what people do
with a keyboard, and says so where a window is wrong. Takes the program to look at."""

import os
import re
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from clew_test_a11y import (  # noqa: E402
    Failed, Program, actions_of, dump, find_all, has_state, name_of, path_of, role_of, run,
    screenshot, text_of)

PROGRAM = sys.argv[1]


def fails_with(pattern, function, *arguments, **named):
    try:
        function(*arguments, **named)
    except Failed as error:
        assert re.search(pattern, str(error), re.DOTALL), f"{pattern!r} is not in: {error}"
        return
    raise AssertionError(f"did not fail with {pattern!r}")


def test_finds():
    with Program([PROGRAM]) as program:
        assert name_of(program.window) == "First"
        entry = program.find(role="text", name="Name")
        assert path_of(entry).endswith("frame “First” / panel “” / text “Name”"), path_of(entry)
        assert name_of(program.find(name=re.compile("^Mouse"), role="push button")) == "Mouse only"
        assert len(program.find_all(role="push button", name=lambda name: "Open" == name)) == 1
        assert program.find_all(role="frame", name="Second") == []
        assert "text “Name” [focused]" in dump(program.window)


def test_passes_over_what_is_hidden():
    with Program([PROGRAM]) as program:
        program.find(role="push button", name="Front")
        assert program.find_all(role="push button", name="Behind") == []
        # Later GTKs leave it out of the tree; then there is nothing to pass over.
        assert len(program.find_all(role="push button", name="Behind", shown=False)) <= 1


def test_says_what_is_missing():
    with Program([PROGRAM]) as program:
        fails_with("name 'Nobody'.*push button “Say”", program.find, name="Nobody", patience=.3)
        fails_with("is no frame 'First' any more", program.wait_gone, role="frame", name="First",
                   patience=.3)


def test_program_that_ends():
    fails_with("ended with 3", Program, ["sh", "-c", "exit 3"])
    fails_with("accessibility bus", Program, ["sleep", "1000"], patience=.3)


def test_outside_the_harness():
    home = os.environ["HOME"]
    os.environ["HOME"] = "/root"
    try:
        fails_with("headless.sh only", Program, [PROGRAM])
    finally:
        os.environ["HOME"] = home


def test_names():
    with Program([PROGRAM]) as program:
        assert program.unnamed() == [], program.unnamed()
    with Program([PROGRAM], env={"A11Y_PROGRAM_UNNAMED": "1"}) as program:
        found = program.unnamed()
        assert [path.split(" / ")[-1].split(" “")[0] for path in found] == \
            ["push button", "check box", "text"], found


def test_types():
    with Program([PROGRAM]) as program:
        entry = program.wait_focused(name="Name")
        program.type("Zoë Łukasz 12 %")
        program.wait_until(lambda: text_of(entry) == "Zoë Łukasz 12 %", "the text is there")
        program.press("Home")
        program.type("Ő")
        program.wait_until(lambda: text_of(entry) == "ŐZoë Łukasz 12 %", "it stands first")
        program.press("ctrl+a", "Delete")
        program.wait_until(lambda: text_of(entry) == "", "the text is gone")
        program.set_text(entry, "dictated")
        program.wait_until(lambda: text_of(entry) == "dictated", "the text is there")


def test_presses():
    with Program([PROGRAM]) as program:
        program.tab_to(role="push button", name="Say")
        program.press("space")
        program.find(role="label", name="said")
        program.press("shift+Tab")
        program.wait_focused(name="Name")

        check = program.tab_to(name="Agreed")
        assert actions_of(check) == [] and not has_state(check, "checked")
        program.press("space")
        program.wait_until(lambda: has_state(check, "checked"), "it is checked")


def test_acts():
    with Program([PROGRAM]) as program:
        program.act(program.find(role="push button", name="Say"))
        program.find(role="label", name="said")
        switch = program.find(name="On or off")
        program.act(switch, "toggle")
        program.wait_until(lambda: has_state(switch, "checked"), "it is on")
        fails_with("no action “click”", program.act, program.find(name="Agreed"))


def test_choice():
    with Program([PROGRAM]) as program:
        # By its role: later GTKs name a drop-down by what is chosen and by nothing else.
        choice = program.tab_to(role="combo box")
        program.press("space")
        program.find(role="label", name="Three", root=choice)
        program.press("Down", "Down", "Return")
        program.wait_until(
            lambda: find_all(choice, role="push button") and
            "Three" in [name_of(label) for label in
                        find_all(find_all(choice, role="push button")[0], role="label")],
            "the choice is Three")


def test_out_of_reach():
    with Program([PROGRAM]) as program:
        fails_with("Tab does not reach None 'Mouse only'; it passed:.*Agreed.*combo box",
                   program.tab_to, name="Mouse only")


def test_second_window():
    with Program([PROGRAM]) as program:
        program.tab_to(role="push button", name="Open")
        program.press("Return")
        second = program.find(role=lambda role: role in ("frame", "dialog"), name="Second")
        program.wait_focused(name="Close it")
        assert len(find_all(second, role="push button")) == 1
        program.press("Return")
        program.wait_gone(name="Second")
        # Nobody but us gives the keyboard back to the first window.
        program.tab_to(role="push button", name="Say")


def test_screenshot():
    with Program([PROGRAM]), tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "new", "picture.png")
        screenshot(path)
        width, height, colors = run("identify", "-format", "%w %h %k", path).split()
        assert f"{width} {height}" == run("xdotool", "getdisplaygeometry").strip()
        assert int(colors) > 4, colors


def test_closes():
    program = Program([PROGRAM])
    assert program.close() != 0
    assert subprocess.run(["kill", "-0", str(program.process.pid)], check=False,
                          capture_output=True).returncode != 0


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    failures = 0
    print(f"TAP version 13\n1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name[5:].replace('_', ' ')}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failures += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {name[5:].replace('_', ' ')}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

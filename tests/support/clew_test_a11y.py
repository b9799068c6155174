# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks a program's windows over AT-SPI, as a screen reader does.

For tests that run through headless.sh with the system's Python (another Python
has no gi):

    sys.path.insert(0, …)  # tests/support
    from clew_test_a11y import Program

    with Program(["build/src/desk/clew", "demo.clew"]) as clew:
        entry = clew.find(role="text", name="Search participants")
        clew.press("ctrl+f")
        clew.wait_until(lambda: clew.focused() == entry, "the search has the focus")
        clew.type("ada")
        row = clew.find(role="list item", name="Ada Quill")

Everything that waits does so for events of the accessibility bus, up to a limit,
and then says what it waited for and shows the tree. Nothing sleeps for a
fixed time.

What GTK 4.8 does and does not tell, all of it measured:
- the state "showing" and grab_focus() never work: nothing here uses them;
- check buttons, list rows and action rows have no action: use the keyboard;
- a button's action returns at once and its handler runs some 250 ms later:
  wait for the effect;
- hidden pages of a stack are in the tree and look visible. Pages that were never
  shown have no size and find() passes over them; a page that was shown before
  keeps its size, so look below the page that is meant (root=…);
- a button with a mnemonic is called "_Open Open": names are put right here;
- only the rows that are on the screen, and some around them, are in the tree, and
  the place among its siblings is not a row's place in the list;
- text is read up to the character count, never up to -1.

GTK 4.18 calls a drop-down by what is chosen, whatever name it was given: find it by
its role. Roles are called here as GTK 4.8 calls them.
"""

import os
import re
import signal
import subprocess
import time

# Warnings are fatal to the program under test and not to us: libatspi warns
# whenever a program starts, since GTK 4 has no cache to ask. GLib reads this
# once, when it is loaded.
_debug = os.environ.pop("G_DEBUG", None)
import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

if _debug is not None:
    os.environ["G_DEBUG"] = _debug

# How long to wait for anything before the test has failed, in seconds; the
# environment can make it longer where everything is slow (sanitizers).
PATIENCE = 20 * float(os.environ.get("CLEW_TEST_PATIENCE", "1"))

# Some changes come without an event (the bus itself coming up, an empty tree).
# So often is the condition asked again when nothing was announced.
RECHECK_MS = 100

EVENTS = (
    "object:children-changed",
    "object:property-change",
    "object:selection-changed",
    "object:state-changed",
    "object:text-changed",
    "object:text-caret-moved",
    "window:",
)

# Roles that got other names after GTK 4.8 and AT-SPI 2.46, and those that they have here.
LATER_ROLES = {
    "button": "push button",
    "entry": "text",
    "switch": "check box",
    "toggle button": "push button",
    "window": "frame",
}

# What people operate, by the names that AT-SPI gives the roles.
INTERACTIVE = frozenset((
    "check box", "check menu item", "combo box", "date editor", "link", "list item", "menu item",
    "page tab", "password text", "push button", "push button menu", "radio button",
    "radio menu item", "row header", "slider", "spin button", "table row", "text", "tree item",
))

# Controls that hold smaller ones.
COMPOSED = frozenset(("combo box", "text", "password text", "spin button"))

# What GTK 4.8 calls a widget that nobody named: the name of its class.
NAMES_OF_NOTHING = ("Gtk", "Adw", "Clew")


class Failed(AssertionError):
    """Something that was waited for did not come; the message shows the tree."""


def name_of(node):
    """The name as it is meant: GTK 4.8 says the label with its mnemonic and then
    the text of the same label."""
    try:
        name = node.get_name() or ""
    except GLib.Error:  # it went away while we looked
        return ""
    middle = name.find(" ", len(name) // 2)
    if middle > 0 and name[:middle].replace("_", "", 1) == name[middle + 1:]:
        return name[middle + 1:]
    return name


def role_of(node):
    """The role as GTK 4.8 calls it, also where a later GTK or AT-SPI has another word."""
    try:
        role = node.get_role_name() or ""
    except GLib.Error:
        return ""
    return LATER_ROLES.get(role, role)


def is_laid_out(node):
    """Whether a node has a place in its window, or is of those that never have one."""
    try:
        place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    except GLib.Error:
        return True
    return place.width > 0 and place.height > 0


def description_of(node):
    try:
        return node.get_description() or ""
    except GLib.Error:
        return ""


def children_of(node):
    """The children that are there; rows come and go while a list is walked."""
    found = []
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                found.append(child)
    except GLib.Error:
        pass
    return found


def walk(node, depth=0):
    """Every node at and below this one with its depth, parents first."""
    yield node, depth
    for child in children_of(node):
        yield from walk(child, depth + 1)


def has_state(node, state):
    """Whether a node is "focused", "checked", "selected", "expanded", "sensitive" …"""
    try:
        return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))
    except GLib.Error:
        return False


def states_of(node):
    try:
        return [state.value_nick for state in node.get_state_set().get_states()]
    except GLib.Error:
        return []


def text_of(node):
    """The text of an entry or a label; None for what has no text."""
    try:
        text = node.get_text_iface()
        if text is None:
            return None
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    except GLib.Error:
        return None


def actions_of(node):
    try:
        action = node.get_action_iface()
        if action is None:
            return []
        return [Atspi.Action.get_action_name(action, i)
                for i in range(Atspi.Action.get_n_actions(action))]
    except GLib.Error:
        return []


def matches(wanted, value):
    """Wanted is None (anything), the exact words, a compiled pattern or a function."""
    if wanted is None:
        return True
    if callable(wanted):
        return wanted(value)
    if hasattr(wanted, "search"):
        return wanted.search(value) is not None
    return wanted == value


def find_all(root, role=None, name=None, state=None, shown=True):
    """All nodes below root (and root) that match, in the order of the tree."""
    return [node for node, _ in walk(root)
            if matches(role, role_of(node)) and matches(name, name_of(node)) and
            (state is None or has_state(node, state)) and (not shown or is_laid_out(node))]


def dump(root):
    """The tree as text, one line a node: role, name, text and the telling states."""
    telling = ("focused", "checked", "selected", "expanded", "pressed", "invalid_entry", "required")
    lines = []
    for node, depth in walk(root):
        line = "  " * depth + role_of(node)
        if name_of(node):
            line += f" “{name_of(node)}”"
        if text_of(node):
            line += f" text “{text_of(node)}”"
        if description_of(node):
            line += f" ({description_of(node)})"
        told = [state for state in telling if has_state(node, state)]
        if told:
            line += " [" + ", ".join(told) + "]"
        if not has_state(node, "sensitive"):
            line += " [insensitive]"
        lines.append(line)
    return "\n".join(lines)


def path_of(node, root=None):
    """Where a node is: the roles and names from the window down."""
    steps = []
    while node is not None and node != root and role_of(node) != "desktop frame":
        steps.append(f"{role_of(node)} “{name_of(node)}”")
        try:
            node = node.get_parent()
        except GLib.Error:
            break
    return " / ".join(reversed(steps))


def is_named(node):
    name = name_of(node).strip()
    return bool(name) and not (name.startswith(NAMES_OF_NOTHING) and " " not in name)


def control_of(node):
    """The control that a node is a part of: GTK builds some from smaller ones, and
    the focus is then on a nameless button inside the named combo box."""
    parent = node.get_parent()
    while parent is not None and role_of(parent) in COMPOSED:
        node, parent = parent, parent.get_parent()
    return node


def is_operated(node):
    """Whether people operate this node itself."""
    if role_of(node) not in INTERACTIVE or control_of(node) != node:
        return False
    # A text that can't be edited is something to read.
    return role_of(node) != "text" or has_state(node, "editable")


def unnamed(root):
    """The paths of all controls below root without a name that a person could use."""
    return [path_of(node) for node, _ in walk(root) if is_operated(node) and not is_named(node)]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def screenshot(path):
    """Leaves a picture of the whole screen."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    # By its full name: other programs are called import too.
    run("/usr/bin/import", "-window", "root", f"png24:{path}")


class Program:
    """A program under test, from its start to its end."""

    def __init__(self, command, env=None, patience=PATIENCE, title=None):
        """Starts command and waits until its first window is in the tree.

        env adds to the environment; title, a name as for find(), chooses the window.
        """
        if not os.environ.get("HOME", "").startswith("/tmp/clew-headless."):
            raise Failed("run this through tests/support/headless.sh only")
        self.patience = patience
        # How many keys were pressed.
        self.keys = 0
        self.application = None
        self._is_dirty = True
        # GTK reports nothing before somebody listens, so listen first.
        self._listener = Atspi.EventListener.new(self._on_event)
        for event in EVENTS:
            self._listener.register(event)
        self.process = subprocess.Popen(command, env={**os.environ, **(env or {})})
        try:
            self.wait_until(self._find_application, "the program is on the accessibility bus")
            self.window = self.find(role=lambda role: role in ("frame", "dialog"), name=title,
                                    shown=False)
            self.take_focus()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def _on_event(self, event):
        self._is_dirty = True

    def _find_application(self):
        for application in children_of(Atspi.get_desktop(0)):
            try:
                if application.get_process_id() == self.process.pid:
                    self.application = application
                    return application
            except GLib.Error:
                continue
        return None

    def close(self, patience=5):
        """Ends the program if it runs and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
        for event in EVENTS:
            self._listener.deregister(event)
        return self.process.wait()

    def wait_for_end(self):
        """Waits until the program has left by itself and returns its exit status."""
        return self.process.wait(self.patience)

    def wait_until(self, condition, what, patience=None):
        """Waits for condition() to be true and returns what it gave.

        Asks again after each event of the accessibility bus. what says in words
        what is waited for. Raises Failed after patience seconds, or when the program
        ends before.
        """
        context = GLib.MainContext.default()
        end = time.monotonic() + (patience or self.patience)
        timer = GLib.timeout_add(RECHECK_MS, self._recheck)
        try:
            while True:
                if self._is_dirty:
                    self._is_dirty = False
                    found = condition()
                    if found:
                        return found
                if self.process.poll() is not None:
                    # What it did last may be what was waited for.
                    found = condition()
                    if found:
                        return found
                    raise Failed(f"the program ended with {self.process.returncode} "
                                 f"before {what}")
                if time.monotonic() > end:
                    raise Failed(f"not in {patience or self.patience:g} s: {what}\n{self.dump()}")
                context.iteration(True)
                while context.pending():
                    context.iteration(False)
        finally:
            GLib.source_remove(timer)
            self._is_dirty = True

    def _recheck(self):
        self._is_dirty = True
        return GLib.SOURCE_CONTINUE

    def find(self, role=None, name=None, state=None, root=None, patience=None, shown=True):
        """Waits for the first node that matches and returns it.

        role and name are the exact words, a compiled pattern or a function; state is
        one word, as for has_state(). With shown=False also what has no place.
        """
        def first():
            found = find_all(root or self.application, role, name, state, shown)
            return found[0] if found else None
        wanted = ", ".join(f"{key} {value!r}" for key, value in
                           (("role", role), ("name", name), ("state", state)) if value is not None)
        return self.wait_until(first, f"there is a node with {wanted}", patience)

    def find_all(self, role=None, name=None, state=None, root=None, shown=True):
        """All that match now, without waiting."""
        return find_all(root or self.application, role, name, state, shown)

    def wait_gone(self, role=None, name=None, root=None, patience=None):
        """Waits until no node matches any more."""
        self.wait_until(lambda: not find_all(root or self.application, role, name),
                        f"there is no {role} {name!r} any more", patience)

    def focused(self):
        """The control that has the keyboard focus, or None."""
        found = find_all(self.application, state="focused", shown=False)
        return control_of(found[-1]) if found else None

    def wait_focused(self, role=None, name=None, patience=None):
        """Waits until the focus is on a control that matches and returns it."""
        def on_it():
            node = self.focused()
            if node is None:
                # GTK 4.18 tells of a focus only in the window that has the keyboard.
                self.give_focus()
            return node if node is not None and matches(role, role_of(node)) and \
                matches(name, name_of(node)) else None
        return self.wait_until(on_it, f"the focus is on {role} {name!r}", patience)

    def tab_to(self, role=None, name=None, key="Tab", limit=100):
        """Presses Tab until the focus is on a node that matches, and returns it.

        Fails after limit keys, or when the focus comes round to where it was
        without having met it: what Tab does not reach, nobody without a mouse reaches.
        """
        seen = []
        for _ in range(limit):
            node = self.focused()
            if node is not None and matches(role, role_of(node)) and matches(name, name_of(node)):
                return node
            if node is not None and seen.count(node) > 1:
                break
            seen.append(node)
            self.press(key)
            try:
                self.wait_until(lambda: self.focused() not in (None, node), "the focus moves", 2)
            except Failed:
                break
        passed = "\n".join(path_of(node) for node in seen if node is not None)
        raise Failed(f"{key} does not reach {role} {name!r}; it passed:\n{passed}\n{self.dump()}")

    def windows(self):
        """The numbers of the program's windows on the display."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid)], capture_output=True, text=True, check=False)
        return found.stdout.split()

    def give_focus(self):
        """Gives the keyboard to the newest window; returns whether the program had it before."""
        windows = self.windows()
        focus = subprocess.run(["xdotool", "getwindowfocus"], capture_output=True, text=True,
                               check=False).stdout.strip()
        if focus in windows:
            return True
        # A popover is not asked, it takes the keyboard by itself.
        for window in reversed(windows):
            kind = run("xprop", "-id", window, "_NET_WM_WINDOW_TYPE", "WM_STATE")
            if "_TYPE_NORMAL" in kind or "_TYPE_DIALOG" in kind:
                subprocess.run(["xdotool", "windowfocus", window], capture_output=True,
                               check=False)
                break
        return False

    def take_focus(self):
        """Gives the keyboard to the program if it does not have it.

        There is no window manager here to do that when a window closes.
        """
        self.wait_until(self.give_focus, "a window of the program has the keyboard")

    def press(self, *keys):
        """Presses keys as xdotool calls them: "Return", "ctrl+f", "shift+Tab"."""
        for key in keys:
            self.take_focus()
            run("xdotool", "key", "--clearmodifiers", key)
            self.keys += 1

    def type(self, text):
        """Types text where the focus is.

        What a US keyboard has goes through the keyboard. Other letters go into the
        focused text as an input method puts them there: xdotool would change the
        keyboard under the program's hands, and then letters are lost.
        """
        self.take_focus()
        self.keys += len(text)
        if text.isascii():
            run("xdotool", "type", "--clearmodifiers", "--delay", "4", "--", text)
            return
        node = self.focused()
        for part in re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]+", text):
            length = Atspi.Text.get_character_count(node) + len(part)
            if part.isascii():
                run("xdotool", "type", "--clearmodifiers", "--delay", "4", "--", part)
            else:
                caret = Atspi.Text.get_caret_offset(node)
                # The length is in bytes, the places are in letters.
                Atspi.EditableText.insert_text(node, caret, part, len(part.encode()))
                Atspi.Text.set_caret_offset(node, caret + len(part))
            self.wait_until(lambda: Atspi.Text.get_character_count(node) == length,  # noqa: B023
                            f"“{part}” is typed")

    def act(self, node, action="click"):
        """Does an action of a node, where GTK gives it one. It returns before the effect."""
        names = actions_of(node)
        if action not in names:
            raise Failed(f"{path_of(node)} has no action “{action}”, only {names}")
        Atspi.Action.do_action(node.get_action_iface(), names.index(action))

    def set_text(self, node, text):
        """Puts text into an entry at once, as dictation does."""
        Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)

    def dump(self):
        return dump(self.application) if self.application is not None else "(no tree)"

    def unnamed(self, root=None):
        """The paths of all controls without a name; should be empty."""
        return unnamed(root or self.application)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help is valid Mallard, and each of its pages can be reached."""

import subprocess

from lint import Rule, Skip, need, run, tracked

PAGE = ('<page xmlns="http://projectmallard.org/1.0/" type="topic" id="{id}"><info>{link}'
        '<revision version="1" date="2026-01-01" status="final"/></info><title>T</title>'
        '{body}</page>')
INDEX = ('<page xmlns="http://projectmallard.org/1.0/" type="guide" id="index">'
         '<title>T</title></page>')
TO_INDEX = '<link type="guide" xref="index"/>'


def languages(root):
    return sorted({path.parent for path in tracked(root)
                   if path.parts[0] == "help" and path.suffix == ".page"})


def yelp_check(what):
    def look(root):
        if not languages(root):
            raise Skip("there is no help yet")
        for folder in languages(root):
            result = subprocess.run(["yelp-check", what, "."], cwd=root / folder,
                                    capture_output=True, text=True)
            lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
            # Some of the checks complain on a status of zero.
            for line in lines:
                yield f"{folder}: {what}", line
            if result.returncode and not lines:
                yield f"{folder}: {what}", f"status {result.returncode}"
    return look


def rule(what, name, **pages):
    sample = {"help/C/index.page": INDEX}
    for page, content in pages.items():
        sample[f"help/C/{page}.page"] = content
    return Rule(name, yelp_check(what), sample, [f"help/C: {what}"], need("yelp-check"))


run([
    rule("validate", "help pages are valid", a=PAGE.format(id="a", link=TO_INDEX, body="<wrong/>")),
    rule("ids", "help pages are called by their ids",
         a=PAGE.format(id="b", link=TO_INDEX, body="<p>x</p>")),
    rule("links", "links in the help lead somewhere",
         a=PAGE.format(id="a", link=TO_INDEX, body='<p><link xref="gone">x</link></p>')),
    rule("media", "pictures of the help are there",
         a=PAGE.format(id="a", link=TO_INDEX, body='<media type="image" src="gone.png"/>')),
    rule("orphans", "every help page can be reached",
         a=PAGE.format(id="a", link="", body="<p>x</p>")),
])

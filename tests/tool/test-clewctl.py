#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clewctl from end to end, with the key in a file and no keyring anywhere.

   test-clewctl.py CLEWCTL
"""

import base64
import collections
import datetime
import hashlib
import json
import os
import pwd
import re
import resource
import signal
import stat
import subprocess
import time

from running import CLEWCTL, TODAY, run_all

RELEASE_STATES = {"none", "prepared", "declined", "active", "expiring", "partly_revoked",
                  "expired", "ended", "revoked", "deficient"}


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def comparable(export):
    """An export without what is another in each office: its own record and the
    shipped wordings, which have ids of chance."""
    kinds = export["kinds"]
    wordings = {record["id"]: record["language"] for record in kinds.pop("wording")}
    kinds.pop("office")
    for consent in kinds["consent"]:
        consent["wording"] = wordings[consent["wording"]]
    return kinds


def demo_makes_private_files_and_nothing_else(folder):
    folder.demo()
    assert [name for name in folder.names() if not name.endswith("-journal")] == \
        ["a.clew", "a.key"], folder.names()
    for name in folder.names():
        assert mode(folder.path / name) == 0o600, name
    assert re.fullmatch(r"[0-9a-f]{64}\n", (folder.path / "a.key").read_text())
    head = (folder.path / "a.clew").read_bytes()[:4096]
    assert b"SQLite" not in head and b"Pine County" not in head


def demo_is_the_same_for_the_same_seed_and_day(folder):
    folder.demo("a")
    folder.demo("b")
    folder.demo("c", 30, "--seed", "2")
    first, again, other = (comparable(folder.export(name, f"{name}.json")) for name in "abc")
    assert first == again
    assert first["participant"] != other["participant"]
    assert not {record["id"] for record in first["participant"]} & \
        {record["id"] for record in other["participant"]}


def more_people_change_nobody(folder):
    folder.demo("a", 30)
    folder.demo("b", 60)
    few, many = (folder.export(name, f"{name}.json")["kinds"]["participant"] for name in "ab")
    assert few == many[:30]


def demo_counts_and_covers(folder):
    folder.demo("a", 300)
    kinds = folder.export()["kinds"]
    people = folder.json(*folder.office("participants"))
    assert len(kinds["participant"]) == len(people) == 300
    assert len(kinds["agency"]) == 14
    assert 6 <= len(kinds["staff"]) <= 8
    # Who made it plays the first of the staff; nobody else is any of them.
    assert [person.get("login") for person in kinds["staff"]] == \
        [pwd.getpwuid(os.getuid()).pw_name] + [None] * (len(kinds["staff"]) - 1)
    assert kinds["office"][0]["is_demonstration"] is True
    doors = collections.Counter(record["door"] for record in kinds["referral"])
    assert set(doors) == {"arrest_diversion", "social_contact", "community_referral"}
    assert doors.most_common(1)[0][0] == "arrest_diversion", doors
    for agency in kinds["agency"]:
        assert agency["reason"] and agency["reason_es"] and agency["offered_categories"]
    assert {event["kind"] for event in kinds["enrollment_event"]} == \
        {"intake_completed", "made_inactive", "returned", "discharged", "died"}
    assert any("approximate_age" in person for person in kinds["participant"])
    answers = {person.get("race_category") for person in kinds["participant"]}
    assert {"declined", "unknown"} <= answers
    assert len(kinds["consent_print"]) == 24


def demo_has_names_in_several_scripts(folder):
    folder.demo("a", 300)
    kinds = folder.export()["kinds"]
    names = " ".join([alias["name"] for alias in kinds["alias"]] +
                     [person.get("family_name", "") for person in kinds["participant"]])
    for script, first, last in (("Cyrillic", "А", "я"), ("Arabic", "ا", "ي"),
                                ("Amharic", "ሀ", "ፚ"), ("Han", "一", "龥"), ("Hangul", "가", "힣")):
        assert any(first <= letter <= last for letter in names), script
    for letters in ("ạảấầậắằặẹẻẽếềểễệọộờởợụủứừữựỳỹ", "ñáéíóú", "’", "-"):
        assert any(letter in names for letter in letters), letters
    by_person = collections.Counter(alias["participant"] for alias in kinds["alias"])
    assert max(by_person.values()) >= 3


def demo_is_plausible_in_time(folder):
    folder.demo("a", 300)
    kinds = folder.export()["kinds"]
    for name in ("birth_date", "referred_on", "filed_on", "issued_on", "quashed_on"):
        for records in kinds.values():
            assert all(record.get(name, "") <= TODAY for record in records), name
    for table in ("enrollment_event", "consent_event", "contact_note", "decision"):
        assert all(record["on_day"] <= TODAY for record in kinds[table]), table
    for case in kinds["court_case"]:
        assert case["incident_on"] <= case.get("filed_on", TODAY)
    referred = {}
    for record in kinds["referral"]:
        person = record["participant"]
        referred[person] = min(referred.get(person, TODAY), record["referred_on"])
    for event in kinds["enrollment_event"]:
        assert referred[event["participant"]] <= event["on_day"]
    gone = {event["participant"]: event["on_day"] for event in kinds["enrollment_event"]
            if event["kind"] in ("died", "discharged")}
    for note in kinds["contact_note"]:
        assert note["on_day"] <= gone.get(note["participant"], TODAY)
    days = [hearing["on_day"] for hearing in kinds["hearing"]]
    assert all(time.strptime(day, "%Y-%m-%d").tm_wday < 5 for day in days)
    assert sum(TODAY <= day <= "2026-12-06" for day in days) >= 20
    assert any(hearing["on_day"] < TODAY and "outcome" not in hearing
               for hearing in kinds["hearing"])
    assert any("moved_from" in hearing for hearing in kinds["hearing"])
    warrants = kinds["warrant"]
    assert any("quashed_on" in warrant for warrant in warrants)
    assert any("served_on" in warrant for warrant in warrants)
    assert any("quashed_on" not in warrant and "served_on" not in warrant for warrant in warrants)
    assert any(decision.get("review_on", "") > TODAY for decision in kinds["decision"])


def form_numbers_grow_with_the_day(folder):
    folder.demo("a", 300)
    consents = folder.export()["kinds"]["consent"]
    numbers = [consent["form_number"] for consent in consents]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"PC-20\d\d-\d{4}", number) for number in numbers)
    # The same order, but for those who signed within days of each other.
    by_day = sorted(consents, key=lambda consent: consent["created"][:10])
    ranks = {number: rank for rank, number in enumerate(sorted(numbers))}
    assert all(abs(ranks[consent["form_number"]] - place) < 12
               for place, consent in enumerate(by_day))


def every_state_of_a_release_is_there(folder):
    # By the clock's own day, since that is what `participants` asks about.
    folder.run("demo", "a.clew", "--people", "14", "--key-file", "a.key")
    people = folder.json(*folder.office("participants"))
    assert {person["release"] for person in people} == RELEASE_STATES
    assert len(people) == 14


def kinds_of_offices_differ(folder):
    sizes = {}
    for kind in ("case-management", "project-management", "prosecutor"):
        folder.demo(kind, 60, "--kind", kind)
        kinds = folder.export(kind, f"{kind}.json")["kinds"]
        assert kinds["office"][0]["kind"] == kind.replace("-", "_")
        sizes[kind] = {table: len(records) for table, records in kinds.items()}
    assert sizes["case-management"]["contact_note"] > 0
    assert sizes["project-management"]["contact_note"] == 0
    assert sizes["prosecutor"]["contact_note"] == 0
    assert sizes["prosecutor"]["court_case"] > sizes["case-management"]["court_case"]


def what_may_be_heard_goes_from_office_to_office(folder):
    folder.run("demo", "a.clew", "--people", "40", "--key-file", "a.key")
    folder.run("demo", "b.clew", "--people", "8", "--kind", "prosecutor", "--key-file", "b.key")
    kinds = folder.export()["kinds"]
    agency = next(agency for agency in kinds["agency"] if agency["kind"] == "prosecutor")
    person = next(person["id"] for person in kinds["participant"]
                  if folder.run(*folder.office("may-share", "a", "--participant", person["id"],
                                               "--agency", agency["legal_name"],
                                               "--category", "enrollment", "--category", "plan"),
                                status=None, answer=True).returncode == 0)
    share = folder.office("share", "a", "--participant", person, "--agency",
                          agency["legal_name"], "--output", "it.clewshare", "--letter")
    folder.run(*share, "gossip", status=2)
    code = folder.run(*share, "status", "--statement", "progress_1").stdout
    assert re.fullmatch(r"([0-9A-Z]{5}-){2}[0-9A-Z]{5}\n", code)
    assert folder.export("a", "after.json")["kinds"]["disclosure"][-1]["method"] == "export"
    before = folder.state()
    receive = ["receive", "b.clew", "it.clewshare", "--key-file", "b.key"]
    folder.run(*receive, "--add", status=2)
    folder.run(*receive, "--add", status=2, typed="AAAAA-AAAAA-AAAAA\n")
    folder.run(*receive, status=2, typed=code)
    assert folder.state() == before
    came = folder.run(*receive, "--add", typed=code).stdout.strip()
    folder.run(*receive, "--add", status=2, typed=code)
    received = folder.export("b", "b.json")["kinds"]["received"]
    assert [row["says"] for row in received if row["participant"] == came] == \
        ["takes_part progress"]
    folder.run(*folder.office("check", "b"))


def as_many_agencies_as_asked(folder):
    for n in (1, 60):
        folder.demo(f"n{n}", 20, "--agencies", str(n))
        agencies = folder.export(f"n{n}", f"n{n}.json")["kinds"]["agency"]
        assert len({agency["legal_name"] for agency in agencies}) == n
        kinds = {agency["kind"] for agency in agencies}
    assert {"police", "sheriff", "prosecutor", "city_attorney", "public_defender", "treatment",
            "case_management", "housing", "public_health", "business_district"} <= kinds


def participants_lists_and_finds(folder):
    folder.demo("a", 60)
    kinds = folder.export()["kinds"]
    everybody = folder.json(*folder.office("participants"))
    assert {person["id"] for person in everybody} == \
        {person["id"] for person in kinds["participant"]}
    assert list(everybody[0]) == ["id", "name", "aliases", "age", "age_is_guess", "case_manager",
                                  "enrollment", "release", "release_day"]
    assert folder.json(*folder.office("participants", "a", "--limit", "3")) == everybody[:3]
    alias = next(alias for alias in kinds["alias"] if alias["kind"] == "other_script")
    found = folder.json(*folder.office("participants", "a", "--search", alias["name"]))
    assert alias["participant"] in [person["id"] for person in found]
    number = next(record for record in kinds["identifier"] if record["kind"] == "office_number")
    found = folder.json(*folder.office("participants", "a", "--search", number["number"]))
    assert [person["id"] for person in found] == [number["participant"]]
    assert folder.json(*folder.office("participants", "a", "--search", "Qqqqx")) == []
    text = folder.run(*folder.office("participants")).stdout.splitlines()
    assert len(text) == 60
    assert [line.split()[-1] for line in text] == [person["id"] for person in everybody]


def docket_lists_days_in_order(folder):
    folder.demo("a", 100)
    kinds = folder.export()["kinds"]
    hearings = {record["id"]: record for record in kinds["hearing"]}
    entries = folder.json(*folder.office("docket", "a", "--from", "2026-11-23", "--to",
                                         "2026-12-06"))
    elsewhere = {record["id"] for record in kinds["court_case"] if record.get("time_zone")}
    here = [(entry["day"], entry["time"] or "99") for entry in entries
            if entry["case"] not in elsewhere]
    assert here == sorted(here)
    listed = {entry["id"] for entry in entries if entry["kind"] == "hearing"
              and entry["day"] >= "2026-11-23"}
    assert listed == {id for id, record in hearings.items()
                      if "2026-11-23" <= record["on_day"] <= "2026-12-06"}
    later = folder.json(*folder.office("docket", "a", "--from", "2031-01-01"))
    assert all(entry["overdue"] or entry["case"] in elsewhere for entry in later)
    text = folder.run(*folder.office("docket", "a", "--from", "2026-11-23", "--to",
                                     "2026-11-23")).stdout
    assert "Monday" in text or not any(entry["day"] == "2026-11-23" for entry in entries)


def docket_goes_into_a_calendar(folder):
    folder.demo("a", 100)
    kinds = folder.export()["kinds"]
    days = ["--from", "2026-11-23", "--to", "2026-12-06"]
    text = folder.run(*folder.office("docket", "a", *days, "--ics")).stdout
    ids = re.findall("^UID:(.*)$", text.replace("\r", ""), re.MULTILINE)
    listed = [entry["id"] for entry in folder.json(*folder.office("docket", "a", *days))
              if entry["kind"] == "hearing" and entry["day"] >= "2026-11-23"]
    assert len(ids) == len(set(ids)) and set(listed) <= set(ids) and listed
    assert text.count("CLASS:PRIVATE") == len(ids)
    said = " ".join(re.findall("^(?:SUMMARY|DESCRIPTION):(.*)$", text, re.MULTILINE))
    words = set(re.findall(r"\w{3,}", said))
    assert not words & {person.get("family_name") for person in kinds["participant"]}
    assert not any(case["cause_number"] in text for case in kinds["court_case"]
                   if "cause_number" in case)
    folder.run(*folder.office("docket", "a", *days, "--ics", "--json"), status=2)


def cases_are_listed_by_stage(folder):
    folder.demo("a", 100)
    kinds = folder.export()["kinds"]
    cases = folder.json(*folder.office("cases", "a"))
    sealed = {record["id"] for record in kinds["court_case"] if record.get("sealed_on")}
    assert sealed
    assert {case["id"] for case in cases} == {
        record["id"] for record in kinds["court_case"]} - sealed
    stages = ["filing_queue", "held_in_abeyance", "filed", "warrant", "set_for_disposition",
              "resolved"]
    order = [stages.index(case["stage"]) for case in cases]
    assert order == sorted(order) and len(set(order)) == len(stages)
    for stage in stages:
        some = folder.json(*folder.office("cases", "a", "--stage", stage))
        assert some == [case for case in cases if case["stage"] == stage]
    done = folder.run(*folder.office("cases", "a", "--stage", "gone"), status=2)
    assert "filing_queue" in done.stderr
    text = folder.run(*folder.office("cases", "a", "--stage", "resolved")).stdout.splitlines()
    assert text[0] == "Resolved" and len(text) == 1 + order.count(5)


def nobody_is_named_when_outcomes_are_told(folder):
    folder.demo("a", 100)
    kinds = folder.export()["kinds"]
    done = folder.run(*folder.office("no-worse-off", "a", "--json"), status=1, answer=True)
    told = json.loads(done.stdout)
    verdicts = ["harsher", "not_comparable", "ordinary", "milder"]
    assert sum(told[verdict] for verdict in verdicts) == told["decided"] > 10
    assert told["harsher"] == len(told["harsher_cases"]) == 1
    assert told["open_concerns"] == told["answered_concerns"] == 1 and told["left_out"] == 1
    sealed = {case["id"] for case in kinds["court_case"] if "sealed_on" in case}
    jailed = {charge["court_case"] for charge in kinds["charge"]
              if charge.get("sentence") == "jail"}
    assert set(told["harsher_cases"]) == jailed - sealed
    by_class = told["classes"].values()
    assert all(sum(one[verdict] for one in by_class) == told[verdict] for verdict in verdicts)
    text = folder.run(*folder.office("no-worse-off", "a"), status=1, answer=True).stdout
    assert text.startswith("1 case came out harsher than the ordinary course")
    names = {person.get("family_name") for person in kinds["participant"]} - {None}
    numbers = {case["cause_number"] for case in kinds["court_case"] if "cause_number" in case}
    said = set(re.findall(r"[\w-]+", text + done.stdout))
    assert not said & (names | numbers)
    folder.run(*folder.office("no-worse-off", "a", "--from", "2000-01-01", "--to", "2000-02-01"))
    folder.run(*folder.office("no-worse-off", "a", "--from", "2001-01-01", "--to", "2000-01-01"),
               status=2)
def calendar_of(kinds, moved=False):
    """A court's calendar with the hearings of the office that have a date, and a stranger."""
    people = {record["id"]: record for record in kinds["participant"]}
    cases = {record["id"]: record for record in kinds["court_case"]}
    lines = ["Case Number,Court,Defendant,Hearing Date,Time,Judge",
             '00-0,Far Court,"Quorzelda, Vimbrix",11/30/2026,9:00,Somebody']
    for hearing in kinds["hearing"]:
        case = cases[hearing["court_case"]]
        person = people[case["participant"]]
        if hearing.get("removed") or case.get("sealed_on") or case.get("vacated_on") or \
                not case.get("cause_number") or not hearing.get("on_day") or \
                not person.get("family_name") or not person.get("given_name"):
            continue
        judge = "Judge Moss" if moved else hearing.get("judge") or ""
        lines.append(f'{case["cause_number"]},"{hearing.get("court") or case["court"]}",'
                     f'"{person["family_name"]}, {person["given_name"]}",{hearing["on_day"]},'
                     f'{hearing.get("at_time") or ""},{judge}')
    return "\n".join(lines) + "\n"


def counts_of(text):
    return {line.rsplit(None, 1)[0].strip(): int(line.rsplit(None, 1)[1])
            for line in text.splitlines()}


def calendar_is_brought_in_by_number_court_and_name(folder):
    folder.demo("a", 60)
    whole = folder.export()
    stamp = {"id": "0d9f1f5e-7c3a-4a52-9d0e-3f6c1f0a7b11", "created": "2026-11-01T08:00:00.000000Z"}
    whole["kinds"]["calendar_mapping"] = [{
        **stamp, "name": "Mill County", "source": "court_calendar", "date_order": "month_first",
        "has_headers": True, "in_cause_number": "Case Number", "in_court": "Court",
        "in_name": "Defendant", "in_day": "Hearing Date", "in_time": "Time", "in_judge": "Judge"}]
    (folder.path / "with.json").write_text(json.dumps(whole), encoding="utf-8")
    folder.run("import", "b.clew", "with.json", "--key-file", "b.key")
    (folder.path / "same.csv").write_text(calendar_of(whole["kinds"]), encoding="utf-8")
    (folder.path / "other.csv").write_text(calendar_of(whole["kinds"], True), encoding="utf-8")

    def bring_in(name, *options):
        return folder.run("bring-in", "b.clew", name, "--key-file", "b.key", "--mapping",
                          "Mill County", "--as-of", "2026-11-20", *options).stdout

    before = folder.state()
    dry = counts_of(bring_in("other.csv", "--dry-run"))
    assert folder.state() == before
    assert dry["Nobody’s who is known here"] == 1 and dry["Kept now"] == 0
    assert dry["Other changes"] > 0
    kept = bring_in("other.csv")
    assert counts_of(kept)["Kept now"] == dry["Other changes"]
    again = counts_of(bring_in("other.csv"))
    assert again["Kept now"] == 0 and again["Other changes"] == 0
    assert again["The same as kept"] == dry["Other changes"] + dry["The same as kept"]
    after = folder.export("b", "after.json")["kinds"]
    judges = [hearing for hearing in after["hearing"] if hearing.get("judge") == "Judge Moss"]
    assert judges
    assert "uorzelda" not in json.dumps(after)
    names = {person.get("family_name") for person in after["participant"]} - {None}
    assert not any(name in kept for name in names)
    folder.run("bring-in", "b.clew", "same.csv", "--key-file", "b.key", "--mapping", "None such",
               status=2)
    folder.run("bring-in", "b.clew", "b.key", "--key-file", "b.key", status=2)


def roi_is_kept_as_it_is_written(folder):
    folder.demo()
    person = folder.json(*folder.office("participants", "a", "--limit", "1"))[0]["id"]
    before = folder.export(output="before.json")["kinds"]
    number = folder.run(*folder.office(
        "roi", "a", "--participant", person, "--agency", "cedar", "--agency",
        "PINE CITY POLICE DEPARTMENT", "--category", "enrollment", "--category", "court",
        "--language", "es", "--paper", "a4", "--large-print", "--expires", "2099-01-01",
        "--output", "form.pdf"), status=2)
    assert "later than the site allows" in number.stderr
    done = folder.run(*folder.office(
        "roi", "a", "--participant", person, "--agency", "cedar", "--agency",
        "PINE CITY POLICE DEPARTMENT", "--category", "enrollment", "--category", "court",
        "--language", "es", "--paper", "a4", "--large-print", "--output", "form.pdf"))
    pdf = (folder.path / "form.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and mode(folder.path / "form.pdf") == 0o600
    after = folder.export(output="after.json")["kinds"]
    consent, = (record for record in after["consent"] if record not in before["consent"])
    assert done.stdout == consent["form_number"] + "\n"
    assert consent["participant"] == person and consent["paper"] == "a4"
    assert consent["large_print"] is True
    offers = [record for record in after["consent_agency"] if record["consent"] == consent["id"]]
    assert {record["printed_name"] for record in offers} == \
        {"Cedar Behavioral Health", "Pine City Police Department"}
    assert {record["offered_categories"] for record in offers} == {"enrollment court"}
    event, = (record for record in after["consent_event"]
              if record["consent"] == consent["id"] and record["kind"] == "printed")
    printed, = (record for record in after["consent_print"] if record["event"] == event["id"])
    assert base64.b64decode(printed["bytes"]) == pdf
    assert printed["sha256"] == hashlib.sha256(pdf).hexdigest()
    wording, = (record for record in after["wording"] if record["id"] == consent["wording"])
    assert wording["language"] == "es"


def roi_takes_a_number_too_and_replaces_only_when_told(folder):
    folder.demo()
    kinds = folder.export()["kinds"]
    number = next(record for record in kinds["identifier"]
                  if record["kind"] == "office_number")["number"]
    arguments = folder.office("roi", "a", "--participant", number, "--agency", "Cedar", "--output",
                              "form.pdf")
    folder.run(*arguments)
    first = (folder.path / "form.pdf").read_bytes()
    folder.run(*arguments, status=2)
    assert (folder.path / "form.pdf").read_bytes() == first
    folder.run(*arguments, "--force")
    assert (folder.path / "form.pdf").read_bytes() != first


def ask(folder, person, agency, *options, yes):
    """What may-share says, in words and as JSON, which must agree."""
    arguments = folder.office("may-share", "a", "--participant", person, "--agency", agency,
                              *options)
    before = folder.state()
    words = folder.run(*arguments, status=0 if yes else 1, answer=True).stdout
    found = json.loads(folder.run(*arguments, "--json", status=0 if yes else 1,
                                  answer=True).stdout)
    told = f"{found['answer']}: {found['words']}\n"
    assert (found["to_asker"] is None) == yes, found
    assert words == (told if yes else f"{told}To who asked: {found['to_asker']}\n"), words
    assert found["answer"] == ("yes" if yes else "no"), found
    assert (found["reason"] is None) == yes, found
    assert folder.state() == before
    return found


def find_single_release(kinds):
    """Somebody whose one release was signed and never taken back, and who may hear by it."""
    for person in kinds["participant"]:
        consents = [record for record in kinds["consent"]
                    if record["participant"] == person["id"]]
        events = [record for record in kinds["consent_event"]
                  if consents and record["consent"] == consents[0]["id"]]
        signed = [event for event in events if event["kind"] == "signed"]
        if len(consents) != 1 or len(signed) != 1 or consents[0].get("expires_on", "") <= TODAY or \
           {event["kind"] for event in events} - {"prepared", "printed", "signed", "copy_given"}:
            continue
        grants = {record["agency"]: record["categories"] for record in kinds["consent_grant"]
                  if record["event"] == signed[0]["id"]}
        if len(grants) > 2:
            return person["id"], consents[0], signed[0]["on_day"], grants
    raise AssertionError("nobody has a plain release")


def may_share_answers_as_of_a_day(folder):
    folder.demo("a", 60)
    kinds = folder.export()["kinds"]
    person, consent, signed_on, grants = find_single_release(kinds)
    day_before = str(datetime.date.fromisoformat(signed_on) - datetime.timedelta(days=1))
    on = ["--on", TODAY]
    for agency in kinds["agency"]:
        granted = grants.get(agency["id"])
        if agency.get("mou_ended_on") and agency["mou_ended_on"] <= TODAY:
            no = ask(folder, person, agency["id"], "--category", "enrollment", *on, yes=False)
            assert no["reason"] == "agreement_ended", no
            continue
        if granted is None:
            no = ask(folder, person, agency["legal_name"], "--category", "enrollment", *on,
                     yes=False)
            assert no["reason"] == "not_named" and no["category"] == "enrollment", no
            continue
        granted = granted.split() if isinstance(granted, str) else granted
        every = [word for category in granted for word in ("--category", category)]
        yes = ask(folder, person, agency["id"], *every, *on, yes=True)
        typed = "  " + agency["legal_name"].upper().replace("’", "'").replace(" ", "  ")
        assert ask(folder, person, typed, *every, *on, yes=True) == yes
        no = ask(folder, person, agency["id"], *every, *on, "--subpoena", yes=False)
        assert no["reason"] == "subpoena_alone" and no["purpose"] == "proceeding", no
        no = ask(folder, person, agency["id"], "--category", "enrollment", *on, "--purpose",
                 "notice", yes=False)
        assert no["reason"] == "nothing_taken_back", no
        no = ask(folder, person, agency["id"], "--category", "plan", *on, "--purpose", "notice",
                 yes=False)
        assert no["reason"] == "notice_says_more" and no["category"] == "plan", no
        assert yes["form_number"] == consent["form_number"], yes
        assert yes["since"] == signed_on and yes["agency"] == agency["id"], yes
        no = ask(folder, person, agency["id"], *every, "--on", day_before, yes=False)
        assert no["reason"] in ("no_release", "not_signed"), no
        # One kind that is not ticked refuses the whole.
        missing = sorted({"plan", "housing", "needs", "court", "health"} - set(granted))
        if missing:
            no = ask(folder, person, agency["id"], *every, "--category", missing[0], *on, yes=False)
            assert no["reason"] == "not_this_kind" and no["category"] == missing[0], no
        for purpose in ("treatment", "proceeding"):
            ask(folder, person, agency["id"], *every, *on, "--purpose", purpose, yes=False)
    no = ask(folder, person, next(iter(grants)), "--category", "enrollment", "--on",
             str(datetime.date.today() + datetime.timedelta(days=300)), yes=False)
    assert no["reason"] == "day_to_come", no


def hears(folder, person, agency, categories):
    """Whether may-share lets one agency hear it all."""
    options = [part for category in categories for part in ("--category", category)]
    arguments = folder.office("may-share", "a", "--participant", person, "--agency", agency,
                              *options, "--json")
    done = subprocess.run([CLEWCTL, *arguments], cwd=folder.path, stdout=subprocess.PIPE,
                          text=True, check=False)
    return json.loads(done.stdout)["answer"] == "yes"


def roster_lists_whom_all_may_hear_of(folder):
    """As may-share says of each agency alone; of the others there is only a number."""
    folder.demo("a", 40)
    people = folder.json(*folder.office("participants"))
    agencies = ["Cedar Behavioral Health", "Lantern Street Outreach"]
    options = ["--agency", agencies[0], "--agency", agencies[1], "--category", "plan"]
    call = folder.office("roster", "a", *options)
    before = folder.state()
    text = folder.run(*call, answer=True).stdout
    found = folder.json(*call)
    assert folder.state() == before
    listed = {person["participant"] for person in found["may_be_spoken_of"]}
    assert listed and found["withheld"] > 0, found
    others = [person for person in people if person["id"] not in listed]
    for person in [person for person in people if person["id"] in listed] + others[:8]:
        covered = all(hears(folder, person["id"], agency, ["enrollment", "plan"])
                      for agency in agencies)
        assert covered == (person["id"] in listed), person["id"]
    for person in people:
        assert (person["id"] in text) == (person["id"] in listed), person["id"]
        assert person["name"] not in text
    assert f"{len(listed)} " in text and f"{found['withheld']} must not be." in text, text
    assert [agency["agency_name"] for agency in found["agencies"]] == agencies
    nobody = json.loads(folder.run(*call, "--others", "--json", status=1, answer=True).stdout)
    assert nobody["may_be_spoken_of"] == []
    assert nobody["withheld"] == len(listed) + found["withheld"]
    alone = folder.json(*folder.office("roster", "a", "--agency", agencies[1], "--category",
                                       "plan"))
    assert (len(alone["may_be_spoken_of"]) ==
            len(listed) + found["agencies"][0]["more_without"])


def roi_for_nobody_has_a_number_and_is_kept(folder):
    folder.demo()
    done = folder.run(*folder.office("roi", "a", "--blank", "--agency", "Cedar", "--output",
                                     "blank.pdf"))
    pdf = (folder.path / "blank.pdf").read_bytes()
    kinds = folder.export()["kinds"]
    blank, = kinds["blank_form"]
    assert done.stdout == blank["form_number"] + "\n"
    assert base64.b64decode(blank["bytes"]) == pdf
    assert blank["form_number"] not in {record["form_number"] for record in kinds["consent"]}
    person = kinds["participant"][0]["id"]
    folder.run(*folder.office("roi", "a", "--blank", "--participant", person, "--agency", "Cedar",
                              "--output", "other.pdf"), status=2)
    assert not (folder.path / "other.pdf").exists()


def numbers_in(folder, pdf):
    text = subprocess.run(["pdftotext", folder.path / pdf, "-"], capture_output=True, text=True,
                          check=True).stdout
    return set(re.findall(r"[A-Z]{2}-\d{4}-\d{4,}", text))


def roi_batch_is_one_file_of_kept_forms(folder):
    folder.demo()
    people = [person["id"] for person in
              folder.json(*folder.office("participants", "a", "--limit", "3"))]
    before = folder.export(output="before.json")["kinds"]
    named = [word for person in [*people, people[0]] for word in ("--participant", person)]
    done = folder.run(*folder.office("roi-batch", "a", *named, "--agency", "Cedar", "--category",
                                     "enrollment", "--output", "many.pdf"))
    after = folder.export(output="after.json")["kinds"]
    made = [record for record in after["consent"] if record not in before["consent"]]
    assert [record["participant"] for record in made] == people
    assert done.stdout.split() == [record["form_number"] for record in made]
    assert set(done.stdout.split()) <= numbers_in(folder, "many.pdf")
    assert mode(folder.path / "many.pdf") == 0o600
    ids = {record["id"] for record in made}
    assert {record["printed_name"] for record in after["consent_agency"]
            if record["consent"] in ids} == {"Cedar Behavioral Health"}

    done = folder.run(*folder.office("roi-batch", "a", "--blank", "4", "--agency", "Cedar",
                                     "--language", "es", "--output", "blank.pdf"))
    blank = folder.export(output="blank.json")["kinds"]["blank_form"]
    assert done.stdout.split() == [record["form_number"] for record in blank]
    assert len(blank) == 4 and set(done.stdout.split()) <= numbers_in(folder, "blank.pdf")


def roi_batch_for_endings_offers_what_was_offered(folder):
    folder.run("demo", "a.clew", "--people", "60", "--key-file", "a.key")
    done = folder.run(*folder.office("roi-batch", "a", "--ending", "60", "--output", "many.pdf"))
    kinds = folder.export()["kinds"]
    made = [record for record in kinds["consent"]
            if record["form_number"] in done.stdout.split()]
    assert made and len(made) == len({record["participant"] for record in made})
    assert len(made) == len(done.stdout.split())


def an_interrupted_batch_has_what_was_numbered(folder):
    folder.demo()
    call = folder.office("roi-batch", "a", "--blank", "1000", "--agency", "Cedar", "--output",
                         "blank.pdf")
    with subprocess.Popen([CLEWCTL, *call], cwd=folder.path, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8") as process:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, told = process.stdout.read(), process.stderr.read()
    assert process.returncode == 1, (process.returncode, told)
    numbers = [first.strip(), *rest.split()]
    assert len(numbers) < 1000
    assert told.startswith(f"clewctl: {len(numbers)} form"), told
    assert [record["form_number"] for record in folder.export()["kinds"]["blank_form"]] == numbers
    assert set(numbers) <= numbers_in(folder, "blank.pdf")


def an_agency_name_of_two_answers_nothing(folder):
    """Whoever is meant must be named; the refusal names nobody who takes part."""
    folder.demo("a", 20)
    told = folder.export()
    person = told["kinds"]["participant"][0]
    twins = told["kinds"]["agency"][:2]
    for agency in twins:
        agency["short_name"] = "Twin"
    (folder.path / "twins.json").write_text(json.dumps(told), encoding="utf-8")
    folder.run("import", "b.clew", "twins.json", "--key-file", "b.key")
    before = folder.state()
    for typed in ("Twin", "  TWIN"):
        done = folder.run(*folder.office("may-share", "b", "--participant", person["id"],
                                         "--agency", typed, "--category", "enrollment"), status=2)
        assert done.stdout == "", done.stdout
        assert "More than one agency is called" in done.stderr, done.stderr
        for word in (person.get("family_name"), person.get("given_name"), person["id"]):
            assert word is None or word not in done.stderr, done.stderr
    assert folder.state() == before
    for agency in twins:
        folder.run(*folder.office("may-share", "b", "--participant", person["id"], "--agency",
                                  agency["id"], "--category", "enrollment", "--subpoena"),
                   status=1, answer=True)


def export_and_import_are_a_round_trip(folder):
    folder.demo("a", 60)
    folder.export("a", "one.json")
    assert mode(folder.path / "one.json") == 0o600
    folder.run("import", "b.clew", "one.json", "--key-file", "b.key")
    folder.export("b", "two.json")
    one, two = ((folder.path / name).read_bytes().split(b"\n", 1) for name in
                ("one.json", "two.json"))
    assert one[1] == two[1]
    folder.run(*folder.office("check", "b"))
    assert (folder.path / "a.key").read_text() != (folder.path / "b.key").read_text()
    assert folder.json(*folder.office("participants", "a")) == \
        folder.json(*folder.office("participants", "b"))


def unlawful_cases(good, changed, set_in):
    """Checks K2, K3, K4, K6, K11 and K16 hold of what is brought in, too."""
    kinds = good["kinds"]
    every = ["enrollment", "plan", "housing", "treatment", "health", "court", "needs"]
    consents = {event["id"]: event["consent"] for event in kinds["consent_event"]}
    offered = {(offer["consent"], offer["agency"]): offer["offered_categories"].split()
               for offer in kinds["consent_agency"]}
    ticks = [(number, consents[grant["event"]], grant["agency"])
             for number, grant in enumerate(kinds["consent_grant"])]
    beside, stranger = next((number, agency["id"]) for number, consent, _ in ticks
                            for agency in kinds["agency"]
                            if (consent, agency["id"]) not in offered)
    boxless = next(number for number, consent, agency in ticks
                   if len(offered[consent, agency]) < len(every))
    wording = json.loads(kinds["wording"][0]["body"])

    def with_text(key, text):
        body = {**wording, "texts": {**wording["texts"], key: text}}
        return set_in("wording", "body", json.dumps(body, ensure_ascii=False))

    dated = next(i for i, one in enumerate(kinds["consent"]) if one["kind"] == "multi_party")
    of_wording = next(i for i, one in enumerate(kinds["consent"], 1)
                      if one.get("wording") == kinds["wording"][0]["id"])
    return {
        "a tick beside the paper": (set_in("consent_grant", "agency", stranger, beside),
                                    f"consent_grant {beside + 1}, agency"),
        "a tick without a box": (set_in("consent_grant", "categories", " ".join(every), boxless),
                                 f"consent_grant {boxless + 1}, categories"),
        "an agency that is all of them": (
            set_in("agency", "legal_name", "All partner agencies and others as needed"),
            "agency 1, legal_name"),
        "the same on the paper": (
            set_in("consent_agency", "printed_name", "All partner agencies and others as needed"),
            "consent_agency 1, printed_name"),
        "notes on a release": (
            set_in("consent_agency", "offered_categories", "enrollment counseling_notes"),
            "consent_agency 1, offered_categories"),
        "an end that is none": (
            set_in("consent", "expires_event", "This release never expires", dated),
            f"consent {dated + 1}, expires_event"),
        "an end that binds": (
            set_in("consent", "expires_event", "Irrevocable until my case closes", dated),
            f"consent {dated + 1}, expires_event"),
        "a form of before 2024": (
            with_text("part2_notice",
                      "42 CFR part 2 prohibits unauthorized disclosure of these records."),
            f"consent {of_wording}, wording"),
        "a wording that binds": (with_text("take_back", "This is irrevocable."),
                                 f"consent {of_wording}, wording"),
        "an irrevocable office": (set_in("office", "name", "Irrevocable Office"),
                                  "office 1, name"),
    }


def bad_files_bring_nothing_in(folder):
    folder.demo("a", 14)
    good = folder.export()
    text = (folder.path / "out.json").read_text(encoding="utf-8")

    def changed(change):
        copy = json.loads(text)
        change(copy)
        return json.dumps(copy, ensure_ascii=False)

    def set_in(table, name, value, index=0):
        return changed(lambda copy: copy["kinds"][table][index].__setitem__(name, value))

    person = good["kinds"]["participant"][2]
    secret = "Zebediah Quux"
    cases = {
        "nothing at all": ("", None),
        "no JSON": ("Rosa", None),
        "cut short": (text[:len(text) // 2], None),
        "more after it": (text + "{}", None),
        "another program's": ('{"a": 1}', None),
        "newer": (changed(lambda copy: copy.__setitem__("clew", 2)), "newer Clew"),
        "no such kind": (changed(lambda copy: copy["kinds"].__setitem__("secret", [])), None),
        "no such field": (set_in("participant", "shoe_size", secret, 2), "participant 3"),
        "no such choice": (set_in("participant", "gender", secret, 2), "participant 3, gender"),
        "no such day": (set_in("participant", "birth_date", "1990-02-30", 2),
                        "participant 3, birth_date"),
        "a day to come": (set_in("referral", "referred_on", "2999-01-01"),
                          "referral 1, referred_on"),
        "text for a number": (set_in("wording", "version", secret), "wording 1, version"),
        "number for text": (set_in("staff", "name", 12), "staff 1, name"),
        "fraction": (text.replace('"release_months":12', '"release_months":1.5'), None),
        "spaces at the ends": (set_in("staff", "name", secret + " "), "staff 1, name"),
        "empty": (set_in("staff", "initials", ""), "staff 1, initials"),
        "required": (changed(lambda copy: copy["kinds"]["staff"][1].pop("name")),
                     "staff 2, name"),
        "no id": (changed(lambda copy: copy["kinds"]["staff"][1].pop("id")), "staff 2, id"),
        "no UUID": (set_in("staff", "id", secret), "staff 1, id"),
        "twice the same id": (set_in("participant", "id", person["id"], 3), "participant 4, id"),
        "a field twice": (text.replace('"language":"en"', '"language":"en","language":"en"', 1),
                          "language"),
        "nobody's alias": (set_in("alias", "participant", good["kinds"]["staff"][0]["id"]),
                           "alias 1, participant"),
        "no instant": (set_in("alias", "created", "yesterday"), "alias 1, created"),
        "removed event": (set_in("consent_event", "removed", good["exported"]),
                          "consent_event 1, removed"),
        "number taken": (set_in("consent", "form_number",
                                good["kinds"]["consent"][0]["form_number"], 1),
                         "consent 2, form_number"),
        "no office": (changed(lambda copy: copy["kinds"]["office"].clear()), "exactly one"),
        "two offices": (changed(lambda copy: copy["kinds"]["office"].append(
            {**good["kinds"]["office"][0], "id": person["id"]})), "exactly one"),
        "bytes that are none": (set_in("consent_print", "bytes", secret), "consent_print 1, bytes"),
        **unlawful_cases(good, changed, set_in),
        "NUL in a text": (set_in("staff", "name", "a\0b"), None),
        "half a letter": (text.replace("Dana", "\\ud800"), None),
    }
    before = folder.state()
    for name, (content, said) in cases.items():
        (folder.path / "bad.json").write_text(content, encoding="utf-8")
        done = folder.run("import", "b.clew", "bad.json", "--key-file", "b.key", status=2)
        assert said is None or said in done.stderr, (name, done.stderr)
        assert secret not in done.stderr, (name, done.stderr)
        (folder.path / "bad.json").unlink()
        assert folder.state() == before, name


def wrong_calls_are_refused_and_change_nothing(folder):
    folder.demo()
    person = folder.json(*folder.office("participants", "a", "--limit", "1"))[0]["id"]
    (folder.path / "there.pdf").write_text("here first")
    (folder.path / "plain.txt").write_text("not an office")
    key = ["--key-file", "a.key"]
    roi = ["roi", "a.clew", *key, "--participant", person, "--output", "new.pdf"]
    share = ["may-share", "a.clew", *key, "--participant", person, "--agency", "Cedar"]
    calls = [
        [], ["frobnicate"], ["--frobnicate"], ["demo"], ["help", "frobnicate"],
        ["help", "demo", "demo"], ["--version", "again"],
        ["demo", "b.clew", "c.clew", *key], ["demo", "b.clew", *key, "--frobnicate"],
        ["demo", "b.clew", *key, "--people", "none"], ["demo", "b.clew", *key, "--people", "0"],
        ["demo", "b.clew", *key, "--people", "-5"], ["demo", "b.clew", *key, "--people"],
        ["demo", "b.clew", *key, "--people", "99999999999999"],
        ["demo", "b.clew", *key, "--agencies", "0"], ["demo", "b.clew", *key, "--agencies", "61"],
        ["demo", "b.clew", *key, "--seed", "x"], ["demo", "b.clew", *key, "--kind", "police"],
        ["demo", "b.clew", *key, "--today", "Smarch"], ["demo", "a.clew", *key],
        ["demo", "nowhere/b.clew", *key], ["demo", "there.pdf", *key],
        ["participants"], ["participants", "gone.clew", *key],
        ["participants", "a.clew", "--key-file", "gone.key"],
        ["participants", "a.clew", *key, "--limit", "0"],
        ["participants", "a.clew", *key, "--limit", "many"],
        ["participants", "a.clew", "plain.txt", *key],
        ["participants", "a.clew", *key, "--json", "--jsom"],
        ["docket", "gone.clew", *key], ["docket", "a.clew", *key, "--from", "2026-02-30"],
        ["docket", "a.clew", *key, "--to", "some day"], ["docket", "a.clew", *key, "--from", ""],
        ["docket", "a.clew", *key, "--from", "2026-12-01", "--to", "2026-11-01"],
        ["docket", "a.clew", "extra", *key],
        ["check", "gone.clew", *key], ["check", "a.clew", *key, "--json"], ["check"],
        roi, ["roi", "a.clew", *key, "--agency", "Cedar", "--output", "new.pdf"],
        ["roi", "a.clew", *key, "--agency", "Cedar", "--participant", person],
        [*roi, "--agency", "Cedar", "--agency", "Nobody’s Agency"],
        [*roi, "--agency", "Cedar", "--category", "everything"],
        [*roi, "--agency", "Cedar", "--expires", "never"],
        [*roi, "--agency", "Cedar", "--expires", "2020-01-01"],
        [*roi, "--agency", "Cedar", "--language", "tlh"],
        [*roi, "--agency", "Cedar", "--language", "vi"],
        [*roi, "--agency", "Cedar", "--paper", "a5"], [*roi, "--agency", "Cedar", "more"],
        [*roi[:-1], "there.pdf", "--agency", "Cedar"],
        [*roi[:-1], "nowhere/new.pdf", "--agency", "Cedar"],
        ["roi-batch", "a.clew", *key, "--output", "new.pdf"],
        ["roi-batch", "a.clew", *key, "--participant", person],
        ["roi-batch", "a.clew", *key, "--blank", "3", "--output", "new.pdf"],
        ["roi-batch", "a.clew", *key, "--blank", "0", "--agency", "Cedar", "--output", "new.pdf"],
        ["roi-batch", "a.clew", *key, "--blank", "1001", "--agency", "Cedar", "--output",
         "new.pdf"],
        ["roi-batch", "a.clew", *key, "--blank", "3", "--ending", "30", "--agency", "Cedar",
         "--output", "new.pdf"],
        ["roi-batch", "a.clew", *key, "--participant", person, "--participant", "nobody",
         "--agency", "Cedar", "--output", "new.pdf"],
        ["roi-batch", "a.clew", *key, "--blank", "3", "--agency", "Cedar", "--output",
         "there.pdf"],
        ["roi-batch", "a.clew", *key, "--blank", "3", "--agency", "Cedar", "--output",
         "nowhere/new.pdf"],
        share, [*share, "--category", "everything"], [*share, "--category", "court", "more"],
        [*share, "--category", "court", "--on", "never"],
        [*share, "--category", "court", "--purpose", "gossip"],
        ["may-share", "a.clew", *key, "--agency", "Cedar", "--category", "court"],
        ["may-share", "a.clew", *key, "--participant", person, "--category", "court"],
        ["may-share", "a.clew", *key, "--participant", "nobody", "--agency", "Cedar",
         "--category", "court"],
        ["may-share", "a.clew", *key, "--participant", person, "--agency", "Nobody’s Agency",
         "--category", "court"],
        ["roster", "a.clew", *key, "--category", "plan"],
        ["roster", "a.clew", *key, "--agency", "Cedar"],
        ["roster", "a.clew", *key, "--agency", "Nobody’s Agency", "--category", "plan"],
        ["roster", "a.clew", *key, "--agency", "Cedar", "--category", "counseling_notes"],
        ["roster", "a.clew", *key, "--agency", "Cedar", "--category", "plan", "--on", "never"],
        ["roi", "a.clew", *key, "--agency", "Cedar", "--output", "new.pdf", "--participant",
         "00000000-0000-4000-8000-000000000000"],
        ["roi", "a.clew", *key, "--agency", "Cedar", "--output", "new.pdf", "--participant",
         "L-99999"],
        ["export", "a.clew", *key], ["export", "gone.clew", *key, "--output", "new.json"],
        ["export", "a.clew", *key, "--output", "there.pdf"],
        ["export", "a.clew", *key, "--output", "nowhere/new.json"],
        ["import", "b.clew", *key], ["import", "b.clew", "gone.json", *key],
        ["import", "b.clew", "plain.txt", *key], ["import", "a.clew", "plain.txt", *key],
        ["import", "b.clew", "plain.txt", "plain.txt", *key],
    ]
    before = folder.state()
    for call in calls:
        done = folder.run(*call, status=2)
        assert done.stdout == "", call
        assert folder.state() == before, call


def what_fails_otherwise_has_another_status(folder):
    folder.demo("a", 14)
    folder.demo("b", 14)
    (folder.path / "plain.txt").write_text("not an office, but long enough to be read as one")
    (folder.path / "open.key").write_text("0" * 64)
    (folder.path / "open.key").chmod(0o644)
    before = folder.state()
    folder.run("participants", "a.clew", "--key-file", "b.key", status=1)
    folder.run("participants", "plain.txt", "--key-file", "a.key", status=1)
    folder.run("participants", "a.clew", "--key-file", "open.key", status=1)
    folder.run("demo", "c.clew", "--key-file", "open.key", status=1)
    folder.run("participants", "a.clew", status=1,
               environment={"DBUS_SESSION_BUS_ADDRESS": "unix:path=" + str(folder.path / "none")})
    folder.run("demo", "c.clew", status=1,
               environment={"DBUS_SESSION_BUS_ADDRESS": "unix:path=" + str(folder.path / "none")})
    assert folder.state() == before


def check_tells_a_damaged_file(folder):
    folder.demo("a", 60)
    assert "whole" in folder.run(*folder.office("check")).stdout
    path = folder.path / "a.clew"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    folder.run(*folder.office("check"), status=1)


def an_interrupt_leaves_nothing(folder):
    with subprocess.Popen([CLEWCTL, "demo", "a.clew", "--people", "1000000", "--key-file",
                           "a.key"], cwd=folder.path, stderr=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as process:
        while not (folder.path / "a.clew").exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 1, process.returncode
    assert complaint.count("\n") == 1, complaint
    assert folder.names() == [], folder.names()


def a_crash_leaves_no_memory_behind(folder):
    """Seen on the running program, which waits for us to read all it has to say."""
    folder.demo("a", 60)
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    with subprocess.Popen(
            [CLEWCTL, *folder.office("participants"), "--limit", "60", "--json"], cwd=folder.path,
            stdout=subprocess.PIPE, pipesize=4096, bufsize=0,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most))) as process:
        output = process.stdout.read(1)
        with open(f"/proc/{process.pid}/limits", encoding="ascii") as limits:
            core = re.search(r"^Max core file size +(\S+) +(\S+)", limits.read(), re.M)
        output += process.stdout.read()
    assert core.groups() == ("0", "0"), core[0]
    assert process.returncode == 0 and len(json.loads(output)) == 60, process.returncode


def records_are_utf_8_in_any_locale(folder):
    folder.demo("a", 300)
    names = " ".join(person["name"] for person in folder.json(*folder.office("participants")))
    assert not names.isascii()
    days = ["--from", TODAY, "--to", "2027-01-31"]
    for command, options in (("participants", []), ("docket", days)):
        for form in ([], ["--json"]):
            call = folder.office(command, "a", *options, *form)
            here, there = (folder.run(*call, environment={"LC_ALL": locale}).stdout
                           for locale in ("C.UTF-8", "C"))
            assert not here.isascii() and here == there, call


def output_that_cannot_be_written_is_told(folder):
    folder.demo("a", 300)
    for call in (folder.office("participants"), folder.office("participants", "a", "--json"),
                 folder.office("participants", "a", "--limit", "1"),
                 folder.office("docket", "a", "--from", TODAY), folder.office("check"),
                 ["help"], ["help", "demo"], ["--version"]):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = folder.run(*call, status=1, stdout=full)
        assert "could not be written" in done.stderr, done.stderr


def help_and_version_are_there(folder):
    assert re.fullmatch(r"clewctl \d+\.\d+\.\d+\n", folder.run("--version").stdout)
    text = folder.run("help").stdout
    assert folder.run("--help").stdout == text
    for command in ("demo", "participants", "roi", "roi-batch", "may-share", "roster", "docket",
                    "cases", "no-worse-off", "check", "export", "import"):
        assert f"\n  {command} " in text
        assert "--key-file" in folder.run("help", command).stdout
        assert folder.run(command, "--help").stdout == folder.run("help", command).stdout


run_all([
    demo_makes_private_files_and_nothing_else,
    demo_is_the_same_for_the_same_seed_and_day,
    more_people_change_nobody,
    demo_counts_and_covers,
    demo_has_names_in_several_scripts,
    demo_is_plausible_in_time,
    form_numbers_grow_with_the_day,
    every_state_of_a_release_is_there,
    kinds_of_offices_differ,
    what_may_be_heard_goes_from_office_to_office,
    as_many_agencies_as_asked,
    participants_lists_and_finds,
    docket_lists_days_in_order,
    docket_goes_into_a_calendar,
    cases_are_listed_by_stage,
    nobody_is_named_when_outcomes_are_told,
    calendar_is_brought_in_by_number_court_and_name,
    roi_is_kept_as_it_is_written,
    roi_takes_a_number_too_and_replaces_only_when_told,
    may_share_answers_as_of_a_day,
    roster_lists_whom_all_may_hear_of,
    roi_for_nobody_has_a_number_and_is_kept,
    roi_batch_is_one_file_of_kept_forms,
    roi_batch_for_endings_offers_what_was_offered,
    an_interrupted_batch_has_what_was_numbered,
    an_agency_name_of_two_answers_nothing,
    export_and_import_are_a_round_trip,
    bad_files_bring_nothing_in,
    wrong_calls_are_refused_and_change_nothing,
    what_fails_otherwise_has_another_status,
    check_tells_a_damaged_file,
    an_interrupt_leaves_nothing,
    a_crash_leaves_no_memory_behind,
    records_are_utf_8_in_any_locale,
    output_that_cannot_be_written_is_told,
    help_and_version_are_there,
])

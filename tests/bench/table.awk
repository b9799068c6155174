# SPDX-License-Identifier: GPL-3.0-or-later
# The table of tests/bench/run: each figure with its goal, where it has one, and what
# it is beside its reference. Exit status 1 if something could not be measured.
function goal(what, people) {
  if (what == "search p99") return people >= 1000000 ? 5 : people >= 100000 ? 2 : 0
  if (what ~ /^encrypted \/ unencrypted/) return 1.3
  if (what == "paper / bare" || what == "batch / bare") return 1.5
  if (what == "who may hear about one person, p99") return 4
  if (what == "releases that end within 30, 60, 90 days, p50") return 50
  if (what ~ /^a new release .* ready to print: time$/) return 60
  if (what == "make a demonstration office" && people == 100000) return 120
  if (what ~ /^window, .* to painted frame p99$/) return 60
  if (what == "cold start / empty window" && people == 100000) return 1.5
  if (what == "first frame / 1,000 people" && people == 1000000) return 1.15
  if (what == "memory / 1,000 people" && people == 1000000) return 1.15
  return 0
}

function row(what, people, figure, unit, remark) {
  printf "%-58s %9s %12s %-3s %s\n", what, people == 0 ? "" : people, figure, unit, remark
}

function tell(what, people, unit, figure, wanted) {
  wanted = goal(what, people)
  row(what, people, sprintf("%.3f", figure), unit,
    wanted == 0 ? "" : sprintf("goal %s: %s", wanted, figure <= wanted ? "met" : "MISSED"))
}

function ratio(what, people, figure, reference) {
  if (reference > 0) tell(what, people, "x", figure / reference)
}

BEGIN { row("what", "how many", "figure", "", "goal") }

$3 == "FAILED" { row($1, $2, "FAILED", "", ""); failed = 1; next }
$3 == "reused" { row($1, $2, "", "", "not measured: made in an earlier run"); next }
$3 == "absent" { row($1, $2, "", "", "not measured: it could not be installed here"); next }

{
  tell($1, $2, $3, $4)
  # What the same size or the reference had: later lines overwrite earlier ones.
  seen[$1] = $4
  if (index($1, "clew: ") == 1 && $2 == 1000) few[$1] = $4
}

$1 == "make a demonstration office" { made_for = $2 }
$1 == "the same rows, bare SQLite" && made_for == $2 {
  ratio("demonstration office / bare", $2, seen["make a demonstration office"], $4)
}
$1 == "bare SQLite, plain file: time" {
  ratio("clewctl / bare", $2, seen["clewctl participants --search: time"], $4)
}
$1 == "clew: first frame" {
  ratio("cold start / empty window", $2, $4, seen["empty window: first frame"])
  ratio("first frame / 1,000 people", $2, $4, few[$1])
}
$1 == "clew: memory at the first frame" {
  ratio("memory / empty window", $2, $4, seen["empty window: memory at the first frame"])
  ratio("memory / 1,000 people", $2, $4, few[$1])
}
$1 ~ /^clew: outside/ {
  name = substr($1, length("clew: outside, ") + 1)
  ratio("outside, " name " / empty window", $2, $4, seen["empty window: outside, " name])
  ratio("outside, " name " / gnome-contacts", $2, $4, seen["gnome-contacts: outside, " name])
}

END { exit failed }

# SPDX-License-Identifier: GPL-3.0-or-later
# The table of tests/bench/run: each figure with its goal, where it has one.
function goal(what, people) {
  if (what == "search p99") return people > 100000 ? 5 : people > 1000 ? 2 : 0
  if (what ~ /^encrypted \/ plain/) return 1.3
  if (what == "paper / bare") return 1.5
  if (what == "make a demonstration office" && people == 100000) return 120
  if (what == "typing: painted frame p99") return 60
  if (what == "cold start / empty window" && people == 100000) return 1.5
  if (what == "first frame / 1,000 people" && people == 1000000) return 1.15
  if (what == "memory / 1,000 people" && people == 1000000) return 1.15
  return 0
}

function tell(what, people, unit, figure, wanted) {
  wanted = goal(what, people)
  printf "%-34s %9s %12.3f %-3s %s\n", what, people, figure, unit,
    wanted == 0 ? "" : sprintf("goal %s: %s", wanted, figure <= wanted ? "met" : "MISSED")
}

BEGIN { printf "%-34s %9s %12s %-3s %s\n", "what", "how many", "figure", "", "goal" }

{
  tell($1, $2, $3, $4)
  if ($1 == "empty window: first frame") empty = $4
  if ($1 == "clew: first frame") {
    tell("cold start / empty window", $2, "x", $4 / empty)
    if ($2 == 1000) first = $4
    if (first) tell("first frame / 1,000 people", $2, "x", $4 / first)
  }
  if ($1 == "clew: memory") {
    if ($2 == 1000) memory = $4
    if (memory) tell("memory / 1,000 people", $2, "x", $4 / memory)
  }
}

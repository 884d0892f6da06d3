#!/usr/bin/env bash
# Ten questions to a graph, in the shell with jq:
#   npx lithograph build data/seeds.csl.json -o graph && docs/examples/questions.sh graph
# LITHOGRAPH says how the command is called. Sorted by code point, as the programs beside this one sort.
set -euo pipefail
export LC_ALL=C
graph="${1:-graph}"
read -ra lithograph <<<"${LITHOGRAPH:-npx lithograph}"

ask() { "${lithograph[@]}" "$1" "$graph" "${@:2}" --json; }
labels='[.answers[].node.label] | unique'
paper() { ask find "$1" --kind Paper | jq -r '.answers[0].key'; }

{
  # 1. What is evaluated on MBPP?
  ask neighbors MBPP --relation EVALUATED_ON --direction in | jq "$labels"

  # 2. What does the ReCode paper introduce?
  recode="$(paper ReCode)"
  ask neighbors "$recode" --relation introduces --direction out | jq "$labels"

  # 3. Who outperforms whom?
  ask claims --relation OUTPERFORMS | jq '[.answers[] | "\(.subject.label) > \(.object.label)"] | sort'

  # 4. Which things are named in three papers or more?
  jq '[.nodes[].attributes | select(.kind != "Paper" and .papers >= 3) | "\(.label): \(.papers)"] | sort' "$graph/graph.json"

  # 5. Which themes are there, and how many papers has each?
  ask themes | jq '[.answers[] | select(.paperCount > 0) | "\(.name): \(.paperCount)"] | sort'

  # 6. What do the papers on ReCode and on BASS both name?
  ask compare "$recode" "$(paper BASS)" | jq '[.answers[] | select(.holder == "both") | .node.label] | unique'

  # 7. How is MBPP joined to speculative decoding?
  ask path MBPP 'speculative decoding' --count 1 | jq '[.answers[].nodes[].label]'

  # 8. Which models are within two steps of Nemotron-H?
  ask neighbors Nemotron-H --hops 2 --kind Model | jq "$labels"

  # 9. Which relations between things are rather certain?
  ask claims --min-confidence 0.7 | jq '[.answers[] | "\(.subject.label) \(.relation) \(.object.label)"] | sort'

  # 10. Which kinds of things do the papers introduce, and how many of each?
  jq '(.nodes | map({key, value: .attributes.kind}) | from_entries) as $kind
    | [.edges[] | select(.attributes.relation == "introduces") | .target] | unique
    | group_by($kind[.]) | map("\($kind[.[0]]): \(length)") | sort' "$graph/graph.json"
} | jq -s .

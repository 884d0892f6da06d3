"""Ten questions to a graph, in Python with NetworkX on the GraphML that Lithograph writes:

    npx lithograph build data/seeds.csl.json -o graph && python docs/examples/questions.py graph
"""
import json
import sys
from collections import Counter
from math import log2
from pathlib import Path

import networkx as nx

graph = nx.read_graphml(Path(sys.argv[1] if len(sys.argv) > 1 else "graph") / "graph.graphml", force_multigraph=True)
label = {node: attributes["label"] for node, attributes in graph.nodes(data=True)}
kind = {node: attributes["kind"] for node, attributes in graph.nodes(data=True)}
ROLES = {"introduces", "evaluates_on", "compares_with", "addresses", "uses", "mentions"}
BETWEEN_PAPERS = {"CITES", "AUTHORED", "PUBLISHED_IN"}


def called(name):
    return next(node for node in graph if label[node] == name)


def paper(beginning):
    return min((node for node in graph if kind[node] == "Paper" and label[node].startswith(beginning)), key=lambda node: label[node])


def edges(relation):
    return [(head, tail) for head, tail, attributes in graph.edges(data=True) if attributes["relation"] == relation]


def relations():
    """Edges that texts say between things."""
    for head, tail, attributes in graph.edges(data=True):
        if attributes["relation"] not in ROLES | BETWEEN_PAPERS | {"VARIANT_OF"}:
            yield head, tail, attributes


def step_cost(source, target, parallel):
    """As src/analysis/path-network.ts has it: a step costs 2 less the surest edge's confidence, and more where it leads to a hub."""
    confidence = max(attributes["confidence"] for attributes in parallel.values())
    return 2 - confidence + 0.06 * log2(1 + graph.degree(target)) ** 2


def both_ways():
    both = nx.MultiDiGraph(graph)
    both.add_edges_from((tail, head, attributes) for head, tail, attributes in graph.edges(data=True))
    return both


recode, bass, mbpp, nemotron = paper("ReCode"), paper("BASS"), called("MBPP"), called("Nemotron-H")
within_two = nx.single_source_shortest_path_length(graph.to_undirected(), nemotron, cutoff=2)
names = lambda nodes: sorted({label[node] for node in nodes})
introduced = {tail for _, tail in edges("introduces")}

answers = [
    # 1. What is evaluated on MBPP?
    names(head for head, tail in edges("EVALUATED_ON") if tail == mbpp),
    # 2. What does the ReCode paper introduce?
    names(tail for head, tail in edges("introduces") if head == recode),
    # 3. Who outperforms whom?
    sorted(f"{label[head]} > {label[tail]}" for head, tail in edges("OUTPERFORMS")),
    # 4. Which things are named in three papers or more?
    sorted(f"{label[node]}: {graph.nodes[node]['papers']}" for node in graph if kind[node] != "Paper" and graph.nodes[node]["papers"] >= 3),
    # 5. Which themes are there, and how many papers has each?
    sorted(f"{name}: {count}" for name, count in Counter(a["themeName"] for _, a in graph.nodes(data=True) if a["kind"] == "Paper" and "themeName" in a).items()),
    # 6. What do the papers on ReCode and on BASS both name?
    names(set(graph.successors(recode)) & set(graph.successors(bass))),
    # 7. How is MBPP joined to speculative decoding?
    [label[node] for node in nx.dijkstra_path(both_ways(), mbpp, called("speculative decoding"), weight=step_cost)],
    # 8. Which models are within two steps of Nemotron-H?
    names(node for node, steps in within_two.items() if steps > 0 and kind[node] == "Model"),
    # 9. Which relations between things are rather certain?
    sorted(f"{label[head]} {a['relation']} {label[tail]}" for head, tail, a in relations() if a["confidence"] >= 0.7),
    # 10. Which kinds of things do the papers introduce, and how many of each?
    sorted(f"{name}: {count}" for name, count in Counter(kind[node] for node in introduced).items()),
]
print(json.dumps(answers, indent=2, ensure_ascii=False))

"""Neighbours and cheapest paths of a graph.json by NetworkX, as JSON on stdout.

Reads {"graph": the text of graph.json, "nodes": [key], "pairs": [[from, to]], "count": k} from stdin. The weights of steps are
those that the documentation of "path" gives: 2 less the confidence of the surest edge between two nodes, and 0.015 times
the cube of the binary logarithm of one more than the degree of the node that is led to.
"""

import itertools
import json
import math
import sys

import networkx

SYMMETRIC = {"COMPARED_WITH"}


def read(text):
    data = json.loads(text)
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(node["key"] for node in data["nodes"])
    for edge in data["edges"]:
        graph.add_edge(edge["source"], edge["target"], **edge["attributes"])
    return graph


def neighbours(graph, node):
    """Sorted [relation, direction, node]."""
    found = set()
    for _, other, attributes in graph.out_edges(node, data=True):
        relation = attributes["relation"]
        found.add((relation, "both" if relation in SYMMETRIC else "out", other))
    for other, _, attributes in graph.in_edges(node, data=True):
        relation = attributes["relation"]
        found.add((relation, "both" if relation in SYMMETRIC else "in", other))
    return sorted(found)


def weighted(graph):
    """A step each way between joined nodes."""
    confidence = {}
    for source, target, attributes in graph.edges(data=True):
        for step in ((source, target), (target, source)):
            confidence[step] = max(confidence.get(step, 0), attributes["confidence"])
    steps = networkx.DiGraph()
    steps.add_nodes_from(graph)
    for (source, target), sure in confidence.items():
        penalty = 0.015 * math.log2(1 + graph.degree(target)) ** 3
        steps.add_edge(source, target, weight=2 - sure + penalty)
    return steps


def costs(steps, source, target, count):
    """What the cheapest simple paths cost; None where there is none."""
    try:
        paths = itertools.islice(networkx.shortest_simple_paths(steps, source, target, weight="weight"), count)
        return [networkx.path_weight(steps, path, "weight") for path in paths]
    except networkx.NetworkXNoPath:
        return None


def main():
    request = json.load(sys.stdin)
    graph = read(request["graph"])
    steps = weighted(graph)
    json.dump(
        {
            "neighbours": [neighbours(graph, node) for node in request["nodes"]],
            "costs": [costs(steps, source, target, request["count"]) for source, target in request["pairs"]],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

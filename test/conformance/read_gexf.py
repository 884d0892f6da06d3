"""Reads GEXF texts with NetworkX, and their structure with lxml: a JSON list on stdin, a JSON list on stdout."""

import io
import json
import sys

import networkx
from lxml import etree

NAMESPACE = "{http://www.gexf.net/1.2draft}"


def read(text):
    data = text.encode()
    tree = etree.parse(io.BytesIO(data), etree.XMLParser(huge_tree=True))
    graph = networkx.read_gexf(io.BytesIO(data))
    keys = {"keys": True} if graph.is_multigraph() else {}
    return {
        "directed": graph.is_directed(),
        "nodes": {node: attributes for node, attributes in graph.nodes(data=True)},
        "edges": {
            edge[-1]["id"]: {"source": edge[0], "target": edge[1], **edge[-1]}
            for edge in graph.edges(data=True, **keys)
        },
        "kinds": {edge.get("id"): edge.get("kind") for edge in tree.iter(NAMESPACE + "edge")},
        "types": sorted({edge.get("type") for edge in tree.iter(NAMESPACE + "edge")}),
    }


if __name__ == "__main__":
    json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)

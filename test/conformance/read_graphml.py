"""Reads GraphML files with NetworkX, igraph and lxml and prints what each of them understood, as JSON.

Usage: read_graphml.py SCHEMA|- FILE...
"""

import json
import math
import sys

import igraph
import networkx
from lxml import etree

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def by_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    return {
        "directed": graph.is_directed(),
        "nodes": {node: dict(data) for node, data in graph.nodes(data=True)},
        "edges": {
            key: {"source": source, "target": target, **without_id(data)}
            for source, target, key, data in graph.edges(keys=True, data=True)
        },
    }


def without_id(data):
    """NetworkX adds the id of an edge to its data, where it is the key already."""
    return {name: value for name, value in data.items() if name != "id"}


def by_igraph(path, edge_ids):
    """igraph 1.0 gives edges the ids of nodes, so they are named by their place in the file."""
    graph = igraph.Graph.Read_GraphML(path)
    ids = graph.vs["id"]
    return {
        "directed": graph.is_directed(),
        "nodes": {vertex["id"]: present(vertex.attributes()) for vertex in graph.vs},
        "edges": {
            edge_id: {"source": ids[edge.source], "target": ids[edge.target], **present(edge.attributes())}
            for edge_id, edge in zip(edge_ids, graph.es, strict=True)
        },
    }


def present(attributes):
    """igraph fills what is missing with NaN and the empty string."""
    return {
        name: value
        for name, value in attributes.items()
        if name != "id" and value != "" and not (isinstance(value, float) and math.isnan(value))
    }


def by_lxml(path, schema):
    tree = etree.parse(path, etree.XMLParser(huge_tree=True))
    graphs = tree.findall(NAMESPACE + "graph")
    keys = tree.findall(NAMESPACE + "key")
    if schema is not None:
        schema.validate(tree)
    return {
        "problems": [] if schema is None else [str(problem) for problem in schema.error_log],
        "graphs": len(graphs),
        "keys": [[key.get("for"), key.get("attr.name"), key.get("attr.type"), key.get("id")] for key in keys],
        "keys first": [child.tag for child in tree.getroot() if isinstance(child.tag, str)]
        == [NAMESPACE + "key"] * len(keys) + [NAMESPACE + "graph"],
        "nodes": [node.get("id") for node in graphs[0].findall(NAMESPACE + "node")],
        "edges": [edge.get("id") for edge in graphs[0].findall(NAMESPACE + "edge")],
    }


def main():
    schema_path, *paths = sys.argv[1:]
    schema = None if schema_path == "-" else etree.XMLSchema(etree.parse(schema_path))
    json.dump([read(path, schema) for path in paths], sys.stdout)


def read(path, schema):
    structure = by_lxml(path, schema)
    return {"networkx": by_networkx(path), "igraph": by_igraph(path, structure["edges"]), "lxml": structure}


if __name__ == "__main__":
    main()

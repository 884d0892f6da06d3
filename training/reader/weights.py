"""Weights of a reader: from a file of train.py, or out of the ONNX graphs of one that ships."""
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

GRAPHS = ("encoder", "strings", "entities", "relations")
MANNER_VECTORS = ("manner_words", "manner_heads")


def restore(model, path):
    """Loads weights. `path`: NAME.pt, or a folder with the graphs of export.py: int8 within half a step, so that training
    goes on where a shipped reader is. What neither has of manners is the gold's: zero."""
    given = load(model, path)
    for name in MANNER_VECTORS:
        parameter = model.get_parameter(name)
        # Up to reader 2.7 there was one manner besides the gold's: the others begin as it.
        given[name] = given.get(name, torch.zeros(parameter.shape[1])).expand_as(parameter).clone()
    narrow(model, given)
    model.load_state_dict(given)


def load(model, path):
    """Weights by name, without the model's taking them."""
    return torch.load(path) if Path(path).is_file() else recover(model, Path(path))


def narrow(model, given):
    """Makes the layers of `model` as wide as those whose weights are `given`: prune.py leaves some of them narrower. What is missing is left
    for load_state_dict to tell."""
    for i, layer in enumerate(model.encoder.encoder.layer):
        own, output = layer.attention.self, layer.attention.output
        query, neurons = (given.get(f"encoder.encoder.layer.{i}.{name}.weight") for name in ("attention.self.query", "intermediate.dense"))
        if query is not None and len(query) != own.query.out_features:
            width, hidden = query.shape
            own.num_attention_heads = width * own.num_attention_heads // own.query.out_features
            own.query, own.key, own.value = (nn.Linear(hidden, width) for _ in range(3))
            output.dense = nn.Linear(width, hidden)
        if neurons is not None and len(neurons) != layer.intermediate.dense.out_features:
            width, hidden = neurons.shape
            layer.intermediate.dense, layer.output.dense = nn.Linear(hidden, width), nn.Linear(width, hidden)


def recover(model, folder):
    stored = {}
    for graph in GRAPHS:
        for tensor in onnx.load(folder / f"{graph}.onnx").graph.initializer:
            stored[tensor.name.removeprefix("reader.")] = torch.tensor(numpy_helper.to_array(tensor).copy())
    given = {}
    for name in model.state_dict():
        # A table is stored by rows, a layer's weight transposed, both with a scale for each row or output.
        scale = stored.get(name.rpartition(".")[0] + ".scale")
        table = stored.get(name.removesuffix("weight") + "table")
        if table is not None:
            given[name] = table.float() * scale
        elif name.endswith("weight") and scale is not None:
            given[name] = (stored[name].float() * scale).T.contiguous()
        elif name in stored:
            given[name] = stored[name]
        elif name.endswith("bias"):
            # Equal constants are stored once, under the name of the first.
            given[name] = torch.zeros(len(given[name.removesuffix("bias") + "weight"]))
        elif name not in MANNER_VECTORS:
            raise SystemExit(f"{folder}: no weights of {name} in its graphs; is it a reader that export.py wrote?")
    return given

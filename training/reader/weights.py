"""Weights of a reader: from a file of train.py, or out of the ONNX graphs of one that ships."""
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

GRAPHS = ("encoder", "strings", "entities", "relations")
MANNER_VECTORS = ("manner_words", "manner_heads")


def restore(model, path):
    """Loads weights. `path`: NAME.pt, or a folder with the graphs of export.py: int8 within half a step, so that training
    goes on where a shipped reader is. What neither has of manners is the gold's: zero."""
    given = torch.load(path) if Path(path).is_file() else recover(model, Path(path))
    for name in MANNER_VECTORS:
        parameter = model.get_parameter(name)
        # Up to reader 2.7 there was one manner besides the gold's: the others begin as it.
        given[name] = given.get(name, torch.zeros(parameter.shape[1])).expand_as(parameter).clone()
    model.load_state_dict(given)


def recover(model, folder):
    stored = {}
    for graph in GRAPHS:
        for tensor in onnx.load(folder / f"{graph}.onnx").graph.initializer:
            stored[tensor.name.removeprefix("reader.")] = torch.tensor(numpy_helper.to_array(tensor).copy())
    given = {}
    for name, parameter in model.state_dict().items():
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
            given[name] = torch.zeros_like(parameter)  # Equal constants are stored once, under the name of the first.
        elif name not in MANNER_VECTORS:
            raise SystemExit(f"{folder}: no weights of {name} in its graphs; is it a reader that export.py wrote?")
    return given

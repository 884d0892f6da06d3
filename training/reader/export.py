"""Weights to ONNX. usage: export.py --encoder DIR --weights FILE.pt --out DIR

Writes four graphs, which src/extract/neural/ runs one after the other, and vocabulary.txt:
  encoder.onnx    ids (T), features (T, 5)                                        -> hidden, tags, attention
  strings.onnx    hidden, starts, ends, membership, left, right, pairs            -> same
  entities.onnx   hidden, tags, attention, starts, ends, inside, membership       -> pooled, kinds, roles, looks
  relations.onnx  hidden, pooled, looks, kinds, roles, heads, tails, distances,
                  meetings, lefts, rights, places                                 -> relations
The weights of the encoder and of the relations are int8 with a scale for each output, the table of words with one for each word;
the other heads stay fp32.
--float leaves all fp32.
"""
import argparse
import json
from pathlib import Path

import torch
from torch import nn

from data import FEATURE_SIZES, KINDS, RELATIONS, ROLES, TAGS
from model import RELATION_LAYERS, Reader
from strings import FEATURES
from weights import restore

OPSET = 17


class RowwiseInt8(nn.Module):
    """A table of vectors as int8 with a scale for each row: finer than the one scale that a runtime's tools give it."""

    def __init__(self, table):
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids):
        return self.table[ids].float() * self.scale[ids]


class Int8Linear(nn.Module):
    """A layer whose weights are kept as int8 with a scale for each output, and turned into floats when the graph is loaded.

    Sums stay floats, so what runtimes and processors do differently stays in the last bits. Where activations are rounded to
    int8 as well (dynamic quantization), a difference of 1e-6 flips roundings, twelve layers amplify them, and onnxruntime-node
    and onnxruntime-web read three papers of four differently.
    """

    def __init__(self, linear):
        super().__init__()
        weight = linear.weight.data
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("weight", (weight / scale).round().to(torch.int8).T.contiguous())
        self.register_buffer("scale", scale.T.contiguous())
        self.register_buffer("bias", torch.zeros(weight.shape[0]) if linear.bias is None else linear.bias.data)

    def forward(self, x):
        return x @ (self.weight.float() * self.scale) + self.bias

    def parts(self, *sizes):
        """As those of `Joined`."""
        return (self.weight.float() * self.scale).split(sizes)


def shrink(module, only=lambda name: True):
    """Puts int8 in the place of all linear layers below a module, or of those below the children that are named."""
    for name, child in module.named_children():
        if not only(name):
            continue
        if isinstance(child, nn.Linear):
            setattr(module, name, Int8Linear(child))
        else:
            shrink(child)


class Encoder(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, features):
        return self.reader.encode(ids, features)


class Strings(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, hidden, starts, ends, membership, left, right, pairs):
        vectors = self.reader.strings(hidden, starts, ends, membership)
        return self.reader.coreference(vectors, left, right, pairs)


class Entities(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, hidden, tags, attention, starts, ends, inside, membership):
        pooled, kinds, looks = self.reader.entities(hidden, tags, attention, starts, ends, inside, membership)
        return pooled, kinds, self.reader.roles(hidden, pooled, kinds.argmax(-1)), looks


class Relations(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, hidden, pooled, looks, kinds, roles, heads, tails, distances, meetings, lefts, rights, places):
        return self.reader.relations(hidden, pooled, looks, kinds, roles, heads, tails, distances, meetings, lefts, rights, places)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    reader = Reader(options.encoder, weights=False)
    restore(reader, options.weights)
    reader.eval()
    if not options.float:
        embeddings = reader.encoder.embeddings
        embeddings.word_embeddings = RowwiseInt8(embeddings.word_embeddings.weight.data)
        shrink(reader.encoder.encoder)
        shrink(reader, RELATION_LAYERS.__contains__)
    t, n, e, s, p, m, h = 40, 6, 4, 5, 9, 7, reader.encoder.config.hidden_size
    heads = reader.encoder.encoder.layer[-1].attention.self.num_attention_heads
    whole = lambda high, *shape: torch.randint(0, high, shape)
    hidden, tags, attention = torch.randn(t, h), torch.randn(t, len(TAGS)), torch.rand(heads, t, t)
    starts, ends = whole(t, n), whole(t, n)
    features = torch.stack([whole(size, t) for size in FEATURE_SIZES], 1)
    graphs = {
        "encoder": (Encoder, dict(ids=whole(1000, t), features=features), ["hidden", "tags", "attention"],
                    dict(ids={0: "t"}, features={0: "t"}, hidden={0: "t"}, tags={0: "t"}, attention={1: "t", 2: "t"})),
        "strings": (Strings, dict(hidden=hidden, starts=starts, ends=ends, membership=torch.ones(s, n), left=whole(s, p), right=whole(s, p), pairs=torch.rand(p, len(FEATURES))), ["same"],
                    dict(hidden={0: "t"}, starts={0: "n"}, ends={0: "n"}, membership={0: "s", 1: "n"}, left={0: "p"}, right={0: "p"}, pairs={0: "p"}, same={0: "p"})),
        "entities": (Entities, dict(hidden=hidden, tags=tags, attention=attention, starts=starts, ends=ends, inside=torch.rand(n, t), membership=torch.ones(e, n)), ["pooled", "kinds", "roles", "looks"],
                     dict(hidden={0: "t"}, tags={0: "t"}, attention={1: "t", 2: "t"}, starts={0: "n"}, ends={0: "n"}, inside={0: "n", 1: "t"}, membership={0: "e", 1: "n"}, pooled={0: "e"}, kinds={0: "e"}, roles={0: "e"}, looks={1: "e", 2: "t"})),
        "relations": (Relations, dict(hidden=hidden, pooled=torch.randn(e, h), looks=torch.rand(heads, e, t), kinds=whole(len(KINDS), e), roles=torch.randn(e, len(ROLES)), heads=whole(e, p), tails=whole(e, p), distances=whole(14, p), meetings=whole(m, p), lefts=whole(e, m), rights=whole(e, m), places=torch.tensor([[3, 4, 8, 9, 1]] * m)), ["relations"],
                      dict(hidden={0: "t"}, pooled={0: "e"}, looks={1: "e", 2: "t"}, kinds={0: "e"}, roles={0: "e"}, heads={0: "p"}, tails={0: "p"}, distances={0: "p"}, meetings={0: "p"}, lefts={0: "m"}, rights={0: "m"}, places={0: "m"}, relations={0: "p"})),
    }
    for name, (make, inputs, outputs, axes) in graphs.items():
        path = str(out / f"{name}.onnx")
        torch.onnx.export(make(reader).eval(), tuple(inputs.values()), path, input_names=list(inputs), output_names=outputs,
                          dynamic_axes=axes, opset_version=OPSET, dynamo=False, do_constant_folding=options.float)
        print(name, Path(path).stat().st_size)
    pieces = json.loads((Path(options.encoder) / "tokenizer.json").read_text())["model"]["vocab"]
    (out / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in sorted(pieces, key=pieces.get)))


if __name__ == "__main__":
    main()

"""Makes the encoder of a trained reader narrower: neurons of its feed-forward layers and attention heads that the others can stand in for.
usage: prune.py --encoder DIR --weights FILE.pt --prepared DIR --out FILE.pt [--share 0.46] [--papers 160]

Neurons and heads go one by one, each time that whose going changes least what its layer gives on papers of extra.jsonl, and what stays
takes over what it did (Optimal Brain Surgeon: Hassibi and Stork 1992; for whole rows and heads: Kurtic et al. 2023, "ZipLM",
arXiv:2302.04089). How many each layer gives up depends on how much the reader's states and tags change when it gives up most of them.
All is closed-form, no training: let train.py go on from the result (--init), or ship it where little was taken.
"""
import argparse
import copy

import torch
from torch import nn
from transformers import AutoTokenizer

from data import load
from model import Reader, attend
from weights import restore

# Papers on which it is measured how much a layer matters.
PROBES = 40
# Part of the mean square of the inputs that is added to each of them: some are sums of others. The bias is damped as well.
RIDGE = 1e-4


class Surgeon:
    """Takes blocks of inputs out of a linear layer, and refits what stays by least squares."""

    def __init__(self, dense, inputs, block):
        ones = torch.ones(len(inputs), 1)
        second = sum((chunk.T @ chunk).double() for chunk in torch.cat([inputs, ones], 1).split(4000)) / len(inputs)
        ridge = RIDGE * second.diagonal()[:-1].mean() * torch.eye(len(second), dtype=torch.float64)
        self.inverse = torch.linalg.inv(second + ridge)
        # The bias is the weight of an input that is always one, and never taken.
        self.weight = torch.cat([dense.weight, dense.bias[:, None]], 1).double()
        self.block = block
        self.left = list(range(inputs.shape[1] // block))

    def places(self, blocks):
        return torch.cat([torch.arange(b * self.block, (b + 1) * self.block) for b in blocks])

    def take(self):
        """Takes the block that matters least. Returns by how much the output changes: the sum of squares, a mean over rows."""
        if self.block == 1:
            left = torch.tensor(self.left)
            changes = self.weight[:, left].square().sum(0) / self.inverse.diagonal()[left]
        else:
            changes = torch.stack([self.change(b) for b in self.left])
        least = int(changes.argmin())
        at = self.places([self.left.pop(least)])
        rows = self.inverse[at]
        inner = torch.linalg.inv(rows[:, at])
        self.weight -= self.weight[:, at] @ inner @ rows
        self.inverse -= rows.T @ inner @ rows
        # Exactly nothing from here on, whatever rounding left.
        self.weight[:, at], self.inverse[at], self.inverse[:, at] = 0, 0, 0
        return float(changes[least])

    def change(self, block):
        at = self.places([block])
        own = self.weight[:, at]
        return (own @ torch.linalg.inv(self.inverse[at][:, at]) * own).sum()

    def result(self):
        """The layer that is left and which of the inputs it takes."""
        kept = self.places(self.left)
        dense = nn.Linear(len(kept), len(self.weight))
        dense.weight.data, dense.bias.data = self.weight[:, kept].float(), self.weight[:, -1].float()
        return dense, kept


def rows_of(linear, kept):
    narrow = nn.Linear(linear.in_features, len(kept))
    narrow.weight.data, narrow.bias.data = linear.weight.data[kept], linear.bias.data[kept]
    return narrow


def cut_heads(layer, surgeon):
    own, width = layer.attention.self, surgeon.block
    layer.attention.output.dense, kept = surgeon.result()
    own.query, own.key, own.value = (rows_of(linear, kept) for linear in (own.query, own.key, own.value))
    own.num_attention_heads = len(kept) // width


def cut_neurons(layer, surgeon):
    layer.output.dense, kept = surgeon.result()
    layer.intermediate.dense = rows_of(layer.intermediate.dense, kept)


# Of each sort of unit: how to cut, how many go together (products of odd widths are slower), how many stay of each layer, and what one
# costs, in neurons: a head by its four layers and what onnxruntime needs for its attention between 261 pieces (a paper's, on average).
UNITS = {"heads": (cut_heads, 2, 4, 105), "neurons": (cut_neurons, 64, 384, 1)}


def operate(model, papers, cut):
    """Walks through the layers with what comes into each: `cut(i, layer, units, surgeon)` sees the heads of a layer, then its neurons."""
    states = [model.embed(torch.tensor(paper.ids), torch.tensor(paper.features)) for paper in papers]
    sizes = [x.shape[1] for x in states]
    contexts_of = lambda layer: torch.cat([attend(layer, x)[0] for x in states], 1)
    for i, layer in enumerate(model.encoder.encoder.layer):
        width = layer.attention.self.query.out_features // layer.attention.self.num_attention_heads
        cut(i, layer, "heads", Surgeon(layer.attention.output.dense, contexts_of(layer)[0], width))
        between = layer.attention.output(contexts_of(layer), torch.cat(states, 1))
        cut(i, layer, "neurons", Surgeon(layer.output.dense, layer.intermediate(between)[0], 1))
        states = layer.output(layer.intermediate(between), between).split(sizes, 1)


def measure(model, papers, probes):
    """What each step that a layer can go costs the reader: {(layer, units): [(damage, cost) ...]}, the damage as of `distance`."""
    layers = model.encoder.encoder.layer
    wanted = [read(model, probe) for probe in probes]
    steps = {}

    def cut(i, layer, units, surgeon):
        if units == "heads" and i == len(layers) - 1:
            return  # The heads of relations look where all of these do.
        do, size, least, cost = UNITS[units]
        changes = [sum(surgeon.take() for _ in range(size)) for _ in range((len(surgeon.left) - least) // size)]
        layers[i] = copy.deepcopy(layer)
        do(layers[i], surgeon)
        damage = sum(distance(read(model, probe), was) for probe, was in zip(probes, wanted)) / len(probes)
        layers[i] = layer
        print(f"  layer {i}, all but {least} {units}: {damage:.4f}", flush=True)
        steps[i, units] = [(damage * change / sum(changes), size * cost) for change in changes]

    operate(model, papers, cut)
    return steps


def read(model, paper):
    hidden, tags, _ = model.encode(torch.tensor(paper.ids), torch.tensor(paper.features))
    return hidden, tags.log_softmax(-1)


def distance(now, was):
    """How far states are from what they were, relative to these, and twice the Kullback-Leibler divergence of the tags."""
    states = (now[0] - was[0]).square().sum() / was[0].square().sum()
    return float(states + 2 * (was[1].exp() * (was[1] - now[1])).sum(-1).mean())


def choose(steps, share, whole):
    """How many steps each layer goes, so that at least a `share` of the `whole` cost is saved: always that which does least damage for what
    it saves. A layer's next step does more than its last, but for exceptions."""
    taken = dict.fromkeys(steps, 0)
    saved = 0
    while saved < share * whole:
        left = [key for key in steps if taken[key] < len(steps[key])]
        if not left:
            raise SystemExit(f"--share {share} is more than can go")
        best = min(left, key=lambda key: steps[key][taken[key]][0] / steps[key][taken[key]][1])
        saved += steps[best][taken[best]][1]
        taken[best] += 1
    return taken


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--share", type=float, default=0.46, help="share of the cost of the encoder's layers that goes")
    parser.add_argument("--papers", type=int, default=160)
    options = parser.parse_args()
    model = Reader(options.encoder)
    if model.relative is not None:
        raise SystemExit("heads that look by distance can't go: this is for encoders as BERT's")
    restore(model, options.weights)
    model.eval()
    papers = load(f"{options.prepared}/extra.jsonl", AutoTokenizer.from_pretrained(options.encoder))
    evenly = lambda some, count: some[::max(1, len(some) // count)][:count]
    papers = evenly(papers, options.papers)
    layers = model.encoder.encoder.layer
    sizes = lambda layer: {"heads": layer.attention.self.num_attention_heads, "neurons": layer.intermediate.dense.out_features}
    whole = sum(UNITS[units][3] * size for layer in layers for units, size in sizes(layer).items())
    taken = choose(measure(model, papers, evenly(papers, PROBES)), options.share, whole)

    def cut(i, layer, units, surgeon):
        do, size, *_ = UNITS[units]
        for _ in range(taken.get((i, units), 0) * size):
            surgeon.take()
        do(layer, surgeon)

    operate(model, papers, cut)
    for i, layer in enumerate(layers):
        print(f"layer {i}: " + ", ".join(f"{size} {units}" for units, size in sizes(layer).items()), flush=True)
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()

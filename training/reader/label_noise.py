"""Labels of the gold that a reader which has not seen them is sure are otherwise: by two-fold cross-validation.
usage: label_noise.py --encoder DIR --prepared DIR --first A.pt --second B.pt --cut N [--sure 0.9] [--out FILE]

A.pt was trained with `train.py --limit N`, B.pt with `--limit M --skip N` (M: all the others): each reads the papers of the gold's
train that the other learned from. Prints how many labels are doubted and writes them as lines of JSON: a list to look at, not a verdict
(Northcutt et al. 2021, confident learning, doi:10.1613/jair.1.12125).
"""
import argparse
import json
import random
from collections import Counter

import torch
from transformers import AutoTokenizer

from data import KINDS, ROLES, load
from decode import judge, state_scores
from model import Reader
from search import certainty, find_spans
from weights import restore


@torch.no_grad()
def doubts(model, example, sure):
    """(what, name, label, what the model says, how sure) of each doubted label."""
    hidden, tags, attention = model.encode(torch.tensor(example.ids), torch.tensor(example.features), example.manner)
    scores = state_scores(tags)
    states = scores.exp().tolist()
    name = lambda span: example.text[example.offsets[span[0]][0]:example.offsets[span[1]][1]]
    covered = {i for spans in example.mentions for first, last in spans for i in range(first, last + 1)}
    for first, last in find_spans(scores.tolist(), example.offsets, example.text):
        certain = certainty(states, first, last)
        if certain >= sure and not covered & set(range(first, last + 1)):
            yield "not told", name((first, last)), "nothing", "a mention", certain
    if not example.mentions:
        return
    kinds, roles, _, _ = judge(model, hidden, tags, attention, example.mentions, example)
    for i, spans in enumerate(example.mentions):
        outside = min(sum(states[k][0] for k in range(first, last + 1)) / (last + 1 - first) for first, last in spans)
        if outside >= sure:
            yield "told", name(spans[0]), KINDS[example.kinds[i]], "nothing", outside
        for what, logits, label, names in (("kind", kinds, example.kinds[i], KINDS), ("role", roles, example.roles[i], ROLES)):
            likely, most = logits[i].softmax(-1).max(-1)
            if most != label and likely >= sure:
                yield what, name(spans[0]), names[label], names[most], float(likely)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--first", required=True)
    parser.add_argument("--second", required=True)
    parser.add_argument("--cut", type=int, required=True)
    parser.add_argument("--sure", type=float, default=0.9)
    parser.add_argument("--out")
    options = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    gold = load(f"{options.prepared}/train.jsonl", tokenizer)
    order = gold + load(f"{options.prepared}/extra.jsonl", tokenizer)
    random.Random(0).shuffle(order)  # As train.py does.
    seen = {example.id for example in order[:options.cut]}
    rows, labels = [], 0
    for weights, others in ((options.first, lambda e: e.id not in seen), (options.second, lambda e: e.id in seen)):
        model = Reader(options.encoder)
        restore(model, weights)
        model.eval()
        for example in filter(others, gold):
            labels += len(example.mentions)
            rows += [dict(paper=example.id, what=what, name=name, label=label, model=said, sure=round(sure, 3))
                     for what, name, label, said, sure in doubts(model, example, options.sure)]
    rows.sort(key=lambda row: (-row["sure"], row["paper"], row["name"]))
    counts = Counter(row["what"] for row in rows)
    print(f"{len(gold)} papers, {labels} entities; doubted with {options.sure} or more: " + ", ".join(f"{what} {n}" for what, n in sorted(counts.items())))
    for what in ("kind", "role"):
        pairs = Counter((row["label"], row["model"]) for row in rows if row["what"] == what)
        print(f"{what}: " + ", ".join(f"{label} for {said} {n}" for (label, said), n in pairs.most_common(8)))
    if options.out:
        with open(options.out, "w") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()

"""Trains the reader. usage: train.py --encoder DIR --prepared DIR --out NAME (--papers N | --minutes M) [...]

Reads train.jsonl and extra.jsonl of prepare.mjs, scores dev.jsonl now and then, and writes NAME.pt (moving average of
the weights), NAME.last.pt and a log on stdout. --minutes bends the schedule to the clock; --papers is repeatable.
"""
import argparse
import copy
import json
import os
import random
import time

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoTokenizer

from data import RELATIONS, load
from decode import coreference_logits, find_entities, judge, read, strings_of
from model import Reader
from score import count, match, total

AVERAGE = 0.997
MOST_ENTITIES = 60


def coreference_loss(model, hidden, example):
    groups = strings_of(sorted(span for m in example.mentions for span in m), example.offsets, example.text)
    names = list(groups)
    if not 2 <= len(names) <= 80:
        return 0.0
    entity = {span: i for i, m in enumerate(example.mentions) for span in m}
    pairs, logits = coreference_logits(model, hidden, groups, example)
    same = torch.tensor([float(entity[groups[names[i]][0]] == entity[groups[names[j]][0]]) for i, j in pairs])
    return binary_cross_entropy_with_logits(logits, same, weight=1 + 3 * same)


def loss_of(model, example, weight, predicted):
    """`predicted`: judge the entities that the model finds, not the gold ones."""
    hidden, tags, attention = model.encode(torch.tensor(example.ids), torch.tensor(example.features))
    loss = 3 * cross_entropy(tags[1:-1], torch.tensor(example.tags[1:-1]))
    if not example.mentions:
        return loss
    loss = loss + coreference_loss(model, hidden, example)
    mentions, gold = example.mentions, list(range(len(example.mentions)))
    if predicted:
        with torch.no_grad():
            groups, _ = find_entities(model, hidden, tags, example)
        if 0 < len(groups) <= MOST_ENTITIES:
            mentions, gold = groups, match(groups, example.mentions, [-1] * len(groups), example.kinds)
    known = torch.tensor([g >= 0 for g in gold])
    kinds = torch.tensor([example.kinds[g] if g >= 0 else 0 for g in gold])
    kind_logits, role, relation, pairs = judge(model, hidden, tags, attention, mentions, example, None if predicted else kinds)
    if known.any():
        loss = loss + 0.5 * cross_entropy(kind_logits[known], kinds[known])
        roles = torch.tensor([example.roles[g] if g >= 0 else 0 for g in gold])
        loss = loss + 0.4 * cross_entropy(role[known], roles[known])
    if relation is not None:
        labels = torch.tensor([example.relations.get((gold[i], gold[j]), 0) for i, j in pairs])
        loss = loss + 2 * cross_entropy(relation, labels, weight=weight)
    return loss


def evaluate(model, examples, bias=0.0):
    model.eval()
    figures = total([count(example, read(model, example, bias)) for example in examples])
    model.train()
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="weights to start from")
    parser.add_argument("--papers", type=int)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gold-until", type=float, default=0.3, help="part of the training before the heads see predicted entities")
    parser.add_argument("--check", type=int, default=2400, help="papers between two looks at dev")
    options = parser.parse_args()
    print(json.dumps(vars(options)), flush=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    dev = load(f"{options.prepared}/dev.jsonl", tokenizer)
    extra_file = f"{options.prepared}/extra.jsonl"

    def load_train():
        return (load(f"{options.prepared}/train.jsonl", tokenizer) + load(extra_file, tokenizer))[: options.limit]

    train, stamp = load_train(), os.path.getmtime(extra_file)
    model = Reader(options.encoder)
    if options.init:
        model.load_state_dict(torch.load(options.init))
    # The words keep their vectors: few of them are seen often enough to learn better ones.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": [p for n, p in named if n.startswith("encoder.")], "lr": options.rate},
                                   {"params": [p for n, p in named if not n.startswith("encoder.")], "lr": options.head_rate}],
                                  weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    parameters = [p for _, p in named]
    average = [p.detach().clone() for p in parameters]
    weight = torch.ones(len(RELATIONS))
    weight[0] = 0.5
    begin, seen, updates, losses = time.time(), 0, 0, []
    print(f"{len(train)} papers", flush=True)

    def averaged():
        copied = copy.deepcopy(model)
        for (name, _), value in zip(named, average):
            copied.get_parameter(name).data.copy_(value)
        return copied

    queue = []
    while True:
        progress = (time.time() - begin) / 60 / options.minutes if options.minutes else seen / options.papers
        if progress >= 1:
            break
        if not queue:
            if os.path.getmtime(extra_file) != stamp:
                train, stamp = load_train(), os.path.getmtime(extra_file)
                print(f"{len(train)} papers", flush=True)
            queue = list(range(len(train)))
            rng.shuffle(queue)
        example = train[queue.pop()]
        loss = loss_of(model, example, weight, predicted=progress >= options.gold_until and rng.random() < 0.6)
        (loss / options.batch).backward()
        losses.append(float(loss.detach()))
        seen += 1
        if seen % options.batch == 0:
            nn.utils.clip_grad_norm_(parameters, 1.0)
            scale = min(1.0, progress / 0.06) * (1 - progress)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * max(scale, 0.01)
            optimizer.step()
            optimizer.zero_grad()
            updates += 1
            with torch.no_grad():
                torch._foreach_lerp_(average, parameters, 1 - min(AVERAGE, (1 + updates) / (10 + updates)))
        if seen % 200 == 0:
            print(f"  {seen} papers, {time.time() - begin:.0f} s, {100 * progress:.0f} %, loss {sum(losses) / len(losses):.3f}", flush=True)
            losses = []
        if seen % options.check == 0:
            smooth = averaged()
            show(seen, evaluate(smooth, dev))
            torch.save(smooth.state_dict(), f"{options.out}.pt")
            torch.save(model.state_dict(), f"{options.out}.last.pt")
    smooth = averaged()
    show(seen, evaluate(smooth, dev))
    torch.save(smooth.state_dict(), f"{options.out}.pt")
    print(f"done: {seen} papers in {time.time() - begin:.0f} s", flush=True)


def show(seen, figures):
    print(f"{seen} papers, dev: " + "  ".join(f"{k} {p}/{r}/{f}" for k, (p, r, f) in figures.items()), flush=True)


if __name__ == "__main__":
    main()

"""Trains the reader. usage: train.py --encoder DIR --prepared DIR --out NAME (--papers N | --minutes M) [...]

Reads train.jsonl and extra.jsonl (with --unlabelled also unlabelled.jsonl) of prepare.mjs, scores a file now and then, and writes
NAME.pt (moving average of the weights), the same as NAME.N.pt after N papers, NAME.last.pt and a log on stdout. --minutes bends the schedule to the clock;
--papers is repeatable with the same number of --workers.
"""
import argparse
import copy
import json
import random
import time

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoTokenizer

from data import CLS, MASK, RELATIONS, SEP, load
from decode import MOST_ENTITIES, coreference_logits, find_entities, judge, read, strings_of
from model import RELATION_LAYERS, Reader
from processes import add_gradients, follow_parent, share_of, train_together
from score import count, match, total
from unlabelled import agreement_loss, lesson_of, load_lessons
from weights import restore

AVERAGE = 0.997
# What can be left out: all features of words, those of the lexicon, the context of pairs, the heads' practice on found entities.
ABLATIONS = ["features", "lexicon", "context", "predicted"]


def coreference_loss(model, hidden, example):
    groups = strings_of(sorted(span for m in example.mentions for span in m), example.offsets, example.text)
    names = list(groups)
    if not 2 <= len(names) <= 80:
        return 0.0
    entity = {span: i for i, m in enumerate(example.mentions) for span in m}
    pairs, logits = coreference_logits(model, hidden, groups, example)
    same = torch.tensor([float(entity[groups[names[i]][0]] == entity[groups[names[j]][0]]) for i, j in pairs])
    return binary_cross_entropy_with_logits(logits, same, weight=1 + 3 * same)


def hide(ids, part):
    """Word pieces of which a random `part` is [MASK], so that a second pass over the same papers is not over the same texts."""
    return torch.where((torch.rand(len(ids)) < part) & (ids != CLS) & (ids != SEP), MASK, ids)


def to_judge(found, example, least):
    """Entities, and which gold one each is, -1 for none: those found, but the gold ones where these are too few or too many."""
    if least <= len(found) <= MOST_ENTITIES:
        return found, match(found, example.mentions, [-1] * len(found), example.kinds)
    return example.mentions, list(range(len(example.mentions)))


def loss_of(model, example, weight, predicted, hidden_part=0.0):
    """`predicted`: judge the entities that the model finds, not the gold ones."""
    hidden, tags, attention = model.encode(hide(torch.tensor(example.ids), hidden_part), torch.tensor(example.features), example.manner)
    loss = 3 * cross_entropy(tags[1:-1], torch.tensor(example.tags[1:-1]))
    if not example.mentions:
        return loss
    loss = loss + coreference_loss(model, hidden, example)
    groups = []
    if predicted:
        with torch.no_grad():
            groups, _ = find_entities(model, hidden, tags, example)
    mentions, gold = to_judge(groups, example, 1)
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


def relation_loss(model, example, weight, predicted, memory):
    """The loss of the relations alone; `memory` has what the frozen rest of the network made of papers."""
    with torch.no_grad():
        if example.id not in memory:
            states = model.begin(torch.tensor(example.ids), torch.tensor(example.features), example.manner)
            hidden, tags, _ = model.finish(states, example.manner)
            memory[example.id] = states.half(), find_entities(model, hidden, tags, example)[0]
        states, groups = memory[example.id]
        hidden, tags, attention = model.finish(states.float(), example.manner)
    mentions, gold = to_judge(groups if predicted else [], example, 2)
    _, _, relation, pairs = judge(model, hidden, tags, attention, mentions, example)
    labels = torch.tensor([example.relations.get((gold[i], gold[j]), 0) for i, j in pairs])
    return cross_entropy(relation, labels, weight=weight)


def evaluate(model, examples, bias=0.0):
    return total([count(example, read(model, example, bias)) for example in examples])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="weights to start from")
    parser.add_argument("--papers", type=int)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--workers", type=int, default=2, help="processes of one thread that share each batch")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--gold-only", action="store_true", help="learn from train.jsonl alone: a last pass in the manner of the gold's annotators")
    parser.add_argument("--relations-only", action="store_true", help="leave all as it is but the layers that judge pairs: they learn slowest, and a step without the rest costs a fifth")
    parser.add_argument("--limit", type=int, help="so many papers drawn at random; fewer are part of more")
    parser.add_argument("--skip", type=int, default=0, help="leave so many papers of that order out first: halves for cross-validation")
    parser.add_argument("--without", action="append", default=[], choices=ABLATIONS, help="for ablations; can be repeated")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gold-until", type=float, default=0.3, help="part of the training before the heads see predicted entities")
    parser.add_argument("--hide", type=float, default=0.0, help="part of the word pieces that a pass does not see")
    parser.add_argument("--unlabelled", type=float, default=0.0, help="part of each batch that is of unlabelled.jsonl")
    parser.add_argument("--lessons", help="folder of teach.py: what other readers say of unlabelled papers, instead of the average of this one's weights")
    parser.add_argument("--half", action="store_true", help="the encoder's products in bfloat16: half the time on processors with instructions for it (avx512_bf16, amx_bf16), slower on others")
    parser.add_argument("--check", type=int, default=2400, help="papers between two looks")
    parser.add_argument("--watch", default="dev.jsonl", help="file of --prepared that is looked at, in the manner of its annotators; weights are chosen on held-out papers, never on dev")
    options = parser.parse_args()
    print(json.dumps(vars(options)), flush=True)
    size = sum(p.numel() for p in trained(start(options), options.relations_only).values())
    train_together(work, options, size)


def start(options):
    """The reader as it is before the first step."""
    model = Reader(options.encoder, localized="context" not in options.without)
    if options.init:
        restore(model, options.init)
    return model


def ablate(example, without):
    """Takes features from an example."""
    for row in example.features:
        if "features" in without:
            row[:] = [0] * len(row)
        if "lexicon" in without:
            row[1] = 0


def trained(model, relations_only=False):
    """The parameters that learn, by name. The words keep their vectors: few of them are seen often enough to learn better ones."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    if model.relative is not None:
        model.relative.requires_grad_(False)
    if relations_only:
        for name, p in model.named_parameters():
            p.requires_grad_(name.split(".")[0] in RELATION_LAYERS)
    return {name: p for name, p in model.named_parameters() if p.requires_grad}


def deal(rng, count, papers):
    """Draws `count` of the papers at a time, each once before any twice."""
    queue = []

    def draw():
        nonlocal queue
        if len(queue) < count:
            queue = list(papers)
            rng.shuffle(queue)
        return [queue.pop() for _ in range(count)]

    return draw


def work(rank, options, gradients, progress, barrier):
    """One of the processes. All draw the same batches and make the same updates; each reads its share of a batch."""
    check_parent = follow_parent()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    first = rank == 0
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    watched = load(f"{options.prepared}/{options.watch}", tokenizer)
    train = load(f"{options.prepared}/train.jsonl", tokenizer)
    if not options.gold_only:
        train += load(f"{options.prepared}/extra.jsonl", tokenizer)
    if options.limit or options.skip:
        random.Random(0).shuffle(train)
        train = train[options.skip:][:options.limit]
    of_unlabelled = round(options.unlabelled * options.batch)
    unlabelled = load(f"{options.prepared}/unlabelled.jsonl", tokenizer) if of_unlabelled else []
    lessons = load_lessons(options.lessons) if options.lessons else None
    if lessons is not None:
        unlabelled = [example for example in unlabelled if example.id in lessons]
        if not unlabelled:
            raise SystemExit(f"{options.lessons} has lessons of none of the papers in {options.prepared}/unlabelled.jsonl, or --unlabelled is 0")
    for example in train + unlabelled + watched:
        ablate(example, options.without)
    model = start(options)
    model.half = options.half
    model.train()  # from_pretrained gives an encoder that drops nothing out.
    named = trained(model, options.relations_only)
    if options.relations_only:
        train = [example for example in train if len(example.mentions) > 1]
        # Nothing is dropped out of what stays as it is.
        model.eval()
        for name in RELATION_LAYERS:
            getattr(model, name).train()
    papers = train + unlabelled
    memory = {}
    parameters = list(named.values())
    for p in parameters:
        p.grad = torch.zeros_like(p)
    optimizer = torch.optim.AdamW([{"params": [p for n, p in named.items() if n.startswith("encoder.")], "lr": options.rate},
                                   {"params": [p for n, p in named.items() if not n.startswith("encoder.")], "lr": options.head_rate}],
                                  weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    teacher = copy.deepcopy(model).eval().requires_grad_(False)
    average = [teacher.get_parameter(name) for name in named]
    weight = torch.ones(len(RELATIONS))
    weight[0] = 0.5
    torch.manual_seed(options.seed * 1000 + rank)  # Dropout differs between workers.
    begin, seen, updates, losses = time.time(), 0, 0, []
    if first:
        print(f"{len(train)} papers, {len(unlabelled)} unlabelled", flush=True)

    def look():
        torch.set_num_threads(options.workers)
        show(seen, evaluate(teacher, watched))
        torch.set_num_threads(1)
        torch.save(teacher.state_dict(), f"{options.out}.pt")
        torch.save(teacher.state_dict(), f"{options.out}.{seen}.pt")
        torch.save(model.state_dict(), f"{options.out}.last.pt")

    draw = deal(rng, options.batch - of_unlabelled, range(len(train)))
    draw_unlabelled = deal(rng, of_unlabelled, range(len(train), len(papers)))
    while progress.item() < 1:
        check_parent()
        done = progress.item()
        batch = [(paper, done >= options.gold_until and rng.random() < 0.6 and "predicted" not in options.without) for paper in draw() + draw_unlabelled()]
        batch.sort(key=lambda job: len(papers[job[0]].ids))
        for paper, predicted in share_of(batch, rank, options.workers):
            example = papers[paper]
            if paper >= len(train):
                lesson = lessons[example.id] if lessons else lesson_of([teacher], example, MOST_ENTITIES)
                loss = agreement_loss(model, lesson, example, hide(torch.tensor(example.ids), options.hide), weight)
            elif options.relations_only:
                loss = relation_loss(model, example, weight, predicted, memory)
            else:
                loss = loss_of(model, example, weight, predicted, options.hide)
            (loss / options.batch).backward()
            losses.append(float(loss.detach()))
        add_gradients(parameters, gradients, rank, barrier)
        seen += options.batch
        if first:
            progress[0] = (time.time() - begin) / 60 / options.minutes if options.minutes else seen / options.papers
        nn.utils.clip_grad_norm_(parameters, 1.0)
        scale = min(1.0, done / 0.06) * (1 - done)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * max(scale, 0.01)
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        updates += 1
        with torch.no_grad():
            torch._foreach_lerp_(average, parameters, 1 - min(AVERAGE, (1 + updates) / (10 + updates)))
        if first and seen % 200 == 0:
            print(f"  {seen} papers, {time.time() - begin:.0f} s, {100 * done:.0f} %, loss {sum(losses) / len(losses):.3f}", flush=True)
            losses = []
        if first and seen % options.check == 0:
            look()
        barrier.wait()
    if first:
        look()
        print(f"done: {seen} papers in {time.time() - begin:.0f} s", flush=True)


def show(seen, figures):
    print(f"{seen} papers: " + "  ".join(f"{k} {p}/{r}/{f}" for k, (p, r, f) in figures.items()), flush=True)


if __name__ == "__main__":
    main()

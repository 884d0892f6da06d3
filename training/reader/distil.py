"""Lets a narrower encoder learn what the wide one made of each piece.
usage: distil.py --encoder DIR --weights FILE.pt --teacher WEIGHTS --prepared DIR --out FILE.pt (--texts N | --minutes M) [...]

Goes on from prune.py: on texts, labelled or not, every layer is to give what the same layer of the teacher gives, the last to look where it
looks, and the tags are to be its tags (Jiao et al. 2020, "TinyBERT", arXiv:1909.10351). The heads stay as they are: they see what they
learned to see. Writes FILE.pt (moving average of the weights) at each look and at the end, and a log on stdout. --minutes bends the schedule
to the clock; --texts is repeatable with the same number of --workers.
"""
import argparse
import json
import random
import time

import torch
from torch import nn
from transformers import AutoTokenizer

from data import load
from model import Reader, run_layer
from processes import add_gradients, follow_parent, share_of, train_together
from train import deal, evaluate, show
from weights import restore

AVERAGE = 0.995
TEXTS = ("train.jsonl", "extra.jsonl", "unlabelled.jsonl")
# What the last layer's states, where it looks and the tags weigh beside the states of each layer.
LAST, LOOKS, TAGS = 4, 2, 2


def states_of(model, ids, features):
    """What each layer gives (layers, T, H), where the last looks (heads, T, T), and log-probabilities of the tags."""
    layers = model.encoder.encoder.layer
    x, states = model.embed(ids, features), []
    bias = model.by_distance(x.shape[1])
    for layer in layers:
        x, attention = run_layer(layer, x, layer is layers[-1], model.half, bias)
        states.append(x[0])
    return torch.stack(states), attention[0], model.tag(x[0]).log_softmax(-1)


def distances(student, teacher, ids, features):
    """How far the student is from the teacher: of each layer's states, squared, relative to the teacher's (layers); Kullback-Leibler divergences
    of where the last layer looks and of the tags, means over pieces."""
    with torch.no_grad():
        wanted, looks, tags = states_of(teacher, ids, features)
    states, own_looks, own_tags = states_of(student, ids, features)
    by_layer = (states - wanted).square().sum((1, 2)) / wanted.square().sum((1, 2))
    of_looks = (looks * ((looks + 1e-9).log() - (own_looks + 1e-9).log())).sum(-1).mean()
    of_tags = (tags.exp() * (tags - own_tags)).sum(-1).mean()
    return by_layer, of_looks, of_tags


def work(rank, options, gradients, progress, barrier):
    check_parent = follow_parent()
    torch.set_num_threads(1)
    rng = random.Random(options.seed)
    first = rank == 0
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    texts = [(torch.tensor(paper.ids), torch.tensor(paper.features)) for name in TEXTS for paper in load(f"{options.prepared}/{name}", tokenizer)]
    watched = load(f"{options.prepared}/{options.watch}", tokenizer) if first else []
    student, teacher, average = start(options, options.weights), start(options, options.teacher), start(options, options.weights)
    average.half = False
    named = trained(student)
    parameters, averages = list(named.values()), [average.get_parameter(name) for name in named]
    for p in parameters:
        p.grad = torch.zeros_like(p)
    optimizer = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=0, fused=True)
    draw = deal(rng, options.batch, range(len(texts)))
    begin, seen, updates, sums = time.time(), 0, 0, []
    if first:
        print(f"{len(texts)} texts", flush=True)

    def look():
        torch.set_num_threads(options.workers)
        show(seen, evaluate(average, watched))
        torch.set_num_threads(1)
        torch.save(average.state_dict(), options.out)

    while progress.item() < 1:
        check_parent()
        done = progress.item()
        batch = sorted(draw(), key=lambda text: len(texts[text][0]))
        for text in share_of(batch, rank, options.workers):
            by_layer, looks, tags = distances(student, teacher, *texts[text])
            loss = by_layer.sum() + LAST * by_layer[-1] + LOOKS * looks + TAGS * tags
            (loss / options.batch).backward()
            sums.append([float(by_layer.detach().mean()), float(by_layer[-1].detach()), float(looks.detach()), float(tags.detach())])
        add_gradients(parameters, gradients, rank, barrier)
        seen += options.batch
        if first:
            progress[0] = (time.time() - begin) / 60 / options.minutes if options.minutes else seen / options.texts
        nn.utils.clip_grad_norm_(parameters, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = options.rate * max(0.01, min(1.0, done / 0.03) * (1 - done))
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        updates += 1
        with torch.no_grad():
            torch._foreach_lerp_(averages, parameters, 1 - min(AVERAGE, (1 + updates) / (10 + updates)))
        if first and seen % 400 == 0:
            layers, last, looks, tags = (sum(column) / len(sums) for column in zip(*sums))
            print(f"  {seen} texts, {time.time() - begin:.0f} s, {100 * done:.0f} %: layers {layers:.5f}, last {last:.5f}, looks {looks:.5f}, tags {tags:.5f}", flush=True)
            sums = []
        if first and options.check and seen % options.check == 0:
            look()
        barrier.wait()
    if first:
        look()
        print(f"done: {seen} texts in {time.time() - begin:.0f} s", flush=True)


def start(options, weights):
    """A reader that drops nothing out, and of which nothing learns."""
    model = Reader(options.encoder)
    restore(model, weights)
    model.half = options.half
    return model.eval().requires_grad_(False)


def trained(model):
    """The parameters that learn, by name: the layers', not the words'."""
    layers = "encoder.encoder.layer."
    return {name: p.requires_grad_() for name, p in model.named_parameters() if name.startswith(layers)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--weights", required=True, help="of prune.py: where the narrower reader begins")
    parser.add_argument("--teacher", required=True, help="weights of the wide one: a file, or the folder of a reader that ships")
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--texts", type=int)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--workers", type=int, default=2, help="processes of one thread that share each batch")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--half", action="store_true", help="as of train.py")
    parser.add_argument("--check", type=int, default=0, help="texts between two looks, 0 for one at the end")
    parser.add_argument("--watch", default="dev.jsonl", help="file of --prepared that is looked at; nothing is chosen by it")
    options = parser.parse_args()
    if not options.texts and not options.minutes:
        parser.error("--texts or --minutes is missing")
    print(json.dumps(vars(options)), flush=True)
    size = sum(p.numel() for p in trained(start(options, options.weights)).values())
    train_together(work, options, size)


if __name__ == "__main__":
    main()

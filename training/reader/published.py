"""The reader with heads for the label sets of SciERC or SciER, next to published figures. usage:
published.py --encoder DIR --data DIR --set scierc|scier [--init WEIGHTS] [--passes N] [--seed N]

Learns from train.jsonl of --data and scores dev.jsonl after each pass; nothing is chosen on it. For comparison only: these
weights are shipped nowhere. Micro F1 in per cent as in PURE (Zhong and Chen 2021): NER, exact span and type; Rel, exact spans of
both ends and relation; Rel+, their types as well. COMPARE and CONJUNCTION of SciERC have no direction. Both ends lie in one
sentence, and each mention is an end of its own. SciER gives strings: each is the first place of its sentence that is left.
"""
import argparse
import json
import random
import time

import torch
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import AutoTokenizer

import weights
from data import CLS, SEP, MAX_PIECES, shape_of
from decode import flatten, inside_of, meet, state_scores
from model import Reader
from search import find_spans

SYMMETRIC = {"COMPARE", "CONJUNCTION", "Compare-With", "Synonym-Of"}
MOST_MENTIONS = 60


def read_scierc(path):
    """Documents as (tokens, sentence of each token, mentions (first, last, kind), relations (mention, mention, label))."""
    for line in open(path):
        document = json.loads(line)
        tokens = [token for sentence in document["sentences"] for token in sentence]
        sentences = [i for i, sentence in enumerate(document["sentences"]) for _ in sentence]
        mentions = [tuple(m) for sentence in document["ner"] for m in sentence]
        relations = [((a, b), (c, d), label) for sentence in document["relations"] for a, b, c, d, label in sentence]
        yield tokens, sentences, mentions, relations


def read_scier(path):
    for line in open(path):
        item = json.loads(line)
        tokens, mentions, taken, place = item["sentence"].split(" "), [], set(), {}
        for name, kind in sorted(item["ner"], key=lambda pair: -len(pair[0].split(" "))):
            words = name.split(" ")
            for first in range(len(tokens) - len(words) + 1):
                span = range(first, first + len(words))
                if tokens[first:first + len(words)] == words and not taken & set(span):
                    taken |= set(span)
                    mentions.append((first, first + len(words) - 1, kind))
                    place.setdefault(name, (first, first + len(words) - 1))
                    break
        relations = [(place[h], place[t], label) for h, label, t in item["rel"] if h in place and t in place]
        yield tokens, [0] * len(tokens), mentions, relations


class Example:
    def __init__(self, document, tokenizer, kinds, labels):
        tokens, sentences, mentions, relations = document
        self.text, starts = "", []
        for token in tokens:
            starts.append(len(self.text))
            self.text += token + " "
        encoded = tokenizer(self.text, add_special_tokens=False, return_offsets_mapping=True)
        self.ids = [CLS] + encoded["input_ids"][:MAX_PIECES - 2] + [SEP]
        offsets = encoded["offset_mapping"][:MAX_PIECES - 2]
        self.offsets = [(0, 0)] + offsets + [(offsets[-1][1],) * 2]
        word = 0
        owner = []
        for start, _ in self.offsets:
            while word + 1 < len(starts) and starts[word + 1] <= start:
                word += 1
            owner.append(word)
        self.owner, self.sentences = owner, [sentences[w] for w in owner]
        self.features = [[0, 0, 0, 0, shape_of(self.text[s:e])] for s, e in self.offsets]
        first, last = {}, {}
        for piece in range(1, len(self.ids) - 1):
            first.setdefault(owner[piece], piece)
            last[owner[piece]] = piece
        self.gold_mentions = {(a, b): kind for a, b, kind in mentions}
        self.gold_relations = {(h, t, label) for h, t, label in relations}
        self.tags, self.spans, self.kinds, at = [0] * len(self.ids), [], [], {}
        for (a, b), kind in sorted(self.gold_mentions.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
            if a in first and b in last and not any(self.tags[first[a]:last[b] + 1]):
                number = kinds.index(kind)
                self.tags[first[a]] = 1 + 2 * number
                self.tags[first[a] + 1:last[b] + 1] = [2 + 2 * number] * (last[b] - first[a])
                at[a, b] = len(self.spans)
                self.spans.append([(first[a], last[b])])
                self.kinds.append(number)
        self.relations = {}
        for head, tail, label in self.gold_relations:
            if head in at and tail in at:
                self.relations[at[head], at[tail]] = labels.index(label)
                if label in SYMMETRIC:
                    self.relations.setdefault((at[tail], at[head]), labels.index(label))


def judge(model, hidden, tags, attention, spans, example, kinds=None):
    starts, ends, membership = flatten(spans)
    pooled, kind_logits, looks = model.entities(hidden, tags, attention, starts, ends, inside_of(starts, ends, len(example.ids)), membership)
    kinds = kind_logits.argmax(-1) if kinds is None else kinds
    roles = model.roles(hidden, pooled, kinds)
    where = [example.sentences[group[0][0]] for group in spans]
    pairs = [(i, j) for i in range(len(spans)) for j in range(len(spans)) if i != j and where[i] == where[j]]
    if not pairs:
        return kind_logits, None, pairs
    return kind_logits, model.relations(hidden, pooled, looks, kinds, roles.detach(), *meet(pairs, spans, example)), pairs


def loss_of(model, example, predicted):
    hidden, tags, attention = model.encode(torch.tensor(example.ids), torch.tensor(example.features))
    loss = 3 * cross_entropy(tags[1:-1], torch.tensor(example.tags[1:-1]))
    spans, gold = example.spans, list(range(len(example.spans)))
    if predicted:
        with torch.no_grad():
            found = find_spans(state_scores(tags).tolist(), example.offsets, example.text)
        place = {group[0]: i for i, group in enumerate(example.spans)}
        if 0 < len(found) <= MOST_MENTIONS:
            spans, gold = [[span] for span in found], [place.get(span, -1) for span in found]
    if not spans:
        return loss
    known = torch.tensor([g >= 0 for g in gold])
    kinds = torch.tensor([example.kinds[g] if g >= 0 else 0 for g in gold])
    kind_logits, relation, pairs = judge(model, hidden, tags, attention, spans, example, None if predicted else kinds)
    if known.any():
        loss = loss + 0.5 * cross_entropy(kind_logits[known], kinds[known])
    if relation is not None:
        loss = loss + cross_entropy(relation, torch.tensor([example.relations.get((gold[i], gold[j]), 0) for i, j in pairs]))
    return loss


@torch.no_grad()
def score(model, examples, kind_names, labels):
    model.eval()
    counts = {name: [0, 0, 0] for name in ("NER", "Rel", "Rel+")}

    def add(name, ours, gold):
        for i, number in enumerate((len(ours & gold), len(ours), len(gold))):
            counts[name][i] += number

    for example in examples:
        hidden, tags, attention = model.encode(torch.tensor(example.ids), torch.tensor(example.features))
        spans = [[span] for span in find_spans(state_scores(tags).tolist(), example.offsets, example.text)]
        kinds, relation, pairs = {}, None, []
        if spans:
            logits, relation, pairs = judge(model, hidden, tags, attention, spans, example)
            words = [(example.owner[a], example.owner[b]) for ((a, b),) in spans]
            kinds = {words[i]: kind_names[k] for i, k in enumerate(logits.argmax(-1).tolist())}
        found = {(words[i], words[j], labels[r]) for (i, j), r in zip(pairs, relation.argmax(-1).tolist()) if r} if relation is not None else set()
        order = lambda h, t, label: (min(h, t), max(h, t), label) if label in SYMMETRIC else (h, t, label)
        ours, gold = {order(*r) for r in found}, {order(*r) for r in example.gold_relations}
        add("NER", set(kinds.items()), set(example.gold_mentions.items()))
        add("Rel", ours, gold)
        typed = lambda triples, kind: {(h, t, label, kind.get(h), kind.get(t)) for h, t, label in triples}
        add("Rel+", typed(ours, kinds), typed(gold, example.gold_mentions))
    model.train()
    return {name: tuple(round(100 * x, 1) for x in (t / max(1, p), t / max(1, g), 2 * t / max(1, p + g))) for name, (t, p, g) in counts.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--data", required=True, help="folder with train.jsonl and dev.jsonl")
    parser.add_argument("--set", required=True, choices=["scierc", "scier"])
    parser.add_argument("--init", help="weights of the reader to start from; its heads of other sizes start anew")
    parser.add_argument("--passes", type=float, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print(json.dumps(vars(options)), flush=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    reader = read_scierc if options.set == "scierc" else read_scier
    documents = {split: list(reader(f"{options.data}/{split}.jsonl")) for split in ("train", "dev")}
    kinds = sorted({kind for _, _, mentions, _ in documents["train"] for _, _, kind in mentions})
    labels = ["none"] + sorted({label for *_, relations in documents["train"] for _, _, label in relations})
    tokenizer = AutoTokenizer.from_pretrained(options.encoder)
    train, dev = ([Example(document, tokenizer, kinds, labels) for document in documents[split]] for split in ("train", "dev"))
    model = Reader(options.encoder, kinds=len(kinds), relations=len(labels))
    if options.init:
        given = weights.load(model, options.init)
        weights.narrow(model, given)
        own = model.state_dict()
        model.load_state_dict({name: given[name] if name in given and given[name].shape == value.shape else value for name, value in own.items()})
    model.train()  # from_pretrained gives an encoder that drops nothing out.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    named = {name: p for name, p in model.named_parameters() if p.requires_grad}
    optimizer = torch.optim.AdamW([{"params": [p for n, p in named.items() if n.startswith("encoder.")], "lr": 1e-4},
                                   {"params": [p for n, p in named.items() if not n.startswith("encoder.")], "lr": 8e-4}], weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, begin, queue = int(options.passes * len(train) / options.batch), time.time(), []
    for step in range(steps):
        done = step / steps
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * max(0.01, min(1, done / 0.06) * (1 - done))
        for _ in range(options.batch):
            if not queue:
                queue = rng.sample(range(len(train)), len(train))
            loss = loss_of(model, train[queue.pop()], done > 0.3 and rng.random() < 0.6)
            (loss / options.batch).backward()
        nn.utils.clip_grad_norm_(named.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seen = (step + 1) * options.batch
        if seen // len(train) > (seen - options.batch) // len(train) or step + 1 == steps:
            print(f"{seen} of train, {time.time() - begin:.0f} s, dev: {score(model, dev, kinds, labels)}", flush=True)


if __name__ == "__main__":
    main()

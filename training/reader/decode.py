"""From logits to entities and relations, for training.

The search for mentions is the product's (search.py); src/extract/neural/ joins names more carefully, asks the rules, and has thresholds that
are chosen by what its model is worth. Figures of train.py are those of the plainer way.
"""
import torch

import search
from data import KINDS, RELATIONS, ROLES
from strings import features

SAME_FROM = 0.5
CERTAIN = 0.5
MAX_STRINGS = 160
# Of papers with more, pairs are not practised on.
MOST_ENTITIES = 60


def state_scores(tag_logits):
    """Log-probabilities of outside, beginning and inside of each piece (T, 3), the kinds summed out."""
    log = tag_logits.log_softmax(-1)
    return torch.stack([log[:, 0], log[:, 1::2].logsumexp(-1), log[:, 2::2].logsumexp(-1)], 1)


def strings_of(spans, offsets, text):
    """Distinct strings in order of appearance, each with its spans."""
    groups = {}
    for a, b in spans:
        groups.setdefault(text[offsets[a][0]:offsets[b][1]], []).append((a, b))
    return groups


def unordered(count):
    return [(i, j) for i in range(count) for j in range(i + 1, count)]


def pair_features(groups, example):
    """All unordered pairs of strings with their features."""
    names = list(groups)
    at = {(example.offsets[a][0], example.offsets[b][1]): i for i, name in enumerate(names) for a, b in groups[name]}
    defined = set()
    for s, e, ls, le in example.acronyms:
        if (s, e) in at and (ls, le) in at:
            defined.add(tuple(sorted((at[s, e], at[ls, le]))))
    opens = set()
    ends = {e: i for (_, e), i in at.items()}
    for (s, _), i in at.items():
        before = example.text[:s].rstrip()
        if before.endswith("("):
            other = ends.get(len(before[:-1].rstrip()))
            if other is not None:
                opens.add(tuple(sorted((i, other))))
    pairs = unordered(len(names))
    return pairs, [features(names[i], names[j], (i, j) in opens, (i, j) in defined) for i, j in pairs]


def cluster(count, pairs, probabilities):
    """Average-link agglomeration, best pair first: no chains."""
    score = dict(zip(pairs, probabilities))
    groups = [[i] for i in range(count)]
    link = lambda a, b: sum(score[min(i, j), max(i, j)] for i in a for j in b) / (len(a) * len(b))
    candidates = sorted((p for p in pairs if score[p] > SAME_FROM), key=lambda p: (-score[p], p))
    where = list(range(count))
    for i, j in candidates:
        a, b = where[i], where[j]
        if a != b and link(groups[a], groups[b]) > SAME_FROM:
            groups[a] += groups[b]
            for k in groups[b]:
                where[k] = a
            groups[b] = []
    return [group for group in groups if group]


def flatten(groups):
    """Starts and ends of all spans, and the membership (groups, spans)."""
    flat = [span for group in groups for span in group]
    membership = torch.zeros(len(groups), len(flat))
    n = 0
    for i, group in enumerate(groups):
        membership[i, n:n + len(group)] = 1
        n += len(group)
    return torch.tensor([a for a, _ in flat]), torch.tensor([b for _, b in flat]), membership


def inside_of(starts, ends, length):
    """(spans, T): 1 / length over the pieces of each span."""
    place = torch.arange(length)
    inside = ((place >= starts[:, None]) & (place <= ends[:, None])).float()
    return inside / inside.sum(1, keepdim=True)


def coreference_logits(model, hidden, found, example):
    pairs, feats = pair_features(found, example)
    vectors = model.strings(hidden, *flatten(list(found.values())))
    left, right = torch.tensor([i for i, _ in pairs]), torch.tensor([j for _, j in pairs])
    return pairs, model.coreference(vectors, left, right, torch.tensor(feats))


def find_entities(model, hidden, tags, example, certain=CERTAIN):
    """Mentions grouped into entities: (groups of spans, names). Left out is what has no mention that is at least so `certain`."""
    return group_mentions(tags, example, lambda found: coreference_logits(model, hidden, found, example)[1].sigmoid(), certain)


def group_mentions(tags, example, same, certain=CERTAIN):
    """As `find_entities`; `same` tells of all unordered pairs of strings how likely they name one thing."""
    scores = state_scores(tags)
    probabilities, text = scores.exp().tolist(), example.text
    spans = [span for span in search.find_candidates(scores.tolist(), example.offsets, text) if not search.is_lone_adjective(span, example.offsets, example.features, text)]
    found = strings_of(spans, example.offsets, text)
    names = list(found)
    groups = [[i] for i in range(len(names))]
    if 2 <= len(names) <= MAX_STRINGS:
        groups = cluster(len(names), unordered(len(names)), same(found).tolist())
    mentions = [sorted(span for i in group for span in found[names[i]]) for group in groups]
    told = [i for i, own in enumerate(mentions) if max(search.certainty(probabilities, *span) for span in own) >= certain]
    return [mentions[i] for i in told], [max((names[k] for k in groups[i]), key=len) for i in told]


def judge(model, hidden, tags, attention, mentions, example, kinds=None):
    """Kind logits, role logits, relation logits and the ordered pairs that these are of. `kinds`: given ones."""
    pooled, kind_logits, looks = pool(model, hidden, tags, attention, mentions, example)
    kinds = kind_logits.argmax(-1) if kinds is None else kinds
    return kind_logits, *judge_of_kinds(model, hidden, pooled, looks, kinds, mentions, example)


def pool(model, hidden, tags, attention, mentions, example):
    """`Reader.entities` of entities given as lists of spans."""
    starts, ends, membership = flatten(mentions)
    return model.entities(hidden, tags, attention, starts, ends, inside_of(starts, ends, len(example.ids)), membership)


def judge_of_kinds(model, hidden, pooled, looks, kinds, mentions, example):
    """Role logits, relation logits and the ordered pairs that these are of."""
    roles = model.roles(hidden, pooled, kinds)
    n = len(mentions)
    pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
    if not pairs:
        return roles, None, pairs
    return roles, model.relations(hidden, pooled, looks, kinds, roles.detach(), *meet(pairs, mentions, example)), pairs


def meet(pairs, mentions, example):
    """What `Reader.relations` is told of ordered pairs. Both directions of a pair share a meeting, unless two places are equally near."""
    distances, meetings, known = [], [], {}
    for i, j in pairs:
        distance, places = search.nearest(mentions[i], mentions[j], example.sentences)
        distances.append(distance)
        meetings.append(known.setdefault((min(i, j), max(i, j), *places), len(known)))
    heads, tails = torch.tensor(pairs).unbind(1)
    met = torch.tensor(list(known))
    return heads, tails, torch.tensor(distances), torch.tensor(meetings), met[:, 0], met[:, 1], met[:, 2:]


@torch.no_grad()
def read(model, example, bias=0.0):
    """A prediction with spans in the prepared text. `bias` is added to the logit of no relation."""
    hidden, tags, attention = model.encode(torch.tensor(example.ids), torch.tensor(example.features), example.manner)
    groups, names = find_entities(model, hidden, tags, example)
    if not groups:
        return dict(id=example.id, entities=[], relations=[])
    kinds, roles, relation, pairs = judge(model, hidden, tags, attention, groups, example)
    span = lambda m: (example.offsets[m[0]][0], example.offsets[m[1]][1])
    entities = [dict(id=f"e{i}", name=names[i], type=KINDS[k], role=ROLES[r], spans=[span(m) for m in groups[i]], pieces=groups[i])
                for i, (k, r) in enumerate(zip(kinds.argmax(-1).tolist(), roles.argmax(-1).tolist()))]
    relations = []
    if relation is not None:
        relation[:, 0] += bias
        relations = [[f"e{i}", RELATIONS[r], f"e{j}"] for (i, j), r in zip(pairs, relation.argmax(-1).tolist()) if r]
    return dict(id=example.id, entities=entities, relations=relations)

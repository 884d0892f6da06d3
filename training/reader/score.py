"""The figures of score.mjs, for watching a training: counts (true, predicted, gold) by name."""
from data import KINDS, RELATIONS, ROLES

FIGURES = ["mention", "span", "entity", "relation", "pair", "role", "introduces"]


def match(ours, gold, our_kinds, gold_kinds):
    """Which gold entity each of ours is, most shared spans first, the same kind before another, one to one; -1 for none."""
    candidates = []
    for i, a in enumerate(ours):
        for j, b in enumerate(gold):
            shared = len(set(a) & set(b))
            if shared:
                candidates.append((-(shared + (0.5 if our_kinds[i] == gold_kinds[j] else 0)), i, j))
    found, taken = [-1] * len(ours), set()
    for _, i, j in sorted(candidates):
        if found[i] < 0 and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def count(example, prediction):
    """`example` carries the gold; spans by pieces."""
    ours = [entity["pieces"] for entity in prediction["entities"]]
    kinds = [KINDS.index(entity["type"]) for entity in prediction["entities"]]
    found = match(ours, example.mentions, kinds, example.kinds)
    counts = {}

    def add(name, left, right):
        counts[name] = (len(left & right), len(left), len(right))

    add("mention", {(s, k) for e, k in zip(ours, kinds) for s in e}, {(s, k) for e, k in zip(example.mentions, example.kinds) for s in e})
    add("span", {s for e in ours for s in e}, {s for e in example.mentions for s in e})
    counts["entity"] = (sum(j >= 0 and kinds[i] == example.kinds[j] for i, j in enumerate(found)), len(ours), len(example.mentions))
    roles = [ROLES.index(entity["role"]) for entity in prediction["entities"]]
    matched = [i for i, j in enumerate(found) if j >= 0]
    right = [i for i in matched if roles[i] == example.roles[found[i]]]
    counts["role"] = (len(right), len(matched), len(matched))
    counts["introduces"] = (sum(roles[i] == 0 for i in right), roles.count(0), example.roles.count(0))
    name = [f"g{j}" if j >= 0 else f"p{i}" for i, j in enumerate(found)]
    place = {entity["id"]: name[i] for i, entity in enumerate(prediction["entities"])}
    same = RELATIONS.index("COMPARED_WITH")
    key = lambda h, r, t: (t, r, h) if r == same and h > t else (h, r, t)
    ours = {key(place[h], RELATIONS.index(r), place[t]) for h, r, t in prediction["relations"]}
    gold = {key(f"g{h}", r, f"g{t}") for (h, t), r in example.relations.items()}
    add("relation", ours, gold)
    add("pair", {tuple(sorted((h, t))) for h, _, t in ours}, {tuple(sorted((h, t))) for h, _, t in gold})
    return counts


def total(all_counts):
    """Precision, recall and F1 in per cent, over all papers."""
    figures = {}
    for name in FIGURES:
        true, predicted, gold = (sum(counts[name][i] for counts in all_counts) for i in range(3))
        figures[name] = tuple(round(100 * x, 1) for x in (true / max(1, predicted), true / max(1, gold), 2 * true / max(1, predicted + gold)))
    return figures

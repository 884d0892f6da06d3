"""Learning from papers that nobody labelled: the reader, of whom something is dropped out and hidden, is to say what its teachers say of the
whole text. The teacher is the average of its own weights (Tarvainen and Valpola 2017, "Mean teachers are better role models",
arXiv:1703.01780), or others are, whose lessons teach.py wrote down (Hinton et al. 2015, "Distilling the knowledge in a neural network",
arXiv:1503.02531).
"""
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy

from decode import coreference_logits, group_mentions, judge, judge_of_kinds, pool


@dataclass
class Lesson:
    """What teachers say of a paper, as probabilities: tags (T, tags); of the E entities that they find (none where these are too many) kinds
    (E, kinds), roles (E, roles) and, of their ordered pairs, relations (P, relations)."""
    tags: torch.Tensor
    groups: list
    kinds: torch.Tensor | None = None
    roles: torch.Tensor | None = None
    relations: torch.Tensor | None = None


def save(lessons, path):
    """Writes lessons by paper, in halves."""
    half = lambda value: value.half() if isinstance(value, torch.Tensor) else value
    torch.save({paper: {name: half(value) for name, value in vars(lesson).items()} for paper, lesson in lessons.items()}, path)


def load_lessons(folder):
    """Lessons by paper, of all the files that teach.py wrote. They stay in halves."""
    return {paper: Lesson(**values) for path in sorted(Path(folder).glob("*.pt")) for paper, values in torch.load(path).items()}


@torch.no_grad()
def lesson_of(teachers, example, most):
    """The mean of what `teachers` say; of no more than `most` entities."""
    ids, features = torch.tensor(example.ids), torch.tensor(example.features)
    read = [teacher.encode(ids, features) for teacher in teachers]
    mean = lambda each: torch.stack(each).mean(0)
    tags = mean([tags.softmax(-1) for _, tags, _ in read])
    same = lambda found: mean([coreference_logits(t, hidden, found, example)[1].sigmoid() for t, (hidden, _, _) in zip(teachers, read)])
    groups, _ = group_mentions(tags.log(), example, same)
    if not 1 <= len(groups) <= most:
        return Lesson(tags, [])
    pooled = [pool(teacher, *states, groups, example) for teacher, states in zip(teachers, read)]
    kinds = mean([kind.softmax(-1) for _, kind, _ in pooled])
    roles, relations, _ = zip(*(judge_of_kinds(teacher, hidden, vectors, looks, kinds.argmax(-1), groups, example)
                                for teacher, (hidden, _, _), (vectors, _, looks) in zip(teachers, read, pooled)))
    relations = None if relations[0] is None else mean([relation.softmax(-1) for relation in relations])
    return Lesson(tags, groups, kinds, mean([role.softmax(-1) for role in roles]), relations)


def agreement_loss(model, lesson, example, ids, weight):
    """How far `model`, which sees `ids`, is from a lesson. `weight`: of each relation, as for labelled papers."""
    wanted = Lesson(*(value.float() if isinstance(value, torch.Tensor) else value for value in vars(lesson).values()))
    hidden, tags, attention = model.encode(ids, torch.tensor(example.features))
    loss = 3 * cross_entropy(tags[1:-1], wanted.tags[1:-1])
    if not wanted.groups:
        return loss
    kind, role, relation, _ = judge(model, hidden, tags, attention, wanted.groups, example, wanted.kinds.argmax(-1))
    loss = loss + 0.5 * cross_entropy(kind, wanted.kinds) + 0.4 * cross_entropy(role, wanted.roles)
    if relation is not None:
        # A mean over the weights, as it is for labels.
        loss = loss + 2 * cross_entropy(relation, wanted.relations, weight=weight, reduction="sum") / (wanted.relations @ weight).sum()
    return loss

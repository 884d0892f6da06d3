"""Learning from papers that nobody labelled: the reader, of whom something is dropped out and hidden, is to say what the average of
its own weights says of the whole text (Tarvainen and Valpola 2017, "Mean teachers are better role models", arXiv:1703.01780).
"""
import torch
from torch.nn.functional import cross_entropy

from decode import find_entities, judge


def agreement_loss(model, teacher, example, ids, weight, most):
    """How far `model`, which sees `ids`, is from `teacher`, which sees all: tags, and kinds, roles and relations of what the teacher
    finds, if that is no more than `most`. `weight`: of each relation, as for labelled papers.
    """
    features = torch.tensor(example.features)
    with torch.no_grad():
        known, tags, attention = teacher.encode(torch.tensor(example.ids), features)
        groups, _ = find_entities(teacher, known, tags, example)
        wanted = tags.softmax(-1)
        if 1 <= len(groups) <= most:
            kinds, roles, relations, _ = judge(teacher, known, tags, attention, groups, example)
    hidden, tags, attention = model.encode(ids, features)
    loss = 3 * cross_entropy(tags[1:-1], wanted[1:-1])
    if not 1 <= len(groups) <= most:
        return loss
    kind, role, relation, _ = judge(model, hidden, tags, attention, groups, example, kinds.argmax(-1))
    loss = loss + 0.5 * cross_entropy(kind, kinds.softmax(-1)) + 0.4 * cross_entropy(role, roles.softmax(-1))
    if relation is not None:
        wanted = relations.softmax(-1)
        # A mean over the weights, as it is for labels.
        loss = loss + 2 * cross_entropy(relation, wanted, weight=weight, reduction="sum") / (wanted @ weight).sum()
    return loss

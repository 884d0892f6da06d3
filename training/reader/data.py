"""Papers as prepare.mjs wrote them, turned into word pieces with features and labels."""
import bisect
import json
import os
import unicodedata
from dataclasses import dataclass, field

KINDS = ["Model", "Method", "Dataset", "Task", "Metric", "Tool", "Concept"]
ROLES = ["introduces", "evaluates_on", "compares_with", "addresses", "uses", "mentions"]
RELATIONS = ["none", "USED_FOR", "EVALUATED_ON", "TRAINED_ON", "BENCHMARK_FOR", "MEASURED_BY", "COMPARED_WITH",
             "OUTPERFORMS", "PART_OF", "SUBCLASS_OF", "DERIVED_FROM", "IMPROVES"]
TAGS = ["O"] + [f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"]
# As src/extract/neural/features.ts has them; the last is the shape of the piece itself.
FEATURE_SIZES = [17, 15, 8, 4, 8]
MAX_PIECES = 512
# What is read in the manner of the gold's annotators: their papers, and those without labels.
GOLD = ("train.jsonl", "dev.jsonl", "unlabelled.jsonl")
CLS, SEP, MASK = 101, 102, 103


@dataclass
class Example:
    """A paper as word pieces. Spans of mentions are inclusive indexes of pieces; `offsets` are into `text`; `manner` as of Reader."""
    id: str
    text: str
    ids: list
    offsets: list
    features: list
    sentences: list
    acronyms: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    mentions: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    relations: dict = field(default_factory=dict)
    manner: int = 0


def shape_of(text):
    """As shapeOf in src/extract/neural/features.ts."""
    categories = [unicodedata.category(c) for c in text]
    letters = [category for category in categories if category[0] == "L"]
    digits = any(category[0] == "N" for category in categories)
    if not letters:
        return 7 if digits else 0
    upper = letters.count("Lu")
    if digits:
        return 6 if upper else 5
    if upper == 0:
        return 1
    if upper == 1 and letters[0] == "Lu":
        return 2
    return 4 if "Ll" in letters else 3


def encode(paper, tokenizer):
    """[CLS] title [SEP] abstract [SEP]; without a title, [CLS] abstract [SEP]."""
    text, title_end = paper["text"], paper["titleEnd"]
    ids, offsets = [CLS], [(0, 0)]
    for start, end in ((0, title_end), (title_end, len(text))):
        if end > start:
            encoded = tokenizer(text[start:end], add_special_tokens=False, return_offsets_mapping=True)
            ids += encoded["input_ids"] + [SEP]
            offsets += [(start + s, end_of_accents(text, start + e, end)) for s, e in encoded["offset_mapping"]] + [(end, end)]
    if len(ids) > MAX_PIECES:
        ids, offsets = ids[:MAX_PIECES - 1] + [SEP], offsets[:MAX_PIECES - 1] + [(offsets[MAX_PIECES - 2][1],) * 2]
    starts = [token[0] for token in paper["tokens"]]
    features = []
    for start, end in offsets:
        token = paper["tokens"][max(0, bisect.bisect_right(starts, start) - 1)] if end > start and starts else None
        inside = token is not None and token[0] <= start < token[1]
        features.append([*(token[2:] if inside else [0, 0, 0, 0]), shape_of(text[start:end])])
    sentences = [bisect.bisect_right(paper["sentences"], start) for start, _ in offsets]
    return Example(paper["id"], text, ids, offsets, features, sentences, paper["acronyms"])


def end_of_accents(text, place, end):
    """Pieces leave accents out that are characters of their own; in the text they belong to the letter before."""
    while place < end and unicodedata.category(text[place]) == "Mn":
        place += 1
    return place


def annotate(example, paper):
    tags, mentions = [0] * len(example.ids), []
    ends = [end for _, end in example.offsets]
    for entity in paper["entities"]:
        found = []
        for start, end in entity["spans"]:
            hit = []
            i = bisect.bisect_right(ends, start)
            while i < len(ends) and example.offsets[i][0] < end:
                if ends[i] > example.offsets[i][0]:
                    hit.append(i)
                i += 1
            if hit and not any(tags[k] for k in hit):
                found.append((hit[0], hit[-1]))
                tags[hit[0]] = 1 + 2 * entity["kind"]
                for k in hit[1:]:
                    tags[k] = 2 + 2 * entity["kind"]
        mentions.append(found)
    keep = [i for i, found in enumerate(mentions) if found]
    index = {i: n for n, i in enumerate(keep)}
    example.tags = tags
    example.mentions = [mentions[i] for i in keep]
    example.kinds = [paper["entities"][i]["kind"] for i in keep]
    example.roles = [paper["entities"][i]["role"] for i in keep]
    example.relations = {(index[h], index[t]): r + 1 for h, r, t in paper["relations"] if h in index and t in index}
    # A relation without a direction is told in both.
    same = RELATIONS.index("COMPARED_WITH")
    for (head, tail), relation in list(example.relations.items()):
        if relation == same:
            example.relations.setdefault((tail, head), same)
    return example


def load(path, tokenizer):
    """Papers of a file of prepare.mjs. Labels that are not the gold's are in the manner of other annotators, held-out ones in the first."""
    with open(path) as file:
        papers = [json.loads(line) for line in file]
    examples = [annotate(encode(paper, tokenizer), paper) for paper in papers]
    for example, paper in zip(examples, papers):
        example.manner = 0 if os.path.basename(path) in GOLD else paper.get("manner", 1)
    return examples

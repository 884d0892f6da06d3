"""Turns annotated papers into an archive without their texts, or back.

    python pack.py pack FOLDER ARCHIVE          every NAME.papers.json with NAME.gold.jsonl in FOLDER
    python pack.py unpack ARCHIVE FOLDER NAME   writes FOLDER/NAME.papers.json and NAME.gold.jsonl, texts from the corpus

A line of the archive is one paper: its id, the SHA-256 of its text (title, newline, abstract), the entities with type, role
and mentions as [start, end] offsets in UTF-16 code units, and the relations between entities by index. The texts are those of
`$LITHOGRAPH_SHARED/corpora/abstracts-100k.jsonl.gz`; a paper whose text has another hash is reported and left out.
"""
import gzip
import hashlib
import json
import os
import re
import sys
from pathlib import Path

WORD = re.compile(r"\w")


def text_of(paper):
    return f"{paper['title']}\n{paper['abstract']}"


def hash_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def spans_of(entities, text):
    """Spans of each entity: longest strings first, at word boundaries, without overlap, as the scorer of the gold does."""
    taken, spans = bytearray(len(text)), [[] for _ in entities]
    for string, index in sorted(((m, i) for i, e in enumerate(entities) for m in e["mentions"]), key=lambda pair: -len(pair[0])):
        start = text.find(string)
        while start >= 0:
            end = start + len(string)
            inside = (start and WORD.match(text[start - 1]) and WORD.match(text[start])) or (
                end < len(text) and WORD.match(text[end]) and WORD.match(text[end - 1]))
            if not inside and not any(taken[start:end]):
                taken[start:end] = b"\1" * len(string)
                spans[index].append((start, end))
            start = text.find(string, start + 1)
    return [sorted(found) for found in spans]


def units(text):
    """Offset in UTF-16 code units of each code point, and of the end."""
    offsets, position = [], 0
    for character in text:
        offsets.append(position)
        position += 2 if ord(character) > 0xFFFF else 1
    return [*offsets, position]


def pack(folder, archive):
    lines = []
    for gold in sorted(Path(folder).glob("*.gold.jsonl")):
        papers = {p["id"]: p for p in json.load(open(str(gold).replace(".gold.jsonl", ".papers.json")))}
        for line in open(gold):
            annotation = json.loads(line)
            text = text_of(papers[annotation["id"]])
            at = units(text)
            spans = spans_of(annotation["entities"], text)
            keep = [i for i, found in enumerate(spans) if found]
            index = {annotation["entities"][i]["id"]: n for n, i in enumerate(keep)}
            entities = [[e["type"], e["role"], [[at[s], at[t]] for s, t in spans[i]]] for i in keep for e in [annotation["entities"][i]]]
            relations = [[index[h], r, index[t]] for h, r, t in annotation["relations"] if h in index and t in index]
            lines.append(json.dumps({"id": annotation["id"], "sha256": hash_of(text), "entities": entities, "relations": relations}, separators=(",", ":")))
    Path(archive).write_text("\n".join(sorted(lines)) + "\n")
    print(len(lines), "papers")


def unpack(archive, folder, name):
    labels = {entry["id"]: entry for entry in map(json.loads, open(archive))}
    corpus = Path(os.environ.get("LITHOGRAPH_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpora/abstracts-100k.jsonl.gz"
    Path(folder).mkdir(parents=True, exist_ok=True)
    papers = []
    with open(Path(folder) / f"{name}.gold.jsonl", "w") as out:
        for paper in map(json.loads, gzip.open(corpus, "rt")):
            entry = labels.get(paper["id"])
            if entry is None or hash_of(text_of(paper)) != entry["sha256"]:
                continue
            labels.pop(paper["id"])
            text = text_of(paper).encode("utf-16-le")
            string = lambda s, t: text[2 * s:2 * t].decode("utf-16-le")
            entities = []
            for i, (kind, role, spans) in enumerate(entry["entities"]):
                mentions = sorted({string(*span) for span in spans}, key=lambda m: (-len(m), m))
                entities.append({"id": f"e{i + 1}", "name": mentions[0], "type": kind, "role": role, "mentions": mentions})
            relations = [[f"e{h + 1}", r, f"e{t + 1}"] for h, r, t in entry["relations"]]
            out.write(json.dumps({"id": paper["id"], "entities": entities, "relations": relations}, ensure_ascii=False) + "\n")
            papers.append({key: paper.get(key) for key in ("id", "title", "abstract", "venue", "year")})
    (Path(folder) / f"{name}.papers.json").write_text(json.dumps(papers, ensure_ascii=False))
    print(len(papers), "papers;", len(labels), "not found in the corpus:", *list(labels)[:5])


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "pack":
        pack(*sys.argv[2:])
    elif len(sys.argv) == 5 and sys.argv[1] == "unpack":
        unpack(*sys.argv[2:])
    else:
        sys.exit(__doc__)

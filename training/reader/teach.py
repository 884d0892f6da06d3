"""What readers say of papers that nobody labelled, for a smaller one to learn from (train.py --lessons).
usage: teach.py --prepared DIR --out DIR --reader ENCODER=WEIGHTS [--reader ...] [--papers N] [--workers N]

Reads unlabelled.jsonl of prepare.mjs and writes the mean of what the readers say, PART papers a file: a run that was ended goes on where
it was. Encoders may differ in all but their words.
"""
import argparse
import os
import time
from pathlib import Path

import torch
from torch import multiprocessing
from transformers import AutoTokenizer

from data import load
from decode import MOST_ENTITIES
from model import Reader
from processes import follow_parent
from unlabelled import lesson_of, save
from weights import restore

PART = 100


def work(rank, options):
    """One of the processes: every so many parts of the papers."""
    check_parent = follow_parent()
    torch.set_num_threads(1)
    teachers = []
    for name in options.reader:
        encoder, _, weights = name.partition("=")
        teachers.append(Reader(encoder))
        restore(teachers[-1], weights)
        teachers[-1].half = options.half
        teachers[-1].eval()
    papers = load(f"{options.prepared}/unlabelled.jsonl", AutoTokenizer.from_pretrained(options.reader[0].partition("=")[0]))[:options.papers]
    begin = time.time()
    for first in range(rank * PART, len(papers), options.workers * PART):
        path = options.out / f"{first:06}.pt"
        if path.exists():
            continue
        part, lessons = papers[first:first + PART], {}
        for example in part:
            check_parent()
            lessons[example.id] = lesson_of(teachers, example, MOST_ENTITIES)
        save(lessons, f"{path}.new")
        os.replace(f"{path}.new", path)
        if rank == 0:
            print(f"  {first + len(part)} of {len(papers)} papers, {time.time() - begin:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--reader", required=True, action="append", help="folder of an encoder and weights of a reader that has it; can be repeated")
    parser.add_argument("--papers", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--half", action="store_true", help="as of train.py")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    multiprocessing.spawn(work, (options,), options.workers)


if __name__ == "__main__":
    main()

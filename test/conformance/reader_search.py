"""What training/reader/ makes of papers and of scores. Standard input is JSON: {"vocabulary": FILE, "papers": as prepare.mjs writes them,
"searches": [{"scores", "offsets", "text", "features"}], "pairs": [[head, tail, sentences]]}; output {"windows": [ids, offsets,
features, sentences] of the papers, "candidates": [[first, last, is a lone adjective, certainty], ...] of the searches, "nearest": of the pairs}."""
import json
import math
import sys
from pathlib import Path

from bert_tokenizer import load_tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training/reader"))
import search
from data import encode

question = json.load(sys.stdin)
pieces = load_tokenizer(question["vocabulary"])


def tokenizer(text, **_):
    """As transformers' tokenizers are called."""
    encoding = pieces.encode(text, add_special_tokens=False)
    return {"input_ids": encoding.ids, "offset_mapping": encoding.offsets}


def candidates(scores, offsets, text, features):
    probabilities = [[math.exp(score) for score in row] for row in scores]
    return [[*span, search.is_lone_adjective(span, offsets, features, text), search.certainty(probabilities, *span)]
            for span in search.find_candidates(scores, offsets, text)]


windows = [encode(paper, tokenizer) for paper in question["papers"]]
sys.stdout.write(json.dumps({
    "windows": [[window.ids, window.offsets, window.features, window.sentences] for window in windows],
    "candidates": [candidates(**given) for given in question["searches"]],
    "nearest": [search.nearest([tuple(span) for span in head], [tuple(span) for span in tail], sentences) for head, tail, sentences in question["pairs"]],
}))

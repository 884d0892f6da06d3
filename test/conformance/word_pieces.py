"""Cuts texts into pieces by Hugging Face's tokenizers, as BERT's uncased models do. Standard input is JSON:
{"vocabulary": FILE, "texts": [...]}; output a JSON list with [ids, starts, ends] for each text. Offsets are in code points."""
import json
import sys

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

question = json.load(sys.stdin)
with open(question["vocabulary"], encoding="utf8", newline="\n") as file:
    vocabulary = {piece: number for number, piece in enumerate(file.read().rstrip("\n").split("\n"))}
tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
tokenizer.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
tokenizer.pre_tokenizer = BertPreTokenizer()

answer = []
for text in question["texts"]:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    answer.append([encoding.ids, [start for start, _ in encoding.offsets], [end for _, end in encoding.offsets]])
sys.stdout.write(json.dumps(answer))

"""Hugging Face's tokenizers as BERT's uncased models have them."""
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer


def load_tokenizer(vocabulary):
    """`vocabulary`: a file with a piece on each line."""
    with open(vocabulary, encoding="utf8", newline="\n") as file:
        pieces = {piece: number for number, piece in enumerate(file.read().rstrip("\n").split("\n"))}
    tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer

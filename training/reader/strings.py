"""What two names look like beside each other: features of string coreference, as spelling.ts and strings.ts in src/extract/neural/ have them."""
import re
import unicodedata

FEATURES = ["same key", "same letters", "acronym", "parenthesis", "defined", "suffix", "prefix", "words shared", "digits differ", "same head", "length"]


def key_of(name):
    """Case, hyphens and the plural of the last word folded."""
    name = re.sub(r"[\s\-‐–_/]+", " ", unicodedata.normalize("NFKC", name).lower()).strip()
    return name[:-1] if len(name) > 3 and name.endswith("s") and not name.endswith(("ss", "us", "is")) else name


def is_acronym(short, long):
    letters = re.sub(r"[^a-z0-9]", "", re.sub(r"s$", "", short).lower())
    words = [word for word in re.split(r"[\s\-‐–/]+", long.lower()) if word]
    if not 2 <= len(letters) <= 10 or len(words) < 2 or sum(c.isupper() for c in short) < 2:
        return False
    initials = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in {"of", "the", "for", "and", "with", "in", "on", "to", "a"})
    if letters in (initials, content):
        return True
    position = 0
    for letter in letters:
        position = long.lower().find(letter, position) + 1
        if position == 0:
            return False
    return letters[0] == words[0][0] and len(letters) >= len(words) - 1


def features(a, b, adjacent, defined):
    """`adjacent`: one stands in a parenthesis right behind the other somewhere; `defined`: as its acronym (findAcronyms)."""
    ka, kb = key_of(a), key_of(b)
    wa, wb = ka.split(), kb.split()
    short, long = (wa, wb) if len(wa) <= len(wb) else (wb, wa)
    digits = lambda name: sorted(re.findall(r"\d+", name))
    return [
        float(ka == kb), float(ka.replace(" ", "") == kb.replace(" ", "")), float(is_acronym(a, b) or is_acronym(b, a)), float(adjacent), float(defined),
        float(long[-len(short):] == short), float(long[:len(short)] == short), len(set(wa) & set(wb)) / max(1, len(set(wa) | set(wb))),
        float(digits(a) != digits(b)), float(wa[-1:] == wb[-1:]), abs(len(wa) - len(wb)) / 4,
    ]

"""From how likely pieces are in a mention to mentions, and where the mentions of two entities stand: as src/extract/neural/spans.ts
and distance.ts have it, so that heads practise on what they are asked about in use. A test holds the two together.

Spans are pairs of pieces, first and last, both within; `scores` has log-probabilities of outside, beginning and inside of each piece.
"""
import re
import unicodedata

OUT, BEGIN, INSIDE = 0, 1, 2
# How much less the outside weighs in the search for mentions that the model doubts.
BOLDNESS = 1.5
LOOSE_SIGN = re.compile(r"[,.;:!?'\"“”‘’`(){}\[\]<>–—-]")
SMALL_WORD = re.compile(r"an?|and|as|at|by|for|from|in|is|of|on|or|that|the|to|via|with")
# Parts of speech, as features count them: adjective, adverb, adposition.
NO_NOUNS = (3, 5, 7)


def decode(scores):
    """The likeliest state of each piece, by Viterbi: nothing goes inside from outside."""
    best, back = [scores[0][OUT], scores[0][BEGIN], -1e9], []
    likeliest = lambda: OUT if best[OUT] >= max(best[BEGIN:]) else BEGIN if best[BEGIN] >= best[INSIDE] else INSIDE
    for row in scores[1:]:
        enter, inside = likeliest(), BEGIN if best[BEGIN] >= best[INSIDE] else INSIDE
        back.append((enter, enter, inside))
        best = [best[enter] + row[OUT], best[enter] + row[BEGIN], best[inside] + row[INSIDE]]
    states = [likeliest()]
    for pointers in reversed(back):
        states.append(pointers[states[-1]])
    return states[::-1]


def is_glued(i, offsets, text):
    """Whether a piece is in the middle of a word: between two letters or digits."""
    if not 0 < i < len(offsets) or offsets[i][0] != offsets[i - 1][1]:
        return False
    if offsets[i - 1][0] == offsets[i - 1][1] or offsets[i][0] == offsets[i][1]:
        return False
    return unicodedata.category(text[offsets[i - 1][1] - 1])[0] in "LNM" and unicodedata.category(text[offsets[i][0]])[0] in "LNM"


def is_hyphen(i, offsets, text):
    """Whether a piece is the hyphen in the middle of a compound."""
    if not 0 < i < len(offsets) - 1 or text[offsets[i][0]:offsets[i][1]] not in ("-", "‐", "‑"):
        return False
    (_, before), (start, end), (after, to) = offsets[i - 1:i + 2]
    if before != start or end != after or offsets[i - 1][0] == before or after == to:
        return False
    return unicodedata.category(text[before - 1])[0] in "LNM" and unicodedata.category(text[after])[0] in "LNM"


def cut_at_loose_brackets(first, last, text_of):
    """The parts of a span between brackets that have no partner in it."""
    opened, loose = [], []
    for i in range(first, last + 1):
        if text_of(i) in ("(", "[", "{"):
            opened.append(i)
        elif text_of(i) in (")", "]", "}"):
            if opened:
                opened.pop()
            else:
                loose.append(i)
    cuts = sorted(loose + opened)
    return [(a, b) for a, b in zip([first] + [cut + 1 for cut in cuts], [cut - 1 for cut in cuts] + [last]) if a <= b]


def tidy(first, last, offsets, text):
    """What is a name in a span: one or two stretches of it, or none."""
    text_of = lambda i: text[offsets[i][0]:offsets[i][1]]
    hyphen = lambda i: is_hyphen(i, offsets, text)

    def loose(i, inward, within):
        if LOOSE_SIGN.fullmatch(text_of(i)):
            return True
        return SMALL_WORD.fullmatch(text_of(i)) and (not within or not hyphen(i + inward) or hyphen(i - inward))

    for a, b in cut_at_loose_brackets(first, last, text_of):
        while a <= b and loose(a, 1, a < b) and text_of(a) not in ("(", "[", "{"):
            a += 1
        while b >= a and loose(b, -1, a < b) and text_of(b) not in (")", "]", "}"):
            b -= 1
        if a > b or is_glued(a, offsets, text) or is_glued(b + 1, offsets, text):
            continue
        if any(unicodedata.category(c)[0] in "LN" for c in text[offsets[a][0]:offsets[b][1]]):
            yield a, b


def find_spans(scores, offsets, text):
    """The likeliest mentions, at whole words."""
    states, last = decode(scores), len(offsets) - 1
    empty = lambda i: offsets[i][0] == offsets[i][1]
    spans, i = [], 1
    while i < last:
        if states[i] == OUT or empty(i):
            i += 1
            continue
        end = i + 1
        while end < last and not empty(end) and (states[end] == INSIDE or is_glued(end, offsets, text)):
            end += 1
        first = i
        while first > 1 and is_glued(first, offsets, text):
            first -= 1
        if not spans or spans[-1][1] < first:
            spans += tidy(first, end - 1, offsets, text)
        i = end
    return spans


def other_places(spans, offsets, text):
    """Where the strings of spans stand besides, at whole words, the longest string first."""
    firsts = {start: i for i, (start, end) in enumerate(offsets) if end > start}
    lasts = {end: i for i, (start, end) in enumerate(offsets) if end > start}
    strings = dict.fromkeys(text[offsets[a][0]:offsets[b][1]] for a, b in spans)
    for string in sorted(strings, key=len, reverse=True):
        at = text.find(string, min(firsts), max(lasts))
        while at >= 0:
            first, last = firsts.get(at), lasts.get(at + len(string))
            if first is not None and last is not None and not is_glued(first, offsets, text) and not is_glued(last + 1, offsets, text):
                yield first, last
            at = text.find(string, at + len(string), max(lasts))


def find_candidates(scores, offsets, text):
    """The likeliest mentions, those that a bolder search finds besides, and the other places of the strings of both."""
    taken, candidates = set(), []

    def add(spans):
        for a, b in spans:
            pieces = range(a, b + 1)
            if taken.isdisjoint(pieces):
                taken.update(pieces)
                candidates.append((a, b))

    add(find_spans(scores, offsets, text))
    add(find_spans([[row[OUT] - BOLDNESS, *row[BEGIN:]] for row in scores], offsets, text))
    if candidates:
        add(list(other_places(candidates, offsets, text)))
    return sorted(candidates)


def is_lone_adjective(span, offsets, features, text):
    """Whether a mention is nothing but an adjective or the like in small letters."""
    word = text[offsets[span[0]][0]:offsets[span[1]][1]]
    letters = all(c == "-" or unicodedata.category(c) == "Ll" for c in word) and word[:1] != "-"
    return features[span[0]][0] in NO_NOUNS and letters and not word.endswith("ing")


def certainty(probabilities, first, last):
    """That a mention begins and ends just here; `probabilities` of outside, beginning and inside of each piece."""
    inside = min((probabilities[i][INSIDE] for i in range(first + 1, last + 1)), default=1.0)
    return probabilities[first][BEGIN] * inside * (1 - probabilities[last + 1][INSIDE])


def nearest(head, tail, sentences):
    """How far apart the nearest two mentions are, and where.

    A bucket 0 to 13: which comes first, and how many pieces or sentences are between; and five numbers: the first and the last
    piece of the earlier one, those of the later one, and 1 where one sentence has both.
    """
    gap, first, apart, a, b = min(
        (max(a[0], b[0]) - min(a[1], b[1]), 0 if a[0] < b[0] else 1, abs(sentences[a[0]] - sentences[b[0]]), a, b) for a in head for b in tail)
    far = (0 if gap < 4 else 1 if gap < 9 else 2 if gap < 18 else 3) if apart == 0 else (4 if apart == 1 else 5 if apart == 2 else 6)
    earlier, later = (a, b) if first == 0 else (b, a)
    return 7 * first + far, (*earlier, *later, int(apart == 0))

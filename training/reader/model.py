"""One encoder pass over title and abstract; heads for spans, coreference of strings, kinds, roles and relations."""
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from torch.nn.functional import scaled_dot_product_attention
from transformers import AutoConfig, AutoModel
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from data import FEATURE_SIZES, KINDS, RELATIONS, ROLES
from strings import FEATURES

CONTEXT, GROUPS, WIDTH = 32, 12, 384
DISTANCES = 14
# Kinds of annotators besides the gold's: those like them, and those who tell more (prepare.mjs).
MANNERS = 2
# Width of what a piece says of the things beside it, and how far beside them the head of relations looks.
BESIDE, REACH, PLACES = 128, 4, 5

# The layers that judge pairs and nothing else.
RELATION_LAYERS = ("beside", "head", "tail", "relation", "distance", "end_kind", "end_role", "pair_dropout", "narrow_head", "narrow_tail", "narrow_context", "cue")


class Reader(nn.Module):
    """`kinds` and `relations`: how many of each. Without `localized`, pairs are judged without the context that both look at."""

    def __init__(self, encoder, weights=True, kinds=len(KINDS), relations=len(RELATIONS), localized=True):
        super().__init__()
        tags, self.localized = 1 + 2 * kinds, localized
        # Products of the encoder's layers in bfloat16: for training, on processors that have instructions for it.
        self.half = False
        options = dict(attn_implementation="eager", attention_probs_dropout_prob=0.0)
        self.encoder = (AutoModel.from_pretrained(encoder, add_pooling_layer=False, **options) if weights
                        else AutoModel.from_config(AutoConfig.from_pretrained(encoder, **options), add_pooling_layer=False))
        hidden = self.encoder.config.hidden_size
        # What heads add to the attention between two pieces by how far apart these are, in encoders that have it (mpnet.py).
        buckets = getattr(self.encoder.config, "relative_attention_num_buckets", None)
        self.relative = nn.Embedding(buckets, self.encoder.config.num_attention_heads) if buckets else None
        if buckets and weights:
            self.relative.weight.data = torch.load(Path(encoder, "relative.pt"))
        self.features = nn.ModuleList(nn.Embedding(size, hidden) for size in FEATURE_SIZES)
        for embedding in self.features:
            nn.init.zeros_(embedding.weight)
        # What other annotators than the gold's do otherwise, at the words and before the heads: nothing where the gold's manner is wanted.
        self.manner_words, self.manner_heads = (nn.Parameter(torch.zeros(MANNERS, hidden)) for _ in range(2))
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, tags))
        self.span = nn.Linear(2 * hidden, hidden)
        self.kind = nn.Sequential(nn.Linear(2 * hidden + tags, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, kinds))
        self.kind_embedding = nn.Embedding(kinds, CONTEXT)
        self.same = nn.Sequential(nn.Linear(2 * hidden + len(FEATURES), 128), nn.GELU(), nn.Dropout(0.1), nn.Linear(128, 1))
        self.role = nn.Sequential(nn.Linear(2 * hidden + CONTEXT, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, len(ROLES)))
        self.distance, self.pair_dropout = nn.Embedding(DISTANCES, CONTEXT), nn.Dropout(0.1)
        self.end_kind, self.end_role = nn.Embedding(kinds, CONTEXT), nn.Linear(len(ROLES), CONTEXT, bias=False)
        self.beside = nn.Linear(hidden, BESIDE)
        self.head, self.tail = Side(hidden), Side(hidden)
        self.relation = Joined(WIDTH * WIDTH // GROUPS + 5 * CONTEXT, relations)
        self.narrow_head, self.narrow_tail, self.narrow_context = (nn.Linear(hidden, BESIDE) for _ in range(3))
        self.cue = nn.Sequential(Joined((PLACES + 3) * BESIDE + 5 * CONTEXT, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, relations))

    def encode(self, ids, features, manner=0):
        """Hidden states (T, H), tag logits (T, tags), attention of the last layer (heads, T, T); of ids (T), features (T, 5).

        `manner`: in whose manner the paper is to be read, 0 for the gold's annotators, 1 to MANNERS for others.
        """
        return self.finish(self.begin(ids, features, manner), manner)

    def embed(self, ids, features, manner=0):
        """What comes into the first layer (1, T, H)."""
        embeddings = self.encoder.embeddings
        x = embeddings.word_embeddings(ids)
        for i, embedding in enumerate(self.features):
            x = x + embedding(features[:, i])
        if manner:
            x = x + self.manner_words[manner - 1]
        return embeddings(inputs_embeds=x[None])

    def begin(self, ids, features, manner=0):
        """States (1, T, H) before the last layer."""
        x = self.embed(ids, features, manner)
        bias = self.by_distance(x.shape[1])
        for layer in self.encoder.encoder.layer[:-1]:
            x, _ = run_layer(layer, x, False, self.half, bias)
        return x

    def finish(self, x, manner=0):
        """The last layer, and what `encode` gives."""
        x, attention = run_layer(self.encoder.encoder.layer[-1], x, True, self.half, self.by_distance(x.shape[1]))
        hidden = self.dropout(x[0] + self.manner_heads[manner - 1] if manner else x[0])
        return hidden, self.tag(hidden), attention[0]

    def by_distance(self, length):
        """What is added to attention (1, heads, T, T), or None."""
        if self.relative is None:
            return None
        places = torch.arange(length)
        buckets = MPNetEncoder.relative_position_bucket(places[None] - places[:, None], self.relative.num_embeddings)
        return self.relative(buckets).permute(2, 0, 1)[None].contiguous()

    def spans(self, hidden, starts, ends):
        """Vectors of token spans (N, H); `ends` inclusive."""
        return torch.tanh(self.span(torch.cat([hidden[starts], hidden[ends]], 1)))

    def strings(self, hidden, starts, ends, membership):
        """Mean vectors of strings (S, H); membership (S, N) of spans."""
        return (membership / membership.sum(1, keepdim=True)) @ self.spans(hidden, starts, ends)

    def coreference(self, vectors, left, right, features):
        """Logits (P,) that two strings, by vector, name one thing."""
        a, b = vectors[left], vectors[right]
        return self.same(torch.cat([a * b, (a - b).abs(), features], 1)).squeeze(1)

    def entities(self, hidden, tags, attention, starts, ends, inside, membership):
        """Pooled vectors (E, H), kind logits (E, kinds) and where they look (heads, E, T).

        inside (N, T): mean over the pieces of each span; membership (E, N): 1 where a span belongs to an entity.
        """
        vectors = self.spans(hidden, starts, ends)
        pooled = (membership @ vectors.exp()).log()  # Their log-sum-exp: between -1 and 1, they need no shift.
        mean = membership / membership.sum(1, keepdim=True)
        average = mean @ (inside @ tags.log_softmax(-1))
        first = hidden[:1].expand(pooled.shape[0], -1)
        kinds = self.kind(torch.cat([pooled, first, average], 1))
        looks = (mean @ inside)[None] @ attention
        return pooled, kinds, looks

    def roles(self, hidden, pooled, kinds):
        """Role logits (E, roles)."""
        first = hidden[:1].expand(pooled.shape[0], -1)
        return self.role(torch.cat([pooled, first, self.kind_embedding(kinds)], 1))

    def relations(self, hidden, pooled, looks, kinds, roles, heads, tails, distances, meetings, lefts, rights, places):
        """Relation logits (P, relations) of ordered pairs of entities; `roles` are logits.

        What two entities share is read once for both directions: `meetings` (P) tells where each pair has it in `lefts`, `rights`
        (M) and `places` (M, 5), those of `nearest`.
        """
        hidden = self.pair_dropout(hidden)
        kind, role = self.end_kind(kinds), self.end_role(roles.softmax(-1))
        context = (looks[:, lefts] * looks[:, rights]).sum(0)  # where both look (Zhou et al. 2021, ATLOP)
        context = (context / (context.sum(1, keepdim=True) + 1e-6)) @ hidden
        if not self.localized:
            context = torch.zeros_like(context)
        words = self.around(hidden, places)
        a = self.pair_dropout(torch.tanh(self.head(pooled, kind, heads, context, words, meetings)))
        b = self.pair_dropout(torch.tanh(self.tail(pooled, kind, tails, context, words, meetings)))
        labels = torch.cat([self.distance(distances), kind[heads], kind[tails], role[heads], role[tails]], 1)
        of_product, of_labels = self.relation.parts(WIDTH * WIDTH // GROUPS, 5 * CONTEXT)
        product = by_groups(a, b, of_product) + labels @ of_labels + self.relation.bias
        # `cue` judges words, head, tail, context and labels side by side. Its first layer is applied to each of them as often as it differs.
        first, *rest = self.cue
        of_words, of_head, of_tail, of_context, *of_each_label = first.parts(PLACES * BESIDE, *[BESIDE] * 3, *[CONTEXT] * 5)
        shared = words @ of_words + self.narrow_context(context) @ of_context
        of_heads = self.narrow_head(pooled) @ of_head + kind @ of_each_label[1] + role @ of_each_label[3]
        of_tails = self.narrow_tail(pooled) @ of_tail + kind @ of_each_label[2] + role @ of_each_label[4]
        cue = shared[meetings] + of_heads[heads] + of_tails[tails] + (self.distance.weight @ of_each_label[0] + first.bias)[distances]
        for layer in rest:
            cue = layer(cue)
        return product + cue

    def around(self, hidden, places):
        """What is said beside and between the nearest two mentions (M, PLACES * BESIDE): sums over pieces, divided by the root of how many."""
        sums = functional.gelu(self.beside(hidden)).cumsum(0)
        sums = torch.cat([torch.zeros_like(sums[:1]), sums])
        last = hidden.shape[0] - 1  # A graph takes it from each text: added to a tensor, it does not become a constant.
        a, b, c, d, together = places.unbind(1)

        def window(start, end):
            start = start.clamp(min=1).minimum(torch.zeros_like(start) + last)
            end = end.clamp(min=1).minimum(torch.zeros_like(end) + last).maximum(start)
            return (sums[end] - sums[start]) / (end - start).clamp(min=1)[:, None].float().sqrt()

        return torch.cat([window(a - REACH, a), window(b + 1, (b + 1 + REACH).minimum(c)), window((c - REACH).maximum(b + 1), c),
                          window(d + 1, d + 1 + REACH), window(b + 1, torch.where(together > 0, c, b + 1))], 1)


class Side(nn.Module):
    """One end of a pair, before the product of both: layers for the entity are applied once for each, the others once for each meeting."""

    def __init__(self, hidden):
        super().__init__()
        self.own, self.kind = nn.Linear(hidden, WIDTH), nn.Linear(CONTEXT, WIDTH, bias=False)
        self.context, self.words = nn.Linear(hidden, WIDTH, bias=False), nn.Linear(PLACES * BESIDE, WIDTH, bias=False)

    def forward(self, pooled, kind, which, context, words, meetings):
        return (self.own(pooled) + self.kind(kind))[which] + (self.context(context) + self.words(words))[meetings]


class Joined(nn.Linear):
    """A layer over things side by side."""

    def parts(self, *sizes):
        """Its weights for each of them, inputs by outputs: what is the same for many rows needs to be multiplied once."""
        return self.weight.T.split(sizes)


def by_groups(a, b, weights):
    """`weights` (WIDTH * WIDTH // GROUPS, R) of all products of a number of a group in `a` (P, WIDTH) and one in `b`: (P, R). The products are
    never written down: they would be more than all else together."""
    size = WIDTH // GROUPS
    a, b = (x.view(-1, GROUPS, size).transpose(0, 1) for x in (a, b))
    weights = weights.reshape(GROUPS, size, size, -1).transpose(2, 3).reshape(GROUPS, size, -1)
    half = (a @ weights).view(GROUPS, a.shape[1], -1, size)
    return (half @ b[..., None]).squeeze(3).sum(0)


def attend(layer, x, with_attention=False, half=False, bias=None):
    """What the heads of a layer of BERT give (1, T, heads * width), and where they look, of `run_layer`."""
    own, heads = layer.attention.self, layer.attention.self.num_attention_heads
    whole = lambda y: y.float() if half else y
    split = lambda y: whole(y).view(1, y.shape[1], heads, -1).transpose(1, 2)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        query, key, value = split(own.query(x)), split(own.key(x)), split(own.value(x))
    attention = None
    if with_attention:
        attention = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
        attention = (attention if bias is None else attention + bias).softmax(-1)
        context = attention @ value
    else:
        context = scaled_dot_product_attention(query, key, value, bias)
    return context.transpose(1, 2).reshape(1, x.shape[1], -1), attention


def run_layer(layer, x, with_attention, half=False, bias=None):
    """A layer of BERT by hand: only the last one pays for its attention. `half`: products with weights in bfloat16, all else in floats.
    `bias`: added to the attention."""
    whole = lambda y: y.float() if half else y
    context, attention = attend(layer, x, with_attention, half, bias)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        x = layer.attention.output(context, x)
        x = layer.output(layer.intermediate(x), x)
    return whole(x), attention

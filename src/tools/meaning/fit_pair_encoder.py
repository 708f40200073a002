"""Fits the pair encoder: the encoder's first layers, made to read a claim and a passage as one text.

Run: python src/tools/meaning/fit_pair_encoder.py BASE.pt PAIRS.jsonl
     python src/tools/meaning/fit_pair_encoder.py OUT.pt PAIRS.jsonl --from BASE.pt [--without 0 1]

PAIRS.jsonl is from `npm run train:pairs`. A line has a claim, the passage nearest to it, what the passage made of it, and whether
its labels stand in the shares in which they are found (`natural`). The first, long fit leaves those out. The second goes on from it
with them alone, so short that it is made on all of them, for the product, and without either half of the statements, for what is
fitted over the pair encoder's answers and for all figures. `make_pair_encoder.py` builds the product's file from OUT.pt.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from fit_pairs import CONTRAST, LABELS, area_under_curve, batches
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from vocabulary import SPECIAL, read_pieces, rows_of, tokenizer_json
from weights import Weights, read_weights

SHIPPED = Path(__file__).resolve().parents[3] / "seeds" / "meaning"
LAYERS, WIDTH, HEADS = 10, 384, 12
MOST_CLAIM, MOST_PASSAGE = 64, 96
"""Tokens that are read of a claim and of a passage."""
KEPT_OMITTED, KEPT_NATURAL = 0.3, 0.5
"""Share of the omitted that is fitted on, at first and among natural pairs: they are many, and the easiest."""
RUN = 40
"""Batches that are sorted by length together."""
POOL = 64
KINDS = ("modality", "attribution", "number", "negation", "scope", "date", "purpose", "name", None)
"""What an alteration can be of; the last stands for what nobody said the kind of."""
UNALTERED = ("reported", "partial", "omitted")
KIND_COUNTS = 0.3
"""What telling the kind of an alteration counts beside telling that there is one."""
MEMORY = 0.998
"""What the running mean of the weights keeps of itself at each step."""
NEW = 4
"""How many times faster numbers that begin at chance move than those that the encoder brings."""
BEGIN, PAD, END = (SPECIAL.index(name) for name in ("<s>", "<pad>", "</s>"))


class Pairs:
    """Labelled pairs as numbers of pieces: `<s> claim </s> passage </s>`."""

    def __init__(self, path: Path, weights: Weights) -> None:
        tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json(SHIPPED, weights)))
        self.lines = [json.loads(line) for line in path.open(encoding="utf8")]
        claims = tokenizer.encode_batch([line["claim"] for line in self.lines], add_special_tokens=False)
        passages = tokenizer.encode_batch([line["passage"] for line in self.lines], add_special_tokens=False)
        self.ids, self.firsts = [], []
        for claim, passage in zip(claims, passages, strict=True):
            said, made = claim.ids[:MOST_CLAIM], passage.ids[:MOST_PASSAGE]
            self.ids.append([BEGIN, *said, END, *made, END])
            self.firsts.append(len(said) + 2)
        self.labels = np.array([LABELS.index(line["label"]) for line in self.lines])
        self.kinds = np.array([KINDS.index(line["kind"]) if line["label"] == "altered" else -1 for line in self.lines])
        self.weights = np.array([CONTRAST if line["contrast"] else 1 for line in self.lines], np.float32)
        self.lengths = np.array([len(one) for one in self.ids])

    def batch(self, chosen: np.ndarray) -> tuple[Tensor, Tensor]:
        """Numbers of pieces, and which side each is on (0 none, 1 the claim's, 2 the passage's): int64 [B, L]."""
        length = int(self.lengths[chosen].max())
        ids, sides = np.full((len(chosen), length), PAD), np.zeros((len(chosen), length), np.int64)
        for row, pair in enumerate(chosen):
            own = self.ids[pair]
            ids[row, : len(own)] = own
            sides[row, : self.firsts[pair]] = 1
            sides[row, self.firsts[pair] : len(own)] = 2
        return torch.from_numpy(ids), torch.from_numpy(sides)


def dropped(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout of the same numbers in all tokens of a pair: as good here as token by token, and cheaper."""
    return x * F.dropout(torch.ones(len(x), 1, x.shape[2]), share, training) if training else x


class Layer(nn.Module):
    """A layer of the encoder, normalised after each half (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        count, rows, _ = x.shape
        q, k, v = self.qkv(x).view(count, rows, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: what torch has in one piece goes backwards at half the speed.
        shares = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias, -1).to(v.dtype)
        mixed = self.o((shares @ v).transpose(1, 2).reshape(count, rows, WIDTH))
        x = self.n1(x + dropped(mixed, self.dropout, self.training))
        return self.n2(x + dropped(self.f2(F.gelu(self.f1(x))), self.dropout, self.training))


class PairEncoder(nn.Module):
    def __init__(self, weights: Weights, rows: np.ndarray, layers: int, dropout: float) -> None:
        super().__init__()
        self.side = nn.Parameter(torch.zeros(3, WIDTH))
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(layers)])
        self.pool, self.answer = nn.Linear(6 * WIDTH, POOL), nn.Linear(POOL, len(UNALTERED) + len(KINDS))
        self.dropout = dropout
        table = weights.matrix("emb.word", WIDTH)[rows]
        places = weights.vector("emb.pos").reshape(-1, WIDTH) + weights.vector("emb.type")[:WIDTH]
        # Not fitted: the product has them once for both its encoders.
        self.table, self.places = torch.from_numpy(table), torch.from_numpy(places.copy())
        self.norm = (torch.from_numpy(weights.vector("emb.ln.w").copy()), torch.from_numpy(weights.vector("emb.ln.b").copy()))
        for number, layer in enumerate(self.layers):
            start_from(layer, weights, f"l{number}")

    def forward(self, ids: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        """Log odds of the four labels, [B, 4], and of each kind of alteration, [B, 9]; those of altered are of all kinds together."""
        x = self.table[ids] + self.places[: ids.shape[1]]
        x = F.layer_norm(x, (WIDTH,), *self.norm, 1e-12) + self.side[sides]
        mask = sides > 0
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = x.float()
        parts = [x[:, 0]]
        for side in (1, 2):
            own = (sides == side)[..., None]
            parts += [(x * own).sum(1) / own.sum(1), torch.where(own, x, -1e4).amax(1)]
        parts.append((parts[1] - parts[3]).abs())
        pooled = F.dropout(torch.cat(parts, -1), self.dropout, self.training)
        told = self.answer(F.dropout(F.gelu(self.pool(pooled)), self.dropout, self.training)).float()
        reported, partial, omitted, kinds = told.split([1, 1, 1, len(KINDS)], -1)
        return torch.cat([reported, kinds.logsumexp(-1, keepdim=True), partial, omitted], -1), kinds


def start_from(layer: Layer, weights: Weights, name: str) -> None:
    """Gives a layer the encoder's own numbers."""

    def put(tensor: Tensor, values: np.ndarray) -> None:
        with torch.no_grad():
            tensor.copy_(torch.from_numpy(np.array(values)).view_as(tensor))

    put(layer.qkv.weight, np.concatenate([weights.matrix(f"{name}.{one}.w", WIDTH) for one in "qkv"]))
    put(layer.qkv.bias, np.concatenate([weights.vector(f"{name}.{one}.b") for one in "qkv"]))
    for part, own, inner in (("o", "ao", WIDTH), ("f1", "fi", WIDTH), ("f2", "fo", 4 * WIDTH)):
        put(getattr(layer, part).weight, weights.matrix(f"{name}.{own}.w", inner))
        put(getattr(layer, part).bias, weights.vector(f"{name}.{own}.b"))
    for part, own in (("n1", "aln"), ("n2", "oln")):
        put(getattr(layer, part).weight, weights.vector(f"{name}.{own}.w"))
        put(getattr(layer, part).bias, weights.vector(f"{name}.{own}.b"))


def odds_of(model: PairEncoder, pairs: Pairs, chosen: np.ndarray) -> np.ndarray:
    """What the model says of each pair: float32 [pairs, 4]."""
    model.eval()
    found = np.zeros((len(chosen), len(LABELS)), np.float32)
    place = {pair: row for row, pair in enumerate(chosen)}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(pairs.lengths, chosen, 64, None, RUN):
            found[[place[pair] for pair in batch]] = model(*pairs.batch(batch))[0].numpy()
    return found


def figures(odds: np.ndarray, labels: np.ndarray) -> str:
    there = labels != 3
    omitted = area_under_curve(odds[:, 3] - odds[:, 0], labels == 3)
    altered = area_under_curve((odds[:, 1] - odds[:, 0])[there], (labels == 1)[there])
    return f"{len(labels)} pairs: omitted AUC {omitted:.3f}, altered among those there {altered:.3f}"


def loss_of(model: PairEncoder, pairs: Pairs, batch: np.ndarray) -> Tensor:
    counts, labels, kinds = (torch.from_numpy(of[batch]) for of in (pairs.weights, pairs.labels, pairs.kinds))
    with torch.autocast("cpu", torch.bfloat16):
        odds, of_kinds = model(*pairs.batch(batch))
    loss = (F.cross_entropy(odds, labels, reduction="none", label_smoothing=0.05) * counts).sum() / counts.sum()
    known = (kinds >= 0) & (kinds < len(KINDS) - 1)
    return loss + KIND_COUNTS * F.cross_entropy(of_kinds[known], kinds[known]) if known.any() else loss


def averaged(mean: dict[str, Tensor], model: PairEncoder, step: int) -> None:
    """Moves the running mean of the weights on (Polyak and Juditsky 1992), which is what is kept."""
    share = min(MEMORY, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            mean[name].mul_(share).add_(tensor, alpha=1 - share)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--from", dest="base", type=Path, help="go on from this fit, with natural pairs")
    parser.add_argument("--without", type=int, nargs="*", default=[], help="natural pairs of these folds are left out, and measured")
    parser.add_argument("--epochs", type=int, help="3 at first, 2 with --from")
    parser.add_argument("--rate", type=float, help="1.5e-4 at first, 5e-5 with --from")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--looks", type=int, default=3000, help="natural pairs that the fit is measured on")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    goes_on = options.base is not None
    epochs, rate = options.epochs or (2 if goes_on else 3), options.rate or (5e-5 if goes_on else 1.5e-4)
    weights = read_weights()
    pairs = Pairs(options.pairs, weights)
    chance = np.random.default_rng(0)
    natural = np.array([line["natural"] for line in pairs.lines])
    left_out = natural & np.array([line.get("fold") in options.without for line in pairs.lines])
    kept = (pairs.labels != LABELS.index("omitted")) | (chance.random(len(natural)) < (KEPT_NATURAL if goes_on else KEPT_OMITTED))
    chosen = np.where(kept & (natural & ~left_out if goes_on else ~natural))[0]
    looked = chance.permutation(np.where(left_out if options.without else natural)[0])[: options.looks]
    model = PairEncoder(weights, rows_of(read_pieces(SHIPPED / "vocab.txt"), weights), options.layers, options.dropout)
    if goes_on:
        model.load_state_dict(torch.load(options.base, weights_only=True))
    old = [tensor for name, tensor in model.named_parameters() if name.startswith("layers.")]
    new = [tensor for name, tensor in model.named_parameters() if not name.startswith("layers.")]
    rates = [rate, rate if goes_on else NEW * rate]
    optimizer = torch.optim.AdamW([{"params": old, "lr": rates[0]}, {"params": new, "lr": rates[1]}], weight_decay=0.02)
    steps = epochs * (len(chosen) // options.size + 3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps, pct_start=0.08)
    mean = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    print(f"{len(chosen)} pairs fitted on, {steps} steps", flush=True)
    step = 0
    for epoch in range(epochs):
        losses, begun, done = [], time.time(), 0
        model.train()
        for batch in batches(pairs.lengths, chosen, options.size, chance, RUN):
            loss = loss_of(model, pairs, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            averaged(mean, model, step)
            losses.append(loss.item())
            done += len(batch)
            if len(losses) % 100 == 0:
                print(f"  {done} of {len(chosen)}, loss {np.mean(losses[-100:]):.3f}, {done / (time.time() - begun):.0f} a second", flush=True)
        print(f"epoch {epoch} loss {np.mean(losses):.3f}, {time.time() - begun:.0f} s", flush=True)
        torch.save(mean, options.out)
    model.load_state_dict(mean)
    told = "left out" if options.without else "natural"
    print(f"{told}: {figures(odds_of(model, pairs, looked), pairs.labels[looked])}", flush=True)


if __name__ == "__main__":
    main()

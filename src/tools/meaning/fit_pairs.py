"""Fits the reader of claim and passage side by side (src/engine/align/pair-reader.ts).

Run: python src/tools/meaning/fit_pairs.py OUT.json STATES ... --projection projection.f32 [--fold N]

STATES.f32 and STATES.jsonl are from `npm run train:pair-states`. Of each cell the claim is held against the passage that its
tokens meet best, by the vectors of the projection. With --fold, cells of that fold are left out of the fit, what the reader says
of them is measured and nothing is said of the others; give the projection of the same fold then.
"""

import argparse
import base64
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN = 768
VECTOR = 128
WIDTH = 64
HEADS = 4
LAST = 64
MOST_CLAIM, MOST_PASSAGE = 64, 96
"""Tokens that are read of a claim and of a passage."""
STRETCH, LIKENESS, IMPORTANCE = 6, 10, 3
"""Scales of vectors, of the gain on cosines and of log importance."""
LABELS = ("reported", "altered", "partial", "omitted")
AS_CUT, CONTRAST = 0.5, 0.4
"""What counts a claim as the engine cuts it, and a pair of a contrast set, beside a labelled quote."""
CONTRASTS = ("fever-symmetric", "klue-nli", "cliff", "press-exaggeration", "summedits-news", "demetr")


def read_projection(path: Path) -> tuple[np.ndarray, ...]:
    numbers = np.fromfile(path, "<f4")
    cut = np.cumsum([HIDDEN * VECTOR, VECTOR, HIDDEN])
    weight, offset, importance, odds = np.split(numbers, cut)
    return weight.reshape(HIDDEN, VECTOR), offset, importance, odds[0]


def projected(states: np.ndarray, projection: tuple[np.ndarray, ...]) -> np.ndarray:
    """Vectors as the product keeps them, and the log of what each token counts: float32 [tokens, 129]."""
    weight, offset, importance, odds = projection
    parts = []
    for start in range(0, len(states), 40_000):
        hidden = np.asarray(states[start : start + 40_000])
        units = hidden @ weight + offset
        units /= np.linalg.norm(units, axis=1, keepdims=True)
        log_importance = np.clip(hidden @ importance + odds, -3, 3)
        parts.append(np.concatenate([np.round(units * 127) / 127, log_importance[:, None]], 1).astype(np.float32))
    return np.concatenate(parts)


class Cells:
    """Labelled cells, each a run of tokens of a claim and one of its best passage."""

    def __init__(self, stems: list[Path], projection: tuple[np.ndarray, ...]) -> None:
        self.claims: list[np.ndarray] = []
        self.passages: list[np.ndarray] = []
        labels, folds, weights = [], [], []
        parts, base = [], 0
        for stem in stems:
            states = np.memmap(stem.with_suffix(".f32"), "<f4", mode="r").reshape(-1, HIDDEN)
            vectors = projected(states, projection)
            for line in stem.with_suffix(".jsonl").open(encoding="utf8"):
                cell = json.loads(line)
                runs = [(start, end) for start, end in cell["passages"] if end > start]
                if not runs or not any(end > start for start, end in cell["claim"]):
                    continue
                claim = np.concatenate([np.arange(start, end) for start, end in cell["claim"]])
                start, end = runs[best_passage(vectors, claim, runs)]
                self.claims.append((claim[:MOST_CLAIM] + base).astype(np.int32))
                self.passages.append((np.arange(start, end)[:MOST_PASSAGE] + base).astype(np.int32))
                labels.append(LABELS.index(cell["label"]))
                folds.append(cell["fold"])
                weights.append(CONTRAST if cell["set"] in CONTRASTS else AS_CUT if cell.get("asCut") else 1)
            parts.append(vectors)
            base += len(states)
        self.vectors = torch.from_numpy(np.concatenate(parts))
        self.labels, self.folds, self.weights = np.array(labels), np.array(folds), np.array(weights, np.float32)
        self.lengths = np.array([len(c) + len(p) for c, p in zip(self.claims, self.passages, strict=True)])

    def batch(self, cells: np.ndarray) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        claims, passages = (padded([side[cell] for cell in cells]) for side in (self.claims, self.passages))
        return self.vectors[claims.clamp(min=0)], claims >= 0, self.vectors[passages.clamp(min=0)], passages >= 0


def best_passage(vectors: np.ndarray, claim: np.ndarray, runs: list[tuple[int, int]]) -> int:
    """The passage whose tokens the claim's meet best, weighed by what these count; the first of equal ones."""
    importance = np.exp(vectors[claim, VECTOR])
    tokens = np.concatenate([np.arange(start, end) for start, end in runs])
    starts = np.cumsum([0] + [end - start for start, end in runs])[:-1]
    cosines = vectors[claim, :VECTOR] @ vectors[tokens, :VECTOR].T
    return int((np.maximum.reduceat(cosines, starts, axis=1) * importance[:, None]).sum(0).argmax())


def padded(runs: list[np.ndarray]) -> Tensor:
    table = np.full((len(runs), max(map(len, runs))), -1)
    for row, run in enumerate(runs):
        table[row, : len(run)] = run
    return torch.from_numpy(table)


def shut(mask: Tensor) -> Tensor:
    return torch.where(mask, 0.0, -1e4)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.g = nn.Parameter(torch.zeros(HEADS))
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor, cosines: Tensor) -> Tensor:
        count, rows, _ = x.shape
        q, k, v = self.qkv(self.n1(x)).view(count, rows, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        odds = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias[:, None, None, :]
        mixed = torch.softmax(odds + self.g[None, :, None, None] * cosines[:, None] * LIKENESS, -1) @ v
        x = x + F.dropout(self.o(mixed.transpose(1, 2).reshape(count, rows, WIDTH)), self.dropout, self.training)
        return x + F.dropout(self.f2(F.gelu(self.f1(self.n2(x)), approximate="tanh")), self.dropout, self.training)


class PairReader(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.W, self.m = nn.Linear(VECTOR, WIDTH), nn.Linear(3, WIDTH)
        self.seg = nn.Parameter(torch.randn(2, WIDTH) * 0.02)
        self.pos = nn.Parameter(torch.randn(MOST_PASSAGE, WIDTH) * 0.02)
        self.ly = nn.ModuleList([Layer(dropout)])
        self.nn, self.g = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 2)
        self.o = nn.Sequential(nn.Dropout(dropout), nn.Linear(6 * WIDTH, LAST), nn.GELU(approximate="tanh"), nn.Dropout(dropout))
        self.o4 = nn.Linear(LAST, 4)

    def side(self, tokens: Tensor, best: Tensor, side: int) -> Tensor:
        met = torch.stack([best, tokens[..., VECTOR] / IMPORTANCE, best.square()], -1)
        units = F.dropout(tokens[..., :VECTOR] * STRETCH, 0.1, self.training)
        return self.W(units) + self.seg[side] + self.m(met) + self.pos[: tokens.shape[1]]

    def pooled(self, x: Tensor, mask: Tensor, gate: Tensor) -> list[Tensor]:
        shares, ones = torch.softmax(gate + shut(mask), 1), mask.float()
        mean = (x * ones[..., None]).sum(1) / ones.sum(1, keepdim=True)
        return [(shares[..., None] * x).sum(1), mean, (x + shut(mask)[..., None]).amax(1)]

    def forward(self, claims: Tensor, of_claim: Tensor, passages: Tensor, of_passage: Tensor) -> Tensor:
        cosines = claims[..., :VECTOR] @ passages[..., :VECTOR].transpose(1, 2)
        within = cosines + shut(of_claim)[:, :, None] + shut(of_passage)[:, None, :]
        said = self.side(claims, torch.where(of_claim, within.amax(2), 0.0), 0)
        made = self.side(passages, torch.where(of_passage, within.amax(1), 0.0), 1)
        x, count = torch.cat([said, made], 1), said.shape[1]
        across = torch.zeros(len(x), x.shape[1], x.shape[1])
        across[:, :count, count:], across[:, count:, :count] = cosines, cosines.transpose(1, 2)
        bias = torch.cat([shut(of_claim), shut(of_passage)], 1)
        for layer in self.ly:
            x = layer(x, bias, across)
        x = self.nn(x)
        said, made = x[:, :count], x[:, count:]
        sides = self.pooled(said, of_claim, self.g(said)[..., 0]) + self.pooled(made, of_passage, self.g(made)[..., 1])
        return self.o4(self.o(torch.cat(sides, -1)))


def batches(lengths: np.ndarray, chosen: np.ndarray, size: int, chance: np.random.Generator | None, run: int = 30) -> list[np.ndarray]:
    """Places of like length together, sorted within runs of so many batches, in an order of chance."""
    chosen = chosen if chance is None else chance.permutation(chosen)
    found = []
    for start in range(0, len(chosen), size * run):
        part = chosen[start : start + size * run]
        part = part[np.argsort(lengths[part], kind="stable")]
        found += [part[at : at + size] for at in range(0, len(part), size)]
    if chance is not None:
        chance.shuffle(found)
    return found


def fit(cells: Cells, chosen: np.ndarray, epochs: int, rate: float, dropout: float, size: int = 64) -> PairReader:
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    reader = PairReader(dropout)
    optimizer = torch.optim.AdamW(reader.parameters(), lr=rate, weight_decay=0.05)
    steps = epochs * len(batches(cells.lengths, chosen, size, None)) + 2
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        reader.train()
        losses = []
        for batch in batches(cells.lengths, chosen, size, chance):
            weights = torch.from_numpy(cells.weights[batch])
            labels = torch.from_numpy(cells.labels[batch])
            losses_of = F.cross_entropy(reader(*cells.batch(batch)), labels, reduction="none", label_smoothing=0.05)
            loss = (losses_of * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch} loss {np.mean(losses):.3f}", flush=True)
    return reader.eval()


def odds_of(reader: PairReader, cells: Cells, chosen: np.ndarray) -> np.ndarray:
    found = np.zeros((len(chosen), 4), np.float32)
    place = {cell: row for row, cell in enumerate(chosen)}
    with torch.no_grad():
        for batch in batches(cells.lengths, chosen, 128, None):
            found[[place[cell] for cell in batch]] = reader(*cells.batch(batch)).numpy()
    return found


def area_under_curve(scores: np.ndarray, positive: np.ndarray) -> float:
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    count = positive.sum()
    return (ranks[positive].sum() - count * (count + 1) / 2) / (count * (len(scores) - count))


def packed(tensor: Tensor) -> dict[str, object]:
    numbers = tensor.detach().numpy()
    scale = float(np.abs(numbers).max()) / 32767 or 1.0
    whole = np.round(numbers / scale).astype("<i2")
    return {"shape": list(numbers.shape), "scale": float(f"{scale:.6g}"), "numbers": base64.b64encode(whole.tobytes()).decode()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("states", type=Path, nargs="+")
    parser.add_argument("--projection", type=Path, required=True)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    cells = Cells(options.states, read_projection(options.projection))
    held = np.full(len(cells.folds), False) if options.fold is None else cells.folds == options.fold
    reader = fit(cells, np.where(~held)[0], options.epochs, options.rate, options.dropout)
    if held.any():
        own = np.where(held)[0]
        odds, labels = odds_of(reader, cells, own), cells.labels[own]
        there = labels != 3
        omitted = area_under_curve(odds[:, 3] - odds[:, 0], labels == 3)
        altered = area_under_curve((odds[:, 1] - odds[:, 0])[there], (labels == 1)[there])
        print(f"cells left out: {len(own)}; omitted AUC {omitted:.3f}, altered among those there {altered:.3f}")
    tensors = {name: packed(tensor) for name, tensor in reader.state_dict().items()}
    options.out.write_text(json.dumps({"madeBy": "src/tools/meaning/fit_pairs.py", "tensors": tensors}) + "\n")


if __name__ == "__main__":
    main()

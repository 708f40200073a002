"""Fits projection.f32 of seeds/meaning/: a linear map of hidden states, 768 to 128 numbers, and how much each token counts.

Run: python src/tools/meaning/fit_projection.py OUT.f32 STATES ... [--fold K --folds N]

STATES are what hidden_states.py wrote, without an ending; the result depends on their order. With a fold, the statements and
documents of that fold (`foldOf` of src/tools/train/folds.ts) are left out, and its figures are printed; the mean and the first
directions, which need no labels, are of all texts.

The map begins as the principal directions of both layers (layer 8 half whitened) and is fitted so that a claim that a report
carries finds a nearer sentence there than one that it omits: each token of the claim goes to its nearest token of a sentence,
a sentence's likeness is their mean by importance (Khattab and Zaharia 2020 take the sum), and a logistic regression on the
best sentence, the mean over sentences and the whole report says whether the claim is carried. Only map and importance are
kept; the product weighs its signals by a model of its own.
"""

import argparse
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

LAYER, HIDDEN, OUT = 384, 768, 128
MEANS = re.compile(r"[^\W_]")
"""A token without a letter or digit says nothing and is left out."""
SAMPLE_EVERY = 7
"""Means and directions are taken from every seventh token."""
MOST_IMPORTANCE = 3
SHARPNESS = 10
CASES_A_STEP, PAIRS_A_STEP = 4, 8
CELLS_A_REPORT = 12
WARM_STEPS = 20


@dataclass(frozen=True)
class Example:
    """Claims against one report: states of their tokens, how many each claim and sentence has, and which claims are there."""

    kind: str
    set: str
    id: str
    claims: torch.Tensor
    claim_sizes: list[int]
    report: torch.Tensor
    sentence_sizes: list[int]
    labels: torch.Tensor


def fold_of(document: str, folds: int) -> int:
    """Fold of a statement or document, as src/tools/train/folds.ts has it."""
    return hashlib.sha1(document.encode()).digest()[0] % folds


def read_examples(known: dict, states: np.ndarray) -> list[Example]:
    """Examples of one file of states. Claims and sentences without a token that means something are left out."""
    spans, places = known["spans"], known["places"]
    kept = [
        np.array([bool(MEANS.search(text[start:end])) for start, end in found], bool)
        for text, found in zip(known["texts"], spans, strict=True)
    ]

    def tokens(text: int, start: float = 0, end: float = np.inf) -> np.ndarray:
        """States of the tokens of a text that touch a span of it."""
        wanted = [keep and to > start and from_ < end for keep, (from_, to) in zip(kept[text], spans[text], strict=True)]
        return np.asarray(states[places[text] : places[text + 1]], np.float32)[np.array(wanted, bool)]

    found = []
    for item in known["items"]:
        claims = [np.concatenate([tokens(*part) for part in parts]) for parts in item["claims"]]
        full = [number for number, claim in enumerate(claims) if len(claim)]
        for report in item["reports"]:
            sentences = [one for one in map(tokens, report["sentences"]) if len(one)]
            if not full or not sentences:
                continue
            example = Example(
                item["kind"],
                item["set"],
                item["id"],
                torch.tensor(np.concatenate([claims[number] for number in full])),
                [len(claims[number]) for number in full],
                torch.tensor(np.concatenate(sentences)),
                [len(sentence) for sentence in sentences],
                torch.tensor([float(report["labels"][number]) for number in full]),
            )
            found.append(example)
    return found


def beginning(states: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Mean of the states [768] and the map to begin with [768, 128]."""
    sample = np.concatenate([np.asarray(one[::SAMPLE_EVERY], np.float32) for one in states])
    mean = sample.mean(0)
    lower, upper = (sample - mean)[:, :LAYER], (sample - mean)[:, LAYER:]
    values, directions = np.linalg.eigh(lower.T @ lower / len(lower))
    whitening = directions * ((values + 1e-3 * values.mean()) ** -0.25)
    both = np.zeros((HIDDEN, HIDDEN), np.float32)
    both[:LAYER, :LAYER] = whitening / np.linalg.norm(lower @ whitening, axis=1).mean()
    both[LAYER:, LAYER:] = np.eye(LAYER) / np.linalg.norm(upper, axis=1).mean()
    scaled = (sample - mean) @ both
    _, principal = np.linalg.eigh(scaled.T @ scaled / len(scaled))
    return mean, (both @ principal[:, -OUT:]).astype(np.float32)


class Projection(nn.Module):
    """What is fitted. Called with an example and a share of states to drop, it gives log odds that each claim is there, and its best likeness."""

    def __init__(self, mean: np.ndarray, begin: np.ndarray) -> None:
        super().__init__()
        self.mean = torch.tensor(mean)
        self.map = nn.Parameter(torch.tensor(begin))
        self.importance = nn.Parameter(torch.zeros(HIDDEN))
        self.case_odds = nn.Parameter(torch.tensor([-2.0, 1.5, -1.0, 0.3]))
        self.pair_odds = nn.Parameter(torch.tensor([-4.0, 0.8]))

    def forward(self, example: Example, dropped: float = 0) -> tuple[torch.Tensor, torch.Tensor]:
        mask = (torch.rand(HIDDEN) > dropped).float() / (1 - dropped) if dropped else 1
        claims, report = example.claims - self.mean, example.report - self.mean
        from_ = functional.normalize((claims * mask) @ self.map, dim=1)
        to = functional.normalize((report * mask) @ self.map, dim=1)
        weights = torch.exp(torch.clamp(claims @ self.importance, -MOST_IMPORTANCE, MOST_IMPORTANCE))
        nearest = torch.stack([part.amax(1) for part in (from_ @ to.T).split(example.sentence_sizes, 1)], 1)
        count = len(example.claim_sizes)
        claim_of = torch.repeat_interleave(torch.arange(count), torch.tensor(example.claim_sizes))

        def by_claim(values: torch.Tensor) -> torch.Tensor:
            return torch.zeros((count, *values.shape[1:])).index_add(0, claim_of, values)

        total = by_claim(weights)
        likeness = by_claim(nearest * weights[:, None]) / total[:, None]
        whole = by_claim(nearest.amax(1) * weights) / total
        best = likeness.amax(1)
        if example.kind == "pair":
            offset, slope = self.pair_odds
            return offset + SHARPNESS * slope * best, best
        offset, of_best, of_mean, of_whole = self.case_odds
        return offset + SHARPNESS * (of_best * best + of_mean * likeness.mean(1) + of_whole * whole), best

    def save(self, path: str) -> None:
        """Writes the layout that src/semantic/encoder/projection.ts reads; the mean goes into the offsets."""
        mean, map_, importance = self.mean.numpy(), self.map.detach().numpy(), self.importance.detach().numpy()
        parts = [map_.reshape(-1), -(mean @ map_), importance, [-(mean @ importance)]]
        np.concatenate(parts).astype("<f4").tofile(path)


def fit(model: Projection, examples: list[Example], epochs: int, rate: float, dropped: float, pairs_weight: float) -> None:
    """Fits in place by Adam (Kingma and Ba 2015): steps of four reports of cases and eight pairs, the rate falling to nothing."""
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    loss_of = functional.binary_cross_entropy_with_logits
    rates = [
        {"params": [model.map], "lr": rate},
        {"params": [model.importance], "lr": 2 * rate},
        {"params": [model.case_odds, model.pair_odds], "lr": 0.02},
    ]
    optimiser = torch.optim.Adam(rates, betas=(0.9, 0.99))
    full = [group["lr"] for group in optimiser.param_groups]
    cases = [one for one in examples if one.kind == "case"]
    pairs = [one for one in examples if one.kind == "pair"]
    a_round = len(cases) // CASES_A_STEP
    step = 0
    for epoch in range(epochs):
        lost = 0.0
        order = random.permutation(len(cases))
        for start in range(0, a_round * CASES_A_STEP, CASES_A_STEP):
            taken = [cases[number] for number in order[start : start + CASES_A_STEP]]
            loss = sum(loss_of(model(one, dropped)[0], one.labels, reduction="sum") for one in taken) / (CELLS_A_REPORT * CASES_A_STEP)
            lost += loss.item()
            if pairs:
                others = [pairs[number] for number in random.choice(len(pairs), PAIRS_A_STEP)]
                loss = loss + pairs_weight * sum(loss_of(model(one, dropped)[0], one.labels) for one in others) / PAIRS_A_STEP
            for group, most in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = most * min(1, step / WARM_STEPS) * (1 - step / (epochs * a_round))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
        print(f"epoch {epoch + 1}: loss {lost / a_round:.4f}", flush=True)


def area_under_curve(scores: np.ndarray, labels: np.ndarray) -> float:
    """Share of pairs of a claim that is there and one that is not in which the first scores higher; ties count half."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    there = labels.sum()
    return float((ranks[labels].sum() - there * (there + 1) / 2) / (there * (len(labels) - there)))


def print_figures(model: Projection, examples: list[Example]) -> None:
    """How well the best likeness alone tells there from not there, by set; all cases together."""
    by_set: dict[str, list[tuple[float, bool]]] = {}
    with torch.no_grad():
        for one in examples:
            rows = by_set.setdefault("cases" if one.kind == "case" else one.set, [])
            rows += zip(model(one)[1].tolist(), one.labels.bool().tolist(), strict=True)
    for name, rows in sorted(by_set.items()):
        labels = np.array([label for _, label in rows])
        if labels.any() and not labels.all():
            print(f"{name}: {len(rows)} cells, AUC {area_under_curve(np.array([score for score, _ in rows]), labels):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits projection.f32.")
    parser.add_argument("out", help="file to write")
    parser.add_argument("states", nargs="+", help="files of hidden_states.py, without their endings")
    parser.add_argument("--fold", type=int, help="leave this fold out, and print its figures")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.3, help="share of the states' numbers dropped at a step")
    parser.add_argument("--pairs-weight", type=float, default=0.15, help="how much pairs count beside cases")
    options = parser.parse_args()
    torch.set_num_threads(1)
    states = [np.load(f"{path}.npy", mmap_mode="r") for path in options.states]
    known = [json.loads(Path(f"{path}.json").read_text(encoding="utf8")) for path in options.states]
    examples = [one for about, numbers in zip(known, states, strict=True) for one in read_examples(about, numbers)]
    held = [one for one in examples if options.fold is not None and fold_of(one.id, options.folds) == options.fold]
    used = [one for one in examples if options.fold is None or fold_of(one.id, options.folds) != options.fold]
    print(f"{len(used)} reports to fit on, {len(held)} left out", flush=True)
    model = Projection(*beginning(states))
    fit(model, used, options.epochs, options.rate, options.dropout, options.pairs_weight)
    print_figures(model, held)
    model.save(options.out)


if __name__ == "__main__":
    main()

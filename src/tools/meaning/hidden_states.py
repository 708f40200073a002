"""Writes what the projection is fitted on: hidden states of every sentence of labelled files, and where claims and reports are in them.

Run: python src/tools/meaning/hidden_states.py OUT FILE.jsonl ... [--encoder FOLDER]

A file holds cases (docs/cases-format.md), pairs of a claim and its evidence (`claim`, `evidence`, `label`), or claims of one
report (`claims`, `report`, `labels`). OUT.npy gets the states, float16 [tokens, 768], layer 8 beside layer 12; OUT.json gets
the rest.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from make_encoder import SHIPPED
from sentences import sentence_spans
from tokenizers import Tokenizer
from vocabulary import SPECIAL, tokenizer_json
from weights import read_weights

MOST_TOKENS = 250
"""Tokens of a sentence that are read, as in the product."""
BATCH_TOKENS = 1024
WIDTH = 768


class Texts:
    """Distinct texts in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def sentences(self, text: str) -> list[tuple[int, int, int]]:
        """Number, start and end of each sentence of a text."""
        return [(self.number(text[start:end]), start, end) for start, end in sentence_spans(text)]


def case_item(line: dict, texts: Texts) -> dict:
    """A case: a claim is its quote's place in the sentences that it touches; whatever is not omitted counts as there."""
    statement = texts.sentences(line["statement"])
    claims = []
    for gold in line["gold"]:
        start = line["statement"].index(gold["quote"])
        end = start + len(gold["quote"])
        claims.append([(text, start - from_, end - from_) for text, from_, to in statement if to > start and from_ < end])
    reports = [
        {
            "sentences": [text for text, _, _ in texts.sentences(report["text"])],
            "labels": [0 if gold["verdicts"][number] == "omitted" else 1 for gold in line["gold"]],
        }
        for number, report in enumerate(line["reports"])
    ]
    return {"kind": "case", "id": line["id"], "claims": claims, "reports": reports}


def pair_item(line: dict, texts: Texts) -> dict:
    """A pair of another set: each claim stands for itself."""
    lone = "claim" in line
    claims = [line["claim"]] if lone else line["claims"]
    labels = [1 if line["label"] == "supported" else 0] if lone else line["labels"]
    parts = [[(texts.number(claim), 0, len(claim))] for claim in claims]
    sentences = [text for text, _, _ in texts.sentences(line["evidence" if lone else "report"])]
    document = str(line.get("group") or line.get("doc") or line["id"])
    return {"kind": "pair", "id": document, "claims": parts, "reports": [{"sentences": sentences, "labels": labels}]}


def read_items(paths: list[Path], texts: Texts) -> Iterator[dict]:
    for path in paths:
        for line in map(json.loads, path.read_text(encoding="utf8").strip().split("\n")):
            item = case_item(line, texts) if "statement" in line else pair_item(line, texts)
            yield {"set": path.name.split(".")[0], **item}


def encode(session: onnxruntime.InferenceSession, ids: list[list[int]], places: np.ndarray) -> np.ndarray:
    """States of the tokens of all texts, one after another; `places` says where each text begins."""
    begin, pad, end = (SPECIAL.index(name) for name in ("<s>", "<pad>", "</s>"))
    states = np.zeros((int(places[-1]), WIDTH), np.float16)
    order = sorted(range(len(ids)), key=lambda text: len(ids[text]))
    start = 0
    while start < len(order):
        stop = start + 1
        while stop < len(order) and (stop - start + 1) * (len(ids[order[stop]]) + 2) <= BATCH_TOKENS:
            stop += 1
        batch = order[start:stop]
        length = max(len(ids[text]) for text in batch) + 2
        numbers = np.full((len(batch), length), pad, np.int32)
        mask = np.zeros((len(batch), length), np.int32)
        for row, text in enumerate(batch):
            whole = [begin, *ids[text], end]
            numbers[row, : len(whole)] = whole
            mask[row, : len(whole)] = 1
        layers = session.run(None, {"input_ids": numbers, "mask": mask})
        for row, text in enumerate(batch):
            beside = [layer[row, 1 : 1 + len(ids[text])] for layer in layers]
            states[places[text] : places[text + 1]] = np.concatenate(beside, 1)
        start = stop
    return states


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes hidden states of labelled files.")
    parser.add_argument("out", help="OUT.npy and OUT.json are written")
    parser.add_argument("files", nargs="+", type=Path, help="cases and pairs, JSON Lines")
    parser.add_argument("--encoder", type=Path, default=SHIPPED, help="folder of encoder.onnx, vocab.txt and scores.f32 (default: shipped)")
    options = parser.parse_args()
    texts = Texts()
    items = list(read_items(options.files, texts))
    tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json(options.encoder, read_weights())))
    tokens = [tokenizer.encode(text, add_special_tokens=False) for text in texts.numbers]
    ids = [one.ids[:MOST_TOKENS] for one in tokens]
    places = np.cumsum([0, *map(len, ids)])
    print(f"{len(items)} lines, {len(ids)} texts, {places[-1]} tokens", flush=True)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.log_severity_level = 3
    session = onnxruntime.InferenceSession(options.encoder / "encoder.onnx", settings, providers=["CPUExecutionProvider"])
    np.save(f"{options.out}.npy", encode(session, ids, places))
    spans = [one.offsets[:MOST_TOKENS] for one in tokens]
    known = {"items": items, "texts": list(texts.numbers), "spans": spans, "places": places.tolist()}
    Path(f"{options.out}.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf8")


if __name__ == "__main__":
    main()

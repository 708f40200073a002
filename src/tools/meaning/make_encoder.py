"""Makes encoder.onnx, embeddings.bin, vocab.txt and scores.f32 of seeds/meaning/ from multilingual-e5-small and the list of pieces that is kept.

Run: python src/tools/meaning/make_encoder.py OUT [--pieces VOCAB.txt]
"""

import argparse
from pathlib import Path

from graph import build, save
from vocabulary import read_pieces, rows_of, write_vocabulary
from weights import read_weights

SHIPPED = Path(__file__).resolve().parents[3] / "seeds" / "meaning"
LAYERS = (8, 12)
"""Layers whose states go out: the two that compared sentences best side by side."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes encoder.onnx, embeddings.bin, vocab.txt and scores.f32.")
    parser.add_argument("out", type=Path, help="folder for the four files")
    parser.add_argument("--pieces", type=Path, default=SHIPPED / "vocab.txt", help="pieces to keep, one a line (default: those shipped)")
    options = parser.parse_args()
    weights = read_weights()
    rows = rows_of(read_pieces(options.pieces), weights)
    options.out.mkdir(parents=True, exist_ok=True)
    write_vocabulary(options.out, rows, weights)
    save(build(weights, rows, LAYERS), options.out / "encoder.onnx")
    print(f"{len(rows)} pieces, layers {LAYERS}, into {options.out}")


if __name__ == "__main__":
    main()

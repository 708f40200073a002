"""The vocabulary of the shipped encoder: which pieces of multilingual-e5-small it keeps, its files, and a tokenizer made of them."""

from pathlib import Path

import numpy as np
from weights import Weights

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
"""The first pieces; their numbers are the same in the whole vocabulary and in ours."""
SPACE_MARK = "\u2581"


def read_pieces(path: Path) -> list[str]:
    """Pieces of a `vocab.txt`: a line is a piece, its place is its number."""
    return path.read_text(encoding="utf8").split("\n")


def rows_of(pieces: list[str], weights: Weights) -> np.ndarray:
    """Number of each piece in the whole vocabulary. Stops where the list is not a selection in the order that the product's tokenizer wants."""
    numbers = {piece: number for number, piece in enumerate(weights.pieces)}
    unknown = [piece for piece in pieces if piece not in numbers]
    if unknown:
        raise SystemExit(f"not pieces of the model: {unknown[:5]}")
    rest = pieces[len(SPECIAL) :]
    if pieces[: len(SPECIAL)] != SPECIAL or rest != sorted(set(rest), key=lambda piece: piece.encode("utf-16-be")):
        raise SystemExit(f"the pieces must begin with {' '.join(SPECIAL)} and go on in the order of their UTF-16 units, each once")
    return np.array([numbers[piece] for piece in pieces])


def write_vocabulary(folder: Path, rows: np.ndarray, weights: Weights) -> None:
    """Writes `vocab.txt` and `scores.f32` (32-bit little-endian floats, one a piece)."""
    (folder / "vocab.txt").write_text("\n".join(weights.pieces[row] for row in rows), encoding="utf8", newline="")
    weights.scores[rows].astype("<f4").tofile(folder / "scores.f32")


def tokenizer_json(folder: Path, weights: Weights) -> dict:
    """The vocabulary of a folder as a description that the library `tokenizers` reads. It gives the pieces that the product's own tokenizer gives."""
    scores = np.fromfile(folder / "scores.f32", "<f4")
    pieces = read_pieces(folder / "vocab.txt")

    def characters(replacement: tuple[int, ...]) -> str:
        found = (character for character, stands in weights.normalisation.items() if stands == replacement)
        return "[" + "".join(f"\\x{{{character:x}}}" for character in found) + "]"

    def replace(pattern: str, content: str) -> dict:
        return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}

    mark = {"type": "Metaspace", "replacement": SPACE_MARK, "prepend_scheme": "always", "split": False}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": number, "content": name, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for number, name in enumerate(SPECIAL)
        ],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [replace(characters(()), ""), replace(characters((ord(" "),)), " "), {"type": "NFKC"}, replace(" {2,}", " ")],
        },
        "pre_tokenizer": mark,
        "post_processor": None,
        "decoder": mark,
        "model": {
            "type": "Unigram",
            "unk_id": SPECIAL.index("<unk>"),
            "vocab": [[piece, round(float(score), 6)] for piece, score in zip(pieces, scores, strict=True)],
            "byte_fallback": False,
        },
    }

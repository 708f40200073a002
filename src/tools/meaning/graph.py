"""Builds the encoder's ONNX graph: token numbers and a mask in, hidden states of chosen layers out.

The table of embeddings keeps the 4-bit blocks of its file. The body multiplies 8-bit integers: weights of 7 bits with one
scale a row, so that no sum of two products overflows the 16 bits of AVX2, and activations of 8 bits with one scale a token, so
that a token's states do not depend on what else is in its batch. Names of nodes are part of the file's bytes: renaming one
changes its checksum.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from weights import BLOCK, Weights

CONTRIB = "com.microsoft"
"""Operators of ONNX Runtime beyond the standard."""
WEIGHT_MOST = 63
ACTIVATION_MOST = 127
ACTIVATION_ZERO = 128


class LayerWeights(Protocol):
    """What the layers of a model are built from."""

    hidden: int
    heads: int
    feed_forward: int
    epsilon: float

    def matrix(self, name: str, columns: int) -> np.ndarray: ...

    def vector(self, name: str) -> np.ndarray: ...


class Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._scaled: dict[str, tuple[str, str]] = {}

    def constant(self, name: str, values: np.ndarray | np.generic) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def _activations(self, x: str) -> tuple[str, str]:
        """8-bit values of `x` and the scale of each token; made once however many products want them."""
        if x not in self._scaled:
            size = self.node("Abs", [x], f"{x}_ab")
            most = self.node("ReduceMax", [size, self.constant(f"{x}_axn", np.array([-1], np.int64))], f"{x}_mx", keepdims=1)
            scale = self.node("Mul", [most, "c127"], f"{x}_sc")
            inverse = self.node("Reciprocal", [scale], f"{x}_rc")
            # The half makes the cast, which cuts off, round.
            shifted = self.node("Add", [self.node("Mul", [x, inverse], f"{x}_dv"), "c128"], f"{x}_sh")
            self._scaled[x] = (self.node("Cast", [shifted], f"{x}_q8", to=TensorProto.UINT8), scale)
        return self._scaled[x]

    def product(self, x: str, weights: np.ndarray, output: str) -> str:
        """`x` times the transpose of `weights` [rows, columns], in integers."""
        if not self._scaled:
            self.constant("c127", np.float32(1 / ACTIVATION_MOST))
            self.constant("c128", np.float32(ACTIVATION_ZERO + 0.5))
            self.constant("c1", np.float32(1))
            self.constant("z128", np.uint8(ACTIVATION_ZERO))
        scales = np.abs(weights).max(1) / WEIGHT_MOST
        whole = np.clip(np.rint(weights / scales[:, None]), -WEIGHT_MOST, WEIGHT_MOST).astype(np.int8)
        values, token_scale = self._activations(x)
        matrix = self.constant(f"{output}_w", whole.T)
        row_scales = self.constant(f"{output}_s", scales.astype(np.float32))
        scaled = self.node("MatMulIntegerToFloat", [values, matrix, "c1", row_scales, "z128"], f"{output}_i", CONTRIB)
        return self.node("Mul", [scaled, token_scale], output)


def embeddings(graph: Graph, weights: Weights, rows: np.ndarray) -> str:
    """Vectors of the tokens, of their places, and their normalised sum."""
    pairs, scales = weights.blocks("emb.word")
    per_row = weights.hidden // BLOCK
    pairs, scales = pairs.reshape(-1, per_row, BLOCK // 2)[rows], scales.reshape(-1, per_row)[rows]
    table = np.concatenate([pairs & 15, pairs >> 4], 2).reshape(len(rows), weights.hidden)
    neighbours = (table[:, 0::2] | (table[:, 1::2] << 4)).astype(np.uint8)
    scale = graph.node("Cast", [graph.constant("emb_s", scales)], "emb_s32", to=TensorProto.FLOAT)
    # The file counts nibbles from 8, ONNX has signed ones.
    graph.constants.append(helper.make_tensor("emb_q", TensorProto.INT4, table.shape, (neighbours ^ 0x88).tobytes(), raw=True))
    words = graph.node(
        "GatherBlockQuantized", ["emb_q", "input_ids", scale], "emb", CONTRIB, gather_axis=0, quantize_axis=1, block_size=BLOCK
    )
    places = weights.vector("emb.pos").reshape(-1, weights.hidden) + weights.vector("emb.type")[: weights.hidden]
    graph.node("Shape", [words], "shp")
    graph.node("Gather", ["shp", graph.constant("i1", np.array([1], np.int64))], "len", axis=0)
    graph.node("Slice", [graph.constant("pos", places.astype(np.float32)), graph.constant("i0", np.array([0], np.int64)), "len"], "posl")
    graph.node("Unsqueeze", ["posl", graph.constant("ax0", np.array([0], np.int64))], "posu")
    graph.node("Add", [words, "posu"], "e0")
    norm = [graph.constant("elw", weights.vector("emb.ln.w")), graph.constant("elb", weights.vector("emb.ln.b"))]
    return graph.node("LayerNormalization", ["e0", *norm], "h0", axis=-1, epsilon=weights.epsilon)


def layer(graph: Graph, weights: LayerWeights, x: str, number: int) -> str:
    """One layer after another (Devlin et al. 2019): attention, then the feed-forward part."""
    at = f"l{number}."
    hidden, wide = weights.hidden, weights.feed_forward

    def kept(name: str) -> str:
        return graph.constant(f"{at}{name}_", weights.vector(at + name))

    query_key_value = np.concatenate([weights.matrix(f"{at}{part}.w", hidden) for part in "qkv"])
    together = graph.product(x, query_key_value, f"{at}qkv")
    parts = [f"{at}{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [together], parts, domain="", axis=-1, num_outputs=3))
    bias = graph.constant(f"{at}qkvb", np.concatenate([weights.vector(f"{at}{part}.b") for part in "qkv"]))
    attended = graph.node("MultiHeadAttention", [*parts, bias, "mask"], f"{at}att", CONTRIB, num_heads=weights.heads)
    mixed = graph.product(attended, weights.matrix(f"{at}ao.w", hidden), f"{at}ao")
    first = [mixed, x, kept("aln.w"), kept("aln.b"), kept("ao.b")]
    x = graph.node("SkipLayerNormalization", first, f"{at}x1", CONTRIB, epsilon=weights.epsilon)
    inner = graph.product(x, weights.matrix(f"{at}fi.w", hidden), f"{at}fi")
    active = graph.node("BiasGelu", [inner, kept("fi.b")], f"{at}g", CONTRIB)
    outer = graph.product(active, weights.matrix(f"{at}fo.w", wide), f"{at}fo")
    second = [outer, x, kept("oln.w"), kept("oln.b"), kept("fo.b")]
    return graph.node("SkipLayerNormalization", second, f"h{number + 1}", CONTRIB, epsilon=weights.epsilon)


TABLE = ("emb_q", "emb_s")
"""The table of embeddings: constants that stand in a file of their own, for two models have them."""
TABLE_FILE = "embeddings.bin"


def save(model: onnx.ModelProto, path: Path) -> None:
    """Writes a model, and beside it the file of its embeddings."""
    named = {tensor.name: tensor for tensor in model.graph.initializer}
    data = b""
    for name in TABLE:
        tensor = named[name]
        raw = tensor.raw_data
        set_external_data(tensor, TABLE_FILE, offset=len(data), length=len(raw))
        tensor.ClearField("raw_data")
        data += raw
    (path.parent / TABLE_FILE).write_bytes(data)
    path.write_bytes(model.SerializeToString(deterministic=True))


def build(weights: Weights, rows: np.ndarray, layers: Sequence[int]) -> onnx.ModelProto:
    """The encoder with these rows of the vocabulary, up to the last of `layers` (1..12).

    Inputs `input_ids` and `mask` (1 for a token, 0 for padding), int32 [B, L]; an output `hN` [B, L, 384] for each layer N.
    """
    graph = Graph()
    x = embeddings(graph, weights, rows)
    for number in range(max(layers)):
        x = layer(graph, weights, x, number)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["B", "L"]) for name in ("input_ids", "mask")]
    outputs = [helper.make_tensor_value_info(f"h{number}", TensorProto.FLOAT, ["B", "L", None]) for number in layers]
    whole = helper.make_graph(graph.nodes, "e5", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(whole, opset_imports=opsets, ir_version=10, producer_name="unsaid-lab")

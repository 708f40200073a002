"""Makes pairs.onnx of seeds/meaning/ from what fit_pair_encoder.py fitted, and embeddings.bin, which it shares with the encoder.

Run: python src/tools/meaning/make_pair_encoder.py OUT FITTED.pt
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from fit_pair_encoder import HEADS, KINDS, SHIPPED, UNALTERED, WIDTH
from fit_pairs import LABELS
from graph import CONTRIB, Graph, embeddings, layer, save
from onnx import TensorProto, helper
from vocabulary import read_pieces, rows_of
from weights import Weights, read_weights

FAR = 1e4
"""How far below is what is not to be seen."""


class Fitted:
    """The layers of a fitted model, under the names that `graph.layer` asks for."""

    hidden, heads, feed_forward, epsilon = WIDTH, HEADS, 4 * WIDTH, 1e-12
    PARTS = {"ao": "o", "fi": "f1", "fo": "f2", "aln": "n1", "oln": "n2"}

    def __init__(self, tensors: dict[str, torch.Tensor]) -> None:
        self.tensors = {name: tensor.float().numpy() for name, tensor in tensors.items()}
        self.layers = len([name for name in tensors if name.endswith("qkv.weight")])

    def vector(self, name: str) -> np.ndarray:
        number, part, kind = name.split(".")
        ending = "weight" if kind == "w" else "bias"
        if part in "qkv":
            return np.split(self.tensors[f"layers.{number[1:]}.qkv.{ending}"], 3)["qkv".index(part)]
        return self.tensors[f"layers.{number[1:]}.{self.PARTS[part]}.{ending}"]

    def matrix(self, name: str, columns: int) -> np.ndarray:
        return self.vector(name).reshape(-1, columns)


def pooled(graph: Graph, x: str) -> str:
    """The first token, of each side the mean and the most, and how far the means lie apart: [B, 6 * WIDTH]."""
    last, middle = graph.constant("last", np.array([2], np.int64)), graph.constant("middle", np.array([1], np.int64))
    bounds = [graph.constant(f"first_{name}", np.array([value], np.int64)) for name, value in (("from", 0), ("to", 1), ("axis", 1))]
    parts = [graph.node("Squeeze", [graph.node("Slice", [x, *bounds], "first_row"), middle], "first")]
    one, far = graph.constant("one", np.float32(1)), graph.constant("far", np.float32(FAR))
    for number, name in ((1, "claim"), (2, "passage")):
        equal = graph.node("Equal", ["side", graph.constant(f"is_{name}", np.int32(number))], f"{name}_is")
        mask = graph.node("Cast", [equal], f"{name}_mask", to=TensorProto.FLOAT)
        row = graph.node("Unsqueeze", [mask, middle], f"{name}_row")
        sums = graph.node("Squeeze", [graph.node("MatMul", [row, x], f"{name}_sums"), middle], f"{name}_sum")
        parts.append(graph.node("Div", [sums, graph.node("ReduceSum", [mask, middle], f"{name}_count", keepdims=1)], f"{name}_mean"))
        column = graph.node("Unsqueeze", [mask, last], f"{name}_column")
        shut = graph.node("Mul", [graph.node("Sub", [column, one], f"{name}_less"), far], f"{name}_shut")
        parts.append(graph.node("ReduceMax", [graph.node("Add", [x, shut], f"{name}_lowered"), middle], f"{name}_most", keepdims=0))
    parts.append(graph.node("Abs", [graph.node("Sub", [parts[1], parts[3]], "apart")], "far_apart"))
    return graph.node("Concat", parts, "pooled", axis=1)


def build(weights: Weights, rows: np.ndarray, fitted: Fitted) -> onnx.ModelProto:
    """Inputs `input_ids` and `side` (0 none, 1 the claim's, 2 the passage's), int32 [B, L]; output `odds` of `LABELS`, floats [B, 4]."""
    graph = Graph()
    plain = embeddings(graph, weights, rows)
    side = graph.node("Gather", [graph.constant("sides", fitted.tensors["side"]), "side"], "side_states", axis=0)
    x = graph.node("Add", [plain, side], "h0_side")
    graph.node("Min", ["side", graph.constant("i_one", np.array(1, np.int32))], "mask")
    for number in range(fitted.layers):
        x = layer(graph, fitted, x, number)
    both = pooled(graph, x)

    def linear(x: str, name: str) -> str:
        product = graph.node("MatMul", [x, graph.constant(f"{name}_w", fitted.tensors[f"{name}.weight"].T)], f"{name}_m")
        return graph.node("Add", [product, graph.constant(f"{name}_b", fitted.tensors[f"{name}.bias"])], f"{name}_all")

    active = graph.node("Gelu", [linear(both, "pool")], "active", CONTRIB)
    told = linear(active, "answer")
    axis = graph.constant("answers", np.array([1], np.int64))

    def part(name: str, start: int, end: int) -> str:
        bounds = [graph.constant(f"{name}_{at}", np.array([value], np.int64)) for at, value in (("from", start), ("to", end))]
        return graph.node("Slice", [told, *bounds, axis], name)

    unaltered = {label: part(label, at, at + 1) for at, label in enumerate(UNALTERED)}
    kinds = part("kinds", len(UNALTERED), len(UNALTERED) + len(KINDS))
    altered = graph.node("ReduceLogSumExp", [kinds, axis], "altered", keepdims=1)
    graph.node("Concat", [unaltered.get(label, altered) for label in LABELS], "odds", axis=1)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["B", "L"]) for name in ("input_ids", "side")]
    outputs = [helper.make_tensor_value_info("odds", TensorProto.FLOAT, ["B", len(LABELS)])]
    whole = helper.make_graph(graph.nodes, "pairs", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(whole, opset_imports=opsets, ir_version=10, producer_name="unsaid-lab")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes pairs.onnx and embeddings.bin.")
    parser.add_argument("out", type=Path, help="folder for the two files")
    parser.add_argument("fitted", type=Path, help="what fit_pair_encoder.py wrote")
    parser.add_argument("--name", default="pairs.onnx", help="of the file; pairs01.onnx of a fit without folds 0 and 1")
    options = parser.parse_args()
    weights = read_weights()
    rows = rows_of(read_pieces(SHIPPED / "vocab.txt"), weights)
    fitted = Fitted(torch.load(options.fitted, weights_only=True))
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / options.name
    save(build(weights, rows, fitted), path)
    print(f"{fitted.layers} layers, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

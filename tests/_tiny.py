"""A translation model that the tests build themselves: a transformer whose weights are written down, not trained.

Position t of the output looks at position t of the input, and what stands there is told by its word in a list.
"""

import json
import zipfile
from pathlib import Path

import numpy as np

WORDS = {
    "Die": "The",
    "Polizei": "police",
    "warnt": "warns",
    "niemand": "nobody",
    "Minister": "minister",
    "schweigt": "is-silent",
    "heute": "today",
    "wieder": "again",
    "Der": "The",
    "Hafen": "harbour",
    "bleibt": "stays",
    "geschlossen.": "closed.",
    "schweigt.": "is-silent.",
}
POSITIONS = 64


def tokenizer(words: list[str], path: Path) -> list[str]:
    """Train a SentencePiece model of whole words and return its pieces."""
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

    SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(words)] * 2),
        model_prefix=str(path.with_suffix("")),
        model_type="word",
        vocab_size=len(set(words)) + 3,
        minloglevel=5,
    )
    path.with_suffix(".vocab").unlink()
    read = SentencePieceProcessor(model_file=str(path))
    return [read.id_to_piece(i) for i in range(read.get_piece_size())]


def model(folder: Path, words: dict[str, str], *, add_source_eos: bool = True) -> list[str]:
    """Write a CTranslate2 model that tells words one by one; return its pieces."""
    from ctranslate2.specs import TransformerSpec

    folder.mkdir(parents=True, exist_ok=True)
    pieces = tokenizer([*words, *words.values()], folder / "sentencepiece.model")
    at = {piece: number for number, piece in enumerate(pieces)}
    told = {at[f"▁{one}"]: at[f"▁{other}"] for one, other in words.items()}
    told[at["</s>"]] = at["</s>"]
    size = POSITIONS + 2 * len(pieces)
    said, out = POSITIONS, POSITIONS + len(pieces)  # where the words of the input and of the output stand

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros(shape, dtype=np.float32)

    spec = TransformerSpec.from_config(1, 1, no_final_norm=True)
    embedding, places = zeros(len(pieces), size), zeros(POSITIONS, size)
    embedding[np.arange(len(pieces)), said + np.arange(len(pieces))] = 1
    places[np.arange(POSITIONS), np.arange(POSITIONS)] = 1
    for side in (spec.encoder, spec.decoder):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = embedding
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        layer = side.layer[0]
        norms = [layer.self_attention, layer.ffn, *([layer.attention] if side is spec.decoder else [])]
        for part in norms:
            part.layer_norm.gamma, part.layer_norm.beta = zeros(size) + 1, zeros(size)
        for linear, rows in zip(layer.self_attention.linear, (3 * size, size), strict=True):
            linear.weight, linear.bias = zeros(rows, size), zeros(rows)
        for linear, shape in ((layer.ffn.linear_0, (8, size)), (layer.ffn.linear_1, (size, 8))):
            linear.weight, linear.bias = zeros(*shape), zeros(shape[0])
    look = zeros(size, size)
    look[np.arange(POSITIONS), np.arange(POSITIONS)] = 20
    carry = zeros(size, size)
    for one, other in told.items():
        # past the end everything is looked at alike: there the end itself must be what is seen best
        carry[out + other, said + one] = 10 if one == at["</s>"] else 1
    query, memory, output = spec.decoder.layer[0].attention.linear
    query.weight, query.bias = look, zeros(size)
    memory.weight, memory.bias = np.vstack((look, carry)), zeros(2 * size)
    output.weight, output.bias = np.eye(size, dtype=np.float32), zeros(size)
    spec.decoder.projection.weight = zeros(len(pieces), size)
    spec.decoder.projection.weight[np.arange(len(pieces)), out + np.arange(len(pieces))] = 20
    spec.decoder.projection.bias = zeros(len(pieces))
    spec.config.add_source_eos = add_source_eos
    spec.config.decoder_start_token = pieces[at["<s>"]]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    return pieces


def argos(root: Path, words: dict[str, str] = WORDS, source: str = "de", target: str = "en") -> Path:
    """Write an Argos package as a folder and return it."""
    folder = root / f"translate-{source}_{target}-9_0"
    model(folder / "model", words)
    (folder / "model" / "sentencepiece.model").rename(folder / "sentencepiece.model")
    told = {
        "package_version": "9.0",
        "argos_version": "1.10",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
        "type": "translate",
        "code": f"translate-{source}_{target}",
    }
    (folder / "metadata.json").write_text(json.dumps(told), "utf-8")
    return folder


def packed(folder: Path, file: Path) -> Path:
    """Pack a folder as a package."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder.parent).as_posix())
    return file

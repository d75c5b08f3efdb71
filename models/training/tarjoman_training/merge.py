"""Takes the weighted mean of two averaged checkpoints of one model, which is often better than either.

Both must come from the same start (one trained on from the other), so that their weights lie close together;
see Wortsman et al. 2022, "Model soups". Example: python -m tarjoman_training.merge one.pt two.pt mean.pt
"""

import argparse

import torch


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("first")
    p.add_argument("second", help="the one that was trained on; steps and pieces are taken from here")
    p.add_argument("out")
    p.add_argument("--share", type=float, default=0.5, help="weight of the second, from 0 to 1 (default: 0.5)")
    a = p.parse_args()
    first, second = (torch.load(path, map_location="cpu") for path in (a.first, a.second))
    for name, tensor in second["model"].items():
        mean = torch.lerp(first["model"][name].float(), tensor.float(), a.share)
        second["model"][name] = mean.half()
    torch.save(second, a.out)
    print(len(second["model"]), "parameters in", a.out)


if __name__ == "__main__":
    main()

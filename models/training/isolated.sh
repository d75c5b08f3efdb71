#!/usr/bin/env bash
# Trains on a machine without a network, in short commands: the training itself goes on between them.
#   ./isolated.sh prepare OUT MBERT [DATA...]  here: everything the machine needs, in parts of 60 MiB
#   python3 parts.py join OUT there            there, once all parts and parts.py are over
#   there/training/isolated.sh start [OPTION...]  there: installs the wheel and starts; options go to train
#   there/training/isolated.sh look               there: the last lines of the log
#   there/training/isolated.sh collect OUT [MIB]  there: the averaged weights and vocabularies, in parts
# That machine needs Python 3.12, PyTorch, numpy and sacreBLEU. PYTHON names another python3, PYTHON_THERE=311
# its version there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
version=${PYTHON_THERE:-312}
case ${1:-} in
prepare)
  out=$(realpath -m "${2:?where the parts go}") bert=$(realpath -m "${3:?the folder of the mBERT checkpoint}")
  shift 3
  bundle=$(mktemp -d)
  trap 'rm -rf "$bundle"' EXIT
  mkdir -p "$bundle/training" "$bundle/wheels" "$bundle/more"
  cp -r "$here/tarjoman_training" "$here/data" "$here/bundle-facts.json" "$here/isolated.sh" "$bundle/training"
  number=0
  for folder in "$@"; do
    number=$((number + 1))
    cp -rL "$folder" "$bundle/more/$number"
  done
  cd "$here"
  "$python" -m tarjoman_training.checkpoint "$bert" --half "$bundle/mbert"
  "$python" -m pip -q download --no-deps --only-binary=:all: --implementation cp --python-version "$version" \
    --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 -d "$bundle/wheels" \
    "$(grep '^tokenizers==' requirements.txt)"
  "$python" -m tarjoman_training.parts split "$out" "$bundle"/*
  cp tarjoman_training/parts.py "$out/"
  ;;
start)
  shift
  cd "$here"
  if kill -0 "$(cat ../train.pid 2>/dev/null)" 2>/dev/null; then
    echo "a training is running already: process $(cat ../train.pid)" >&2
    exit 1
  fi
  "$python" -m pip -q install --no-index --no-deps --upgrade --target ../packages ../wheels/*.whl
  # A session of its own: it outlives the command that starts it.
  PYTHONPATH="../packages${PYTHONPATH:+:$PYTHONPATH}" setsid "$python" -m tarjoman_training.train --bert ../mbert \
    --work ../work --data data ../more --dev data/news-dev "$@" > ../train.out 2>&1 < /dev/null &
  echo $! > ../train.pid
  sleep 5
  if ! kill -0 "$(cat ../train.pid)" 2>/dev/null; then
    cat ../train.out >&2
    exit 1
  fi
  echo "training in the background; look with: $here/isolated.sh look"
  ;;
look)
  tail -n 5 "$here/../train.out"
  ;;
collect)
  out=$(realpath -m "${2:?where the parts go}")
  cd "$here"
  "$python" -m tarjoman_training.parts split "$out" ../work/average.pt ../work/*.json ../work/train.log \
    --mebibytes "${3:-60}"
  ;;
*)
  sed -n '2,9p' "${BASH_SOURCE[0]}"
  exit 2
  ;;
esac

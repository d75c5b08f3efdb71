#!/usr/bin/env bash
# From raw text to a scored bundle in two minutes of training: proves the whole recipe, not the model.
# Usage: ./smoke.sh MBERT_FOLDER   (from this folder, after `mvn -DskipTests package` in the project)
set -euo pipefail
cd "$(dirname "$0")"
bert=${1:?give the folder of the mBERT checkpoint; python -m tarjoman_training.checkpoint FOLDER fetches it}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python -m tarjoman_training.train --bert "$bert" --work "$work" --data data --dev data/news-dev \
  --minutes 2 --warmup 30 --decay 0.5 --eval-every 9 --seed 1
mkdir -p "$work/models/smoke"
python -m tarjoman_training.export --work "$work" --bert "$bert" --out "$work/models/smoke" --facts bundle-facts.json
java -jar ../../target/tarjoman.jar translate --models "$work/models" --beam 1 \
  < data/news-dev.fa > "$work/news-dev.out"
python -m tarjoman_training.evaluate --dev data/news-dev --hypotheses "$work/news-dev.out"

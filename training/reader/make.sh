#!/usr/bin/env bash
# From data to ONNX: the encoder, the labels, the training, the export and the calibration.
#   training/reader/make.sh WORK_DIR OUT_DIR [further arguments of train.py's first run]
# READER_VERSION names the model (default: own): papers are read by neural@own. READER_PERCENT=1 goes the whole road with one in a
# hundred of the paper-steps (default: 100), to see that it holds: such a reader is worth nothing.
# WORK_DIR gets everything in between (texts of papers among it: keep it out of the repository), OUT_DIR the model.
set -euo pipefail
work="$1" out="$2"
shift 2
cd "$(dirname "$0")/../.."
part() { echo $((($1 * ${READER_PERCENT:-100} + 99) / 100)); }
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet --disable-pip-version-check -r training/reader/requirements.txt
[ -f "$work/bge/model.safetensors" ] || "$python" training/reader/encoder.py "$work/bge"
for name in abstracts abstracts-2 abstracts-3 abstracts-4 abstracts-5; do
  "$python" training/labels/pack.py unpack "training/labels/$name.jsonl" "$work/labels" "$name"
done
"$python" training/labels/pack.py unpack training/labels/held-out.jsonl "$work/held-out" held-out
node training/reader/prepare.mjs --out="$work/prepared" --extra="$work/labels" --denser=abstracts-4 --unlabelled="$(part 19800)"
# On processors with instructions for it the encoder learns in bfloat16.
half=()
grep -qE 'avx512_bf16|amx_bf16' /proc/cpuinfo && half=(--half)
arguments=("$@")
[ "${#arguments[@]}" -gt 0 ] || arguments=(--papers "$(part 45000)")
"$python" training/reader/train.py --encoder "$work/bge" --prepared "$work/prepared" --out "$work/all" "${half[@]}" "${arguments[@]}" |
  tee "$work/all.log"
# Then the layers that judge pairs alone: they learn slowest, and a step of theirs costs a fifth of a whole one.
"$python" training/reader/train.py --encoder "$work/bge" --prepared "$work/prepared" --out "$work/pairs" --init "$work/all.pt" \
  --relations-only "${half[@]}" --papers "$(part 18000)" --head-rate 5e-4 --gold-until 0 | tee "$work/pairs.log"
# Then all layers once more: the others have not learned yet what these want of them.
"$python" training/reader/train.py --encoder "$work/bge" --prepared "$work/prepared" --out "$work/alone" --init "$work/pairs.pt" \
  "${half[@]}" --papers "$(part 12000)" --head-rate 5e-4 --gold-until 0 --hide 0.03 --seed 1 | tee "$work/alone.log"
# A teacher with an encoder three times as large, and what both say of papers that nobody labelled, for the small one to learn.
[ -f "$work/mpnet/model.safetensors" ] || "$python" training/reader/mpnet.py "$work/mpnet" "$work/bge"
"$python" training/reader/train.py --encoder "$work/mpnet" --prepared "$work/prepared" --out "$work/teacher" "${half[@]}" \
  --papers "$(part 9000)" --rate 6e-5 --head-rate 6e-4 --gold-until 0.25 --seed 3 | tee "$work/teacher.log"
"$python" training/reader/teach.py --prepared "$work/prepared" --out "$work/lessons" "${half[@]}" \
  --reader "$work/mpnet=$work/teacher.pt" --reader "$work/bge=$work/alone.pt" | tee "$work/lessons.log"
"$python" training/reader/train.py --encoder "$work/bge" --prepared "$work/prepared" --out "$work/reader" --init "$work/alone.pt" "${half[@]}" \
  --papers "$(part 19200)" --rate 1.2e-4 --head-rate 6e-4 --gold-until 0 --hide 0.05 --unlabelled 0.5 --lessons "$work/lessons" --seed 11 |
  tee "$work/reader.log"
# A last round, more of it labelled, and the mean of its weights with those before: better than either.
"$python" training/reader/train.py --encoder "$work/bge" --prepared "$work/prepared" --out "$work/last" --init "$work/reader.pt" "${half[@]}" \
  --papers "$(part 20700)" --rate 1.2e-4 --head-rate 6e-4 --gold-until 0 --hide 0.05 --unlabelled 0.3 --lessons "$work/lessons" --seed 22 |
  tee "$work/last.log"
"$python" training/reader/average.py "$work/reader.pt" "$work/last.pt" 0.5 "$work/mean.pt"
# A narrower encoder, for speed: what the rest can stand in for goes, and what stays learns to give what all of it gave.
"$python" training/reader/prune.py --encoder "$work/bge" --weights "$work/mean.pt" --prepared "$work/prepared" --out "$work/narrow.pt" \
  --share 0.27 | tee "$work/narrow.log"
"$python" training/reader/distil.py --encoder "$work/bge" --weights "$work/narrow.pt" --teacher "$work/mean.pt" --prepared "$work/prepared" \
  --out "$work/distilled.pt" "${half[@]}" --texts "$(part 18400)" | tee "$work/distilled.log"
# And once more: what learned in between can give up more than what was cut at one go.
"$python" training/reader/prune.py --encoder "$work/bge" --weights "$work/distilled.pt" --prepared "$work/prepared" \
  --out "$work/narrower.pt" --share 0.25 | tee "$work/narrower.log"
"$python" training/reader/distil.py --encoder "$work/bge" --weights "$work/narrower.pt" --teacher "$work/mean.pt" \
  --prepared "$work/prepared" --out "$work/small.pt" "${half[@]}" --texts "$(part 23200)" | tee "$work/small.log"
"$python" training/reader/export.py --encoder "$work/bge" --weights "$work/small.pt" --out "$out"
mkdir -p "$work/dev"
cp "${LITHOGRAPH_SHARED:-../shared}"/gold/dev.{papers.json,gold.jsonl} "$work/dev"
node training/reader/calibrate.mjs --model="$out" --held-out="$work/held-out" --like="$work/dev" \
  --version="${READER_VERSION:-own}"

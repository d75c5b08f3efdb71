// transformers.js' measurement in a process of its own: `peer.mjs FOLDER WORK`.
import { AutoModelForSeq2SeqLM, Tensor, env } from '@huggingface/transformers';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const folder = process.argv[2];
const work = JSON.parse(process.argv[3]);
const config = JSON.parse(readFileSync(`${folder}/config.json`));
env.allowRemoteModels = false;
env.localModelPath = dirname(folder);
const model = await AutoModelForSeq2SeqLM.from_pretrained(basename(folder), {
  dtype: 'q8', session_options: { intraOpNumThreads: work.threads, interOpNumThreads: 1 } });
let seed = 1;
const piece = () => { seed = (seed * 48271) % 2147483647; return 100 + seed % (Math.min(10000, config.vocab_size) - 100); };
const ids = [];
for (let i = 0; i < work.rows; i++) {
  for (let j = 0; j < work.source - 1; j++) ids.push(BigInt(piece()));
  ids.push(BigInt(config.eos_token_id));
}
const shape = [work.rows, work.source];
const call = () => model.generate({
  inputs: new Tensor('int64', BigInt64Array.from(ids), shape),
  attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
  num_beams: work.beam, do_sample: false, min_length: work.target, max_length: work.target });
await call();
const speeds = [];
for (let i = 0; i < work.repeats; i++) {
  const begin = performance.now();
  const out = await call();
  if (out.dims[1] !== work.target) throw new Error(`a target has ${out.dims[1]} pieces, not ${work.target}`);
  speeds.push(work.rows * (work.target - 1) / ((performance.now() - begin) / 1000));
}
console.log(JSON.stringify({ speeds, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }));

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createShippedNeuralExtractor } from '../../src/defaults.ts';
import type { Document, Extraction } from '../../src/model.ts';
import { loadReader, RUNTIMES } from '../../src/node/onnx.ts';
import { MODEL, withoutModel } from '../node/reader-model.ts';

const CORPUS = join(process.env.LITHOGRAPH_SHARED ?? '../shared', 'corpora/abstracts-1k.jsonl');
/** The runtime of the browser reads about one paper a second. */
const PAPERS = Number(process.env.LITHOGRAPH_RUNTIME_PAPERS ?? 12);

const without = withoutModel ?? (existsSync(CORPUS) ? undefined : 'needs the shared corpora (set LITHOGRAPH_SHARED)');

/** What a paper says, without how sure of it the reader is: the last bits of sums differ, and a rounded number with them. */
function withoutConfidence({ entities, evidence, relations }: Extraction): unknown {
  return {
    entities: entities.map(({ confidence: _, ...entity }) => entity),
    relations: relations.map((relation, i) => {
      const { head, sentence, tail } = evidence[i] ?? {};
      return { relation, head, sentence, tail };
    }),
  };
}

const confidencesOf = ({ entities, evidence }: Extraction): number[] =>
  [...entities, ...evidence].map(({ confidence }) => confidence);

test.skipIf(without !== undefined)(
  `every runtime reads the same mentions, kinds, roles and relations${without === undefined ? '' : `: ${without}`}`,
  { timeout: 60_000 + 10_000 * PAPERS },
  async () => {
    const papers = readFileSync(CORPUS, 'utf8')
      .split('\n', PAPERS)
      .filter((line) => line !== '')
      .map((line): Document => JSON.parse(line));
    const [first, ...others] = await Promise.all(
      RUNTIMES.map(async (runtime) => createShippedNeuralExtractor((await loadReader(MODEL, runtime)).model)),
    );
    const different: string[] = [];
    let farthest = 0;
    for (const paper of papers) {
      const expected = await first?.extractOne(paper);
      if (expected === undefined) throw new Error('there is no runtime');
      for (const other of others) {
        const found = await other.extractOne(paper);
        if (JSON.stringify(withoutConfidence(found)) !== JSON.stringify(withoutConfidence(expected))) {
          different.push(paper.id);
          continue;
        }
        const confidences = confidencesOf(expected);
        confidencesOf(found).forEach((confidence, i) => {
          farthest = Math.max(farthest, Math.abs(confidence - (confidences[i] ?? 0)));
        });
      }
    }
    expect(different, `${different.length} of ${papers.length} differ`).toEqual([]);
    // One hundredth up or down by rounding.
    expect(farthest).toBeLessThan(0.015);
    expect(papers).toHaveLength(PAPERS);
  },
);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read.ts';
import { createShippedNeuralExtractor } from '../../src/defaults.ts';
import type { NeuralExtractor } from '../../src/extract/neural/neural.ts';
import type { Document, Extraction, Extractor } from '../../src/model.ts';
import { createExtractor } from '../../src/node/extractors.ts';
import { loadReader } from '../../src/node/onnx.ts';
import { oddTexts } from '../extract/shipped.ts';
import { smallDocuments } from '../fixtures/small-documents.ts';
import { checkExtraction } from './extraction-checks.ts';
import { MODEL, withoutModel } from './reader-model.ts';

const ROOT = join(import.meta.dirname, '../..');
const seeds = readCorpus(readFileSync(join(ROOT, 'data/seeds.csl.json'), 'utf8'), { format: 'csl-json' }).documents;

let loaded: NeuralExtractor | undefined;

async function reader(): Promise<NeuralExtractor> {
  loaded ??= createShippedNeuralExtractor((await loadReader(MODEL)).model);
  return loaded;
}

async function extractAll(extractor: Extractor, documents: readonly Document[]): Promise<Extraction[]> {
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(documents)) extractions.push(extraction);
  return extractions;
}

const bytesOf = (extractions: readonly Extraction[]): string[] => extractions.map((one) => JSON.stringify(one));

describe.skipIf(withoutModel !== undefined)(
  `the shipped reader${withoutModel === undefined ? '' : `: ${withoutModel}`}`,
  () => {
    test('finds entities and relations in the seeds, where they stand', async () => {
      const extractions = await extractAll(await reader(), seeds);
      expect(extractions.map(({ id }) => id)).toEqual(seeds.map(({ id }) => id));
      for (const [i, extraction] of extractions.entries()) {
        const document = seeds[i];
        if (document !== undefined) checkExtraction(document, extraction);
        expect(extraction.entities.length).toBeGreaterThan(3);
        expect(extraction.relations.length).toBeGreaterThan(0);
      }
    });

    test('gives the same bytes again, in any order of papers, alone and in threads', async () => {
      const first = bytesOf(await extractAll(await reader(), seeds));
      expect(bytesOf(await extractAll(await reader(), seeds.toReversed())).toReversed()).toEqual(first);
      const again = createShippedNeuralExtractor((await loadReader(MODEL)).model);
      const [last] = seeds.slice(-1);
      if (last !== undefined) expect(JSON.stringify(await again.extractOne(last))).toBe(first.at(-1));
      const threads = { jobs: 2, papers: 1000, workerFile: join(ROOT, 'dist/extract-worker.js'), model: MODEL };
      const { extractor } = await createExtractor('neural', threads);
      expect(bytesOf(await extractAll(extractor, seeds))).toEqual(first);
    });

    test('reads papers with markup', async () => {
      for (const document of smallDocuments) checkExtraction(document, await (await reader()).extractOne(document));
    });

    test.each<[name: string, document: Omit<Document, 'id'>, most: number]>([
      ['empty abstract', { abstract: '' }, 0],
      ['title and no abstract', { title: 'A Study of Trees', abstract: '' }, 2],
      ['title that is empty', { title: '', abstract: 'We study trees.' }, 2],
      ['word', { abstract: 'Hello' }, 1],
      ['mark', { abstract: '.' }, 0],
      ['page of code', { abstract: CODE }, 20],
      ['poem', { title: 'The Brook', abstract: POEM }, 12],
      ['Chinese abstract', { abstract: CHINESE.repeat(5) }, 30],
      [
        'line of control characters',
        { abstract: '\u0000\u0001\u0007 \u001b[31m \u009f\u0085 \u202e\ufeff'.repeat(50) },
        1,
      ],
      ['word that never ends', { abstract: 'x'.repeat(5000) }, 1],
      ['line of emoji', { abstract: '🤖🚀👩‍💻 '.repeat(100) }, 0],
      ['text without spaces', { abstract: 'ab-'.repeat(2000) }, 20],
    ])('finds little in a %s', async (_, document, most) => {
      const whole = { id: 'x', ...document };
      const extraction = await (await reader()).extractOne(whole);
      checkExtraction(whole, extraction);
      expect(extraction.entities.length).toBeLessThanOrEqual(most);
    });

    test.each(oddTexts.filter(([, text]) => text.length < 10_000))('reads odd texts: %s', async (_, text) => {
      for (const document of [
        { id: 'x', abstract: text },
        { id: 'x', title: text, abstract: text },
      ]) {
        checkExtraction(document, await (await reader()).extractOne(document));
      }
    });

    test('reads 1 MB of repeated sentences, and finds no more in them than in one', {
      timeout: 1_200_000,
    }, async () => {
      const abstract = 'We present Oak, a language model. It beats Elm on TreeBench, and it is fast. '.repeat(13_000);
      const document = { id: 'x', title: 'Oak', abstract };
      const extraction = await (await reader()).extractOne(document);
      checkExtraction(document, extraction);
      expect(abstract.length).toBeGreaterThan(1_000_000);
      expect(extraction.entities.length).toBeLessThan(20);
      expect(extraction.entities.map(({ name }) => name)).toEqual(expect.arrayContaining(['Oak', 'Elm', 'TreeBench']));
    });

    test('reads a long text of ever new names, and joins what its windows share', { timeout: 600_000 }, async () => {
      const paragraphs = Array.from({ length: 80 }, (_, i) => {
        return `We compare BERT with Oak-${i}B, a language model trained on Forest-${i}, for machine translation. On LeafBench-${i} it reaches an accuracy of ${i} %.`;
      });
      const document = { id: 'x', title: 'A long comparison', abstract: paragraphs.join(' ') };
      const extraction = await (await reader()).extractOne(document);
      checkExtraction(document, extraction);
      const named = (name: string): number => extraction.entities.filter((entity) => entity.name === name).length;
      expect(named('BERT')).toBe(1);
      const models = Array.from({ length: 80 }, (_, i) => named(`Oak-${i}B`));
      expect(Math.max(...models)).toBe(1);
      expect(models.filter((count) => count === 1).length).toBeGreaterThan(60);
    });
  },
);

const CODE = `import { readFile } from 'node:fs/promises';
export async function main(argv: string[]): Promise<number> {
  const text = await readFile(argv[2] ?? '-', 'utf8');
  for (let i = 0; i < text.length; i++) if (text[i] === '\\n' && i % 2 === 0) console.log(i, text.slice(0, i));
  return text.length > 0 ? 0 : 1;
}
`.repeat(4);

const POEM = `I chatter over stony ways,
In little sharps and trebles,
I bubble into eddying bays,
I babble on the pebbles.

With many a curve my banks I fret
By many a field and fallow,
And many a fairy foreland set
With willow-weed and mallow.`;

const CHINESE = '我们提出了一种用于机器翻译的新模型，并在多个数据集上进行了评估。实验结果表明，该方法优于现有方法。';

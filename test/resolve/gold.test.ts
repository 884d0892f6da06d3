import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import table from '../../data/resolution.json' with { type: 'json' };
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { vetoOf } from '../../src/resolve/vetoes.ts';
import { readVocabulary } from '../../src/resolve/vocabulary.ts';
import { textOf } from '../../src/text/document.ts';
import { goldExtractions } from './gold.ts';
import { checkInvariants } from './invariants.ts';
import { names } from './vocabulary.ts';

const FOLDER = join(process.env.LITHOGRAPH_SHARED ?? '../shared', 'gold');
const isThere = existsSync(join(FOLDER, 'train.gold.jsonl'));

describe.skipIf(!isThere)('annotated abstracts as extractions (needs the shared gold)', () => {
  const papers = isThere ? goldExtractions(FOLDER, 'train') : [];
  const vocabulary = readVocabulary(table);
  const started = performance.now();
  const resolution = resolveEntities(papers, { vocabulary });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { entities, relations, merges, suspects } = resolution;

  test('resolve', () => {
    const mentioned = papers.reduce((sum, paper) => sum + paper.entities.length, 0);
    console.info(
      `${papers.length} papers, ${mentioned} entities of single papers → ${entities.length} entities, ${relations.length} relations, ` +
        `${merges.length} merges, ${suspects.length} suspects in ${seconds} s`,
    );
    expect(entities.length).toBeGreaterThan(papers.length);
    expect(entities.length).toBeLessThan(mentioned);
    expect(resolution.dropped?.ungrounded).toBe(0);
  });

  test('keep the promises of resolution', () => {
    checkInvariants(papers, resolution);
  });

  test('lose no mention: each is in an occurrence of its paper', () => {
    const found = new Set(
      entities.flatMap(({ occurrences }) =>
        occurrences.flatMap(({ paper, mentions }) => mentions.map(({ start, end }) => `${paper} ${start} ${end}`)),
      ),
    );
    const lost = papers.flatMap(({ id, entities: own }) =>
      own.flatMap(({ mentions }) => mentions.filter(({ start, end }) => !found.has(`${id} ${start} ${end}`))),
    );
    expect(lost).toEqual([]);
  });

  test('quote the names: every evidence of an occurrence is one of the aliases, or a part of a coordinated one', () => {
    const texts = new Map(papers.map(({ id, document }) => [id, textOf(document)]));
    let other = 0;
    let all = 0;
    for (const { aliases, occurrences } of entities) {
      const known = new Set(aliases.map(({ name }) => name));
      for (const { paper, evidence } of occurrences) {
        all += 1;
        const quoted = names.display(texts.get(paper)?.slice(evidence.tail?.start, evidence.tail?.end) ?? '');
        if (!known.has(quoted)) other += 1;
      }
    }
    expect(other / all).toBeLessThan(0.005);
  });

  test('join no two names by key that differ in digits', () => {
    const wrong = entities.flatMap(({ label, aliases }) =>
      aliases
        .filter(({ name, reason }) => reason === 'same key' && names.key(name) === names.key(label))
        .filter(({ name }) => vetoOf(name, label, names) !== undefined),
    );
    expect(wrong).toEqual([]);
  });

  test('join what every reader would join', () => {
    const byLabel = (label: string): number =>
      entities.filter(({ aliases }) =>
        aliases.some(({ name, reason }) => name === label && !reason.startsWith('named so')),
      ).length;
    for (const label of ['large language models', 'fine-tuning', 'GPT-4o', 'CIFAR-10', 'diffusion models']) {
      expect([label, byLabel(label)]).toEqual([label, 1]);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import seedsJson from '../../data/seeds.csl.json' with { type: 'json' };
import { LithographError } from '../../src/errors.ts';
import { createRulesExtractor } from '../../src/extract/rules/rules.ts';
import { type Document, ENTITY_KINDS, type Extraction, ROLES, type Span, TEXT_RELATIONS } from '../../src/model.ts';
import { textOf } from '../../src/text/document.ts';
import { lexicon, oddTexts, tables } from './shipped.ts';

const extractor = createRulesExtractor(lexicon, tables);
const seeds = (seedsJson as readonly { id: string; title: string; abstract: string }[]).map(
  ({ id, title, abstract }): Document => ({ id, title, abstract }),
);

// All that an extraction promises.
function check(extraction: Extraction): void {
  const text = textOf(extraction.document);
  const { entities, relations, evidence } = extraction;
  expect(extraction.id).toBe(extraction.document.id);
  expect(extraction.extractor).toBe('rules@1');
  expect(entities.map(({ id }) => id)).toEqual(entities.map((_, i) => `e${i + 1}`));
  for (const { type, role, mentions, confidence, name } of entities) {
    expect(ENTITY_KINDS).toContain(type);
    expect(ROLES).toContain(role);
    expect(name).not.toBe('');
    expect(name, 'white space is folded').toBe(name.trim().replaceAll(/\s+/gu, ' '));
    expect(mentions.length).toBeGreaterThan(0);
    expect(Math.round(confidence * 100) / 100).toBe(confidence);
    mentions.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    });
  }
  const firsts = entities.map(({ mentions }) => mentions[0]?.start ?? 0);
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  const written = ({ start, end }: Span): string => text.slice(start, end).toLowerCase().replace(/s$/, '');
  const writtenOf = new Map(entities.map(({ id, mentions }) => [id, mentions.map(written)]));
  expect(evidence.length).toBe(relations.length);
  expect(new Set(relations.map(String)).size).toBe(relations.length);
  relations.forEach(([head, relation, tail], i) => {
    expect(writtenOf.has(head) && writtenOf.has(tail) && head !== tail).toBe(true);
    expect(TEXT_RELATIONS).toContain(relation);
    const found = evidence[i];
    if (found === undefined) throw new Error(`no evidence for ${head} ${relation} ${tail}`);
    const { sentence, confidence } = found;
    const inside = (span: Span): boolean => span.start >= sentence.start && span.end <= sentence.end;
    // A name within a longer one counts as said there, so the place need not be a mention of its own.
    expect(writtenOf.get(head)).toContain(written(found.head));
    expect(writtenOf.get(tail)).toContain(written(found.tail));
    // One of the two may stand elsewhere, where the sentence says "our method".
    expect(inside(found.head) || inside(found.tail)).toBe(true);
    expect(sentence.end).toBeLessThanOrEqual(text.length);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });
}

describe('an extraction keeps its promises', () => {
  test.each(seeds.map((document) => [document.id, document] as const))('seed %s', (_, document) => {
    const extraction = extractor.extractOne(document);
    check(extraction);
    expect(extraction.entities.length).toBeGreaterThan(4);
  });

  test.each(oddTexts)('%s', (_, text) => {
    check(extractor.extractOne({ id: 'odd', abstract: text }));
    check(extractor.extractOne({ id: 'odd', title: text, abstract: text }));
    check(extractor.extractOne({ id: 'odd', title: text, abstract: '' }));
  });

  test('any string', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'We propose ',
        'BERT ',
        '$\\alpha$',
        '\\textbf{X-Net} ',
        '<b>',
        'RL) ',
        '(',
        'language models ',
        '. ',
        '\n',
        '{',
        '}',
        '&amp;',
      ),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (title, abstract) => check(extractor.extractOne({ id: 'any', title, abstract }))),
      { numRuns: 60 },
    );
  });

  test('a megabyte', () => {
    const { abstract } = seeds[0] ?? { abstract: '' };
    const extraction = extractor.extractOne({
      id: 'long',
      abstract: `${abstract}\n\n`.repeat(Math.ceil(1_000_000 / abstract.length)),
    });
    expect(extraction.entities.length).toBeGreaterThan(5);
  });
});

describe('mentions are in the text as given', () => {
  test.each([
    ['TeX around a name', 'We propose \\textbf{Foo-Net} for parsing.', 'Foo-Net', 'Foo-Net'],
    ['TeX in a name', 'We propose $\\beta$-Net, a model for parsing.', 'β-Net', '$\\beta$-Net'],
    ['HTML around a name', 'We propose <b>Foo-Net</b> for parsing.', 'Foo-Net', 'Foo-Net'],
  ])('%s', (_, abstract, name, written) => {
    const { entities } = extractor.extractOne({ id: 'x', abstract });
    const [mention] = entities.find((entity) => entity.name === name)?.mentions ?? [];
    expect(abstract.slice(mention?.start, mention?.end)).toBe(written);
  });
});

describe('the same paper gives the same extraction', () => {
  test('whatever was read before, by whichever extractor', async () => {
    const first = seeds.map((document) => extractor.extractOne(document));
    for (const [, abstract] of oddTexts) extractor.extractOne({ id: 'odd', abstract });
    const other = createRulesExtractor(lexicon, tables);
    const again = [...seeds].reverse().map((document) => other.extractOne(document));
    expect(again.reverse()).toEqual(first);
    const streamed: Extraction[] = [];
    for await (const extraction of extractor.extract(seeds)) streamed.push(extraction);
    expect(streamed).toEqual(first);
  });
});

test('says in words which table is not what it should be', () => {
  const broken = createRulesExtractor(lexicon, { ...tables, phrases: {} });
  expect(() => broken.extractOne({ id: 'x', abstract: 'a' })).toThrow(LithographError);
});

test('a name that a text breaks over two lines is told on one', () => {
  const abstract = 'We evaluate on the Kinetics 400 data set and use convolutional\n  neural networks.';
  const { entities } = extractor.extractOne({ id: 'a', abstract });
  const named = entities.find(({ name }) => name.startsWith('convolutional'));
  expect(named?.name).toBe('convolutional neural networks');
  expect(named?.mentions.map(({ start, end }) => abstract.slice(start, end))).toEqual([
    'convolutional\n  neural networks',
  ]);
});

test('an address, a number or a size alone is nothing that is named', () => {
  const abstract =
    'We train Zorvex-7B and Zorvex-9B models of 7-9B and 700M parameters on WMT14. Code: https://github.com/zorvex/Zorvex-7B and www.zorvex.org. ' +
    'They reach 43% on MBPP, 2.5 times more than the 700M and 7-9B models.';
  const names = extractor.extractOne({ id: 'a', title: 'Zorvex', abstract }).entities.map(({ name }) => name);
  expect(names).toContain('MBPP');
  expect(names.filter((name) => /^(?:https?:|www\.|[\d.\-%]+[BM%]?$)/.test(name))).toEqual([]);
});

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRelations, readRolesAndRelations } from '../../src/extract/rules/relations.ts';
import { readRoles } from '../../src/extract/rules/roles.ts';
import { ENTITY_KINDS } from '../../src/model.ts';
import { inWords, JUDGEMENT, readMarked } from './marked-text.ts';
import { annotate } from './shipped.ts';

const EAGER = { ...JUDGEMENT, relations: { ...JUDGEMENT.relations, threshold: 0 } };

const name = fc.tuple(
  fc.constantFrom('Alpha', 'BetaNet', 'gamma decoding', 'fast gamma decoding', 'Δ-set', 'pass@1'),
  fc.constantFrom(...ENTITY_KINDS),
);
const piece = fc.oneof(
  name.map(([text, kind]) => `[${text}|${kind}]`),
  fc.constantFrom(
    'outperforms',
    'trained on',
    'such as',
    ',',
    'and',
    'for',
    'we propose',
    'It',
    'our method',
    'not',
    'the',
    '(',
    ')',
    '.',
    '. ',
    '\n',
    '“',
    '\u202e',
    '$x^2$',
  ),
);
const marked = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '));

describe('whatever the text', () => {
  test('spans lie in the text and belong to the entities, and the sentence holds the tail or the head', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const { annotated, entities } = readMarked(text);
        for (const { head, tail, headSpan, tailSpan, sentence, confidence } of readRelations(
          annotated,
          entities,
          EAGER,
        )) {
          expect(head).not.toBe(tail);
          for (const span of [headSpan, tailSpan, sentence]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(annotated.text.length);
          }
          expect(entities[head]?.mentions).toContainEqual(headSpan);
          const holds = ({ start, end }: typeof headSpan): boolean => start >= sentence.start && end <= sentence.end;
          expect(holds(headSpan) || holds(tailSpan)).toBe(true);
          expect(confidence).toBe(Math.round(confidence * 100) / 100);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }),
    );
  });

  test('no pair is related twice', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const { annotated, entities } = readMarked(text);
        const pairs = readRelations(annotated, entities, EAGER).map(({ head, tail }) => [head, tail].sort().join());
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });

  test('the order of the entities does not matter', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const { annotated, entities } = readMarked(text);
        const turned = entities.toReversed();
        const one = readRolesAndRelations(annotated, entities, JUDGEMENT);
        const other = readRolesAndRelations(annotated, turned, JUDGEMENT);
        expect(inWords(other.relations, turned)).toEqual(inWords(one.relations, entities));
        expect(other.roles.toReversed()).toEqual(one.roles);
        expect(readRoles(annotated, entities, JUDGEMENT)).toEqual(one.roles);
      }),
    );
  });
});

describe('texts that are not what they should be', () => {
  test.each([
    ['nothing', ''],
    ['no entities', 'We propose nothing.'],
    ['one entity alone', '[A|Method]'],
  ])('%s: no relations', (_, text) => {
    const { annotated, entities } = readMarked(text);
    expect(readRolesAndRelations(annotated, entities, EAGER).relations).toEqual([]);
  });

  test('mentions that overlap, lie outside the text or are empty are passed over', () => {
    const annotated = annotate('Alpha outperforms Beta.', 0);
    const entities = [
      { name: 'Alpha', type: 'Method' as const, confidence: 1, mentions: [{ start: 0, end: 5 }] },
      { name: 'Alpha outperforms', type: 'Method' as const, confidence: 1, mentions: [{ start: 0, end: 17 }] },
      { name: 'ghost', type: 'Model' as const, confidence: 1, mentions: [{ start: 900, end: 905 }] },
      { name: 'nothing', type: 'Model' as const, confidence: 1, mentions: [] },
    ];
    expect(readRolesAndRelations(annotated, entities, EAGER).roles).toHaveLength(4);
  });

  test('a sentence of a thousand names yields no more pairs than ten for each of its first forty', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `[name${i}|Method] of`).join(' ');
    const { annotated, entities } = readMarked(text);
    expect(readRelations(annotated, entities, EAGER).length).toBeLessThanOrEqual(400);
  });
});

const SHARED = process.env.LITHOGRAPH_SHARED ?? '../shared';
const GOLD = `${SHARED}/gold/dev.gold.jsonl`;

test.skipIf(!existsSync(GOLD))(
  'needs the shared gold: with gold entities, F1 of relations is at least 42 and role accuracy at least 70',
  () => {
    const papers: { id: string; title?: string; abstract: string }[] = JSON.parse(
      readFileSync(`${SHARED}/gold/dev.papers.json`, 'utf8'),
    );
    const texts = new Map(
      papers.map(({ id, title, abstract }) => [
        id,
        { text: title ? `${title}\n${abstract}` : abstract, titleLength: title?.length ?? 0 },
      ]),
    );
    let [right, found, gold, roles, entities] = [0, 0, 0, 0, 0];
    for (const line of readFileSync(GOLD, 'utf8').trim().split('\n')) {
      const paper: GoldPaper = JSON.parse(line);
      const { text, titleLength } = texts.get(paper.id) ?? { text: '', titleLength: 0 };
      const drafts = paper.entities.map(({ name, type, mentions }) => ({
        name,
        type,
        confidence: 1,
        mentions: findMentions(text, mentions),
      }));
      const read = readRolesAndRelations(annotate(text, titleLength), drafts, JUDGEMENT);
      const key = (head: string | undefined, relation: string, tail: string | undefined): string =>
        relation === 'COMPARED_WITH' ? [head, tail].sort().join(' = ') : `${head} ${relation} ${tail}`;
      const wanted = new Set(paper.relations.map(([head, relation, tail]) => key(head, relation, tail)));
      gold += wanted.size;
      found += read.relations.length;
      right += read.relations.filter(({ head, relation, tail }) =>
        wanted.has(key(paper.entities[head]?.id, relation, paper.entities[tail]?.id)),
      ).length;
      entities += drafts.length;
      roles += read.roles.filter((role, index) => role === paper.entities[index]?.role).length;
    }
    expect((200 * right) / (found + gold)).toBeGreaterThanOrEqual(42);
    expect((100 * roles) / entities).toBeGreaterThanOrEqual(70);
  },
);

interface GoldPaper {
  readonly id: string;
  readonly entities: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: (typeof ENTITY_KINDS)[number];
    readonly role: string;
    readonly mentions: readonly string[];
  }[];
  readonly relations: readonly [string, string, string][];
}

function findMentions(text: string, strings: readonly string[]): { start: number; end: number }[] {
  const taken = new Uint8Array(text.length);
  const spans: { start: number; end: number }[] = [];
  for (const string of strings.toSorted((a, b) => b.length - a.length)) {
    for (let start = text.indexOf(string); start >= 0; start = text.indexOf(string, start + 1)) {
      const end = start + string.length;
      if (/\w/.test(text[start - 1] ?? ' ') || /\w/.test(text[end] ?? ' ') || taken.subarray(start, end).includes(1))
        continue;
      taken.fill(1, start, end);
      spans.push({ start, end });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENTITY_KINDS, type Extraction, ROLES, TEXT_RELATIONS } from '../../src/model.ts';
import { vetoOf } from '../../src/resolve/vetoes.ts';
import { checkInvariants } from './invariants.ts';
import { paper, resolve } from './papers.ts';
import { names } from './vocabulary.ts';

const NAMES = [
  'Llama-3.1-8B',
  'Llama 3.1 8B',
  'Llama-3.1-70B',
  'Llama-3.1-8B/70B',
  'Llama',
  'GPT-4',
  'GPT4',
  'GPT-4o',
  'HumanEval',
  'HumanEval+',
  'Human Eval',
  'reward models',
  'reward model',
  'RMs',
  'RLHF',
  'reinforcement learning from human feedback',
  'state space models (SSM)',
  'SSM',
  'Amber',
  'AMBER',
  'fine-tuning',
  'finetuning',
  'WMT14',
  'WMT16',
  'C++',
];

/** A paper that names some of the names, in sentences or brackets, with any kinds, roles and relations. */
const arbitraryPaper = (id: string): fc.Arbitrary<Extraction> =>
  fc
    .record({
      used: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 6 }),
      kinds: fc.array(fc.constantFrom(...ENTITY_KINDS), { minLength: 6, maxLength: 6 }),
      roles: fc.array(fc.constantFrom(...ROLES), { minLength: 6, maxLength: 6 }),
      relations: fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...TEXT_RELATIONS), fc.nat(5)), { maxLength: 4 }),
      glue: fc.constantFrom('. We use ', ' (', ' and '),
    })
    .map(({ used, kinds, roles, relations, glue }) => {
      const lines = used.map((name, index) => `${kinds[index]} ${roles[index]}: ${name}`);
      const whole = paper(id, `We use ${used.join(glue)}.`, lines);
      const known = whole.entities.filter(({ mentions }) => mentions.length > 0);
      const triples = relations.flatMap(([head, relation, tail]) => {
        const [from, to] = [known[head], known[tail]];
        const [headSpan, tailSpan] = [from?.mentions[0], to?.mentions[0]];
        if (from === undefined || to === undefined || headSpan === undefined || tailSpan === undefined) return [];
        const sentence = { start: 0, end: whole.document.abstract.length };
        return [
          {
            triple: [from.id, relation, to.id] as const,
            evidence: { sentence, head: headSpan, tail: tailSpan, confidence: 0.5 },
          },
        ];
      });
      return {
        ...whole,
        relations: triples.map(({ triple }) => triple),
        evidence: triples.map(({ evidence }) => evidence),
      };
    });

const corpora = fc
  .array(fc.nat(), { minLength: 1, maxLength: 8 })
  .chain((items) => fc.tuple(...items.map((_, index) => arbitraryPaper(`p${index}`))));

describe('resolveEntities', () => {
  test('keeps its promises on any corpus', () => {
    fc.assert(
      fc.property(corpora, (papers) => checkInvariants(papers, resolve(papers))),
      { numRuns: 60 },
    );
  });

  test('gives the same for every order of the papers', () => {
    const shuffled = corpora.chain((papers) =>
      fc.tuple(fc.constant(papers), fc.shuffledSubarray([...papers], { minLength: papers.length })),
    );
    fc.assert(
      fc.property(shuffled, ([papers, others]) => {
        expect(JSON.stringify(resolve(others))).toBe(JSON.stringify(resolve(papers)));
      }),
      { numRuns: 40 },
    );
  });

  test('names that differ in digits, suffixes or variants never share a key', () => {
    fc.assert(
      fc.property(corpora, (papers) => {
        for (const { aliases } of resolve(papers).entities) {
          const same = aliases.filter(({ reason }) => reason === 'same key' || reason === 'label');
          for (const { name } of same) {
            for (const { name: other } of same) {
              const isShort = /^(?:RMs|RLHF|SSM)$/.test(name) || /^(?:RMs|RLHF|SSM)$/.test(other);
              if (!isShort) expect(vetoOf(name, other, names)).toBeUndefined();
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a paper more leaves the ids of entities that it does not touch', () => {
    const base = [paper('a', 'We use Mamba and MBPP.', ['Model uses: Mamba', 'Dataset uses: MBPP'])];
    const more = [...base, paper('b', 'We use HumanEval.', ['Dataset uses: HumanEval'])];
    const before = resolve(base).entities;
    const after = new Map(resolve(more).entities.map((entity) => [entity.id, entity]));
    for (const entity of before) expect(after.get(entity.id)).toEqual(entity);
  });
});

import { describe, expect, test } from 'vitest';
import { chooseLabel, type NameUse, toAliases } from '../../src/resolve/labels.ts';

const use = (name: string, running: number, more: Partial<NameUse> = {}): NameUse => ({
  name,
  reason: 'same key',
  score: 1,
  isFull: true,
  count: running,
  running,
  papers: 1,
  ...more,
});

describe('chooseLabel', () => {
  test.each([
    [
      'the most frequent in running text',
      [use('Reward Model', 1, { count: 9 }), use('reward model', 2)],
      'reward model',
    ],
    ['then the most frequent at all', [use('Mamba', 0, { count: 2 }), use('MAMBA', 0, { count: 1 })], 'Mamba'],
    ['then the first by code point', [use('reward models', 1), use('reward model', 1)], 'reward model'],
    ['never a name by reference', [use('the backbone', 9, { isFull: false }), use('Mamba', 1)], 'Mamba'],
    ['but where there is nothing else', [use('our thing', 2, { isFull: false })], 'our thing'],
    [
      'the long form before the acronym',
      [use('RLHF', 9), use('reinforcement learning from human feedback', 1)],
      'reinforcement learning from human feedback',
    ],
    ['without the noun of its class', [use('Adam optimizer', 9, { hasClassNoun: true }), use('Adam', 1)], 'Adam'],
    [
      'the spelling that most have, whatever its capitals',
      [use('Zoom Lens Dials', 4), use('zoom-lens dials', 3), use('Zoom-Lens Dials', 2), use('zoom-lens dial', 1)],
      'zoom-lens dials',
    ],
    [
      'the long form, not the acronym in small letters',
      [use('RZD', 9), use('rzd', 1), use('rapid zoom dials', 3)],
      'rapid zoom dials',
    ],
    ['without an acronym in brackets', [use('Rapid Zoom (RZ) dials', 2)], 'Rapid Zoom dials'],
    ['also of its last words', [use('tiny rapid zoom (RZ)-based dials', 2)], 'tiny rapid zoom-based dials'],
    ['but with what else is in brackets', [use('unseen (test) dials', 2)], 'unseen (test) dials'],
    ['words whole that another name has so', [use('Zoom Ma- chine', 3), use('big zoom machines', 1)], 'Zoom Machine'],
    ['a compound with its hyphen', [use('vision- language dial', 3), use('vision dial', 1)], 'vision-language dial'],
    ['a compound that begins with a small word', [use('in- context zoom', 1)], 'in-context zoom'],
    ['a compound at the end', [use('few- shot', 3), use('few-shot', 1)], 'few-shot'],
    ['and without a mark of a broken word', [use('zoom algo(cid:173) rithm', 1)], 'zoom algorithm'],
    ['hyphens that are the word’s own', [use('non- zoomed dials', 1)], 'non-zoomed dials'],
    ['or of a list', [use('zoom- and dial-based', 1)], 'zoom- and dial-based'],
    ['an acronym that stands for none of the others by count', [use('YOLO', 5), use('darknet', 1)], 'YOLO'],
  ])('%s', (_, uses, label) => {
    expect(chooseLabel(uses, 'Model')).toBe(label);
    expect(chooseLabel([...uses].reverse(), 'Model')).toBe(label);
  });

  test('a word of very many letters costs no more than its length', () => {
    const name = `${'z'.repeat(1e5)} dial`;
    const start = performance.now();
    expect(chooseLabel([use(name, 1)], 'Model')).toBe(name);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  const bert = [
    use('BERT', 30, { papers: 20 }),
    use('Bidirectional Encoder Representations from Transformers', 2, { papers: 2 }),
  ];

  test('an acronym is the name of a named thing where most papers know it by nothing else', () => {
    expect(chooseLabel(bert, 'Model')).toBe('BERT');
  });

  test('a method keeps its long form', () => {
    expect(chooseLabel(bert, 'Method')).toBe('Bidirectional Encoder Representations from Transformers');
  });

  test('of nothing is empty', () => {
    expect(chooseLabel([], 'Model')).toBe('');
  });
});

describe('toAliases', () => {
  test('by count, then by name; the label says that it is one', () => {
    const uses = [use('b', 1), use('c', 3, { reason: 'known alias', score: 0.99 }), use('a', 1)];
    expect(toAliases(uses, 'a')).toEqual([
      { name: 'c', count: 3, reason: 'known alias', score: 0.99 },
      { name: 'a', count: 1, reason: 'label' },
      { name: 'b', count: 1, reason: 'same key', score: 1 },
    ]);
  });

  test('a label that no text has is one of them', () => {
    expect(toAliases([use('b', 1)], 'New')).toEqual([
      { name: 'b', count: 1, reason: 'same key', score: 1 },
      { name: 'New', count: 0, reason: 'label' },
    ]);
  });
});

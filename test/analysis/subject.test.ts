import { describe, expect, test } from 'vitest';
import { lookUpTheme } from '../../src/analysis/subject.ts';
import { emptyGraph, theme } from '../export/hand-made.ts';

const graph = emptyGraph([
  theme(11, { name: 'bark beetles, sapling growth' }),
  theme(12, { name: 'hedge mazes' }),
  theme(13, { name: 'root rot, hedge pruning' }),
  theme(14, { name: 'leaf litter', level: 1, parent: 11 }),
  theme(15, { name: 'moss gardens' }),
  theme(16, { name: 'ponds in winter, moss' }),
]);

describe('lookUpTheme', () => {
  test.each<[string, string, number]>([
    ['an id', '12', 12],
    ['a name', 'Hedge  Mazes', 12],
    ['of a part', 'theme:leaf-litter', 14],
    ['words that one name alone holds', 'sapling growth', 11],
    ['before a comma', 'beetles', 11],
    ['in any order', 'growth bark', 11],
  ])('%s', (_, given, id) => {
    expect(lookUpTheme(graph, given).id).toBe(id);
  });

  test.each<[string, string, string]>([
    ['words that several hold', 'hedge', 'did you mean 12 (hedge mazes), 13 (root rot, hedge pruning)?'],
    [
      'words that one has as a term, others in longer ones',
      'moss',
      'did you mean 16 (ponds in winter, moss), 15 (moss gardens)?',
    ],
    ['a slip in one part of a name', 'sappling growth', 'did you mean 11 (bark beetles, sapling growth)?'],
    ['the first letters', 'sapl', 'did you mean 11 (bark beetles, sapling growth)?'],
    [
      'nothing near',
      'deserts',
      'the themes are 11 (bark beetles, sapling growth), 12 (hedge mazes), 13 (root rot, hedge pruning), 14 (leaf litter), 15 (',
    ],
  ])('%s', (_, given, instead) => {
    expect(() => lookUpTheme(graph, given)).toThrow(`there is no theme ${given}; ${instead}`);
  });
});

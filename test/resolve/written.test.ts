import { describe, expect, test } from 'vitest';
import table from '../../data/resolution.json' with { type: 'json' };
import { resolveNamesWith } from '../../src/resolve/alone.ts';
import { createNameReader } from '../../src/resolve/name-reader.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { readVocabulary } from '../../src/resolve/vocabulary.ts';
import { paper } from './papers.ts';
import { vocabulary } from './vocabulary.ts';

describe('a list of aliases', () => {
  function* aliases(): Generator<readonly string[]> {
    yield ['glacier', 'Fjord'];
  }

  test('may be one that can be read only once', () => {
    const papers = [paper('a', 'We use Fjord and a glacier.', ['Dataset uses: Fjord', 'Dataset uses: glacier'])];
    expect(resolveEntities(papers, { vocabulary, aliases: aliases() }).entities).toHaveLength(1);
    const answers = resolveNamesWith([{ name: 'Fjord' }, { name: 'glacier' }], { vocabulary, aliases: aliases() });
    expect(new Set(answers.map(({ entity }) => entity)).size).toBe(1);
  });

  test('is read anew with other words', () => {
    const list = [['QXB'], ['QXC']];
    const words = { ...table.spellings, words: { ...table.spellings.words, qxc: 'qxb' } };
    const other = readVocabulary({ ...table, spellings: words });
    const keys = [vocabulary, other].map((each) => createNameReader(each, [], list).key('QXC'));
    expect(keys).toEqual(['qxc', 'qxb (QXC)']);
  });

  test('gives a key that acronyms share to the first of them, with all spellings but those of the others', () => {
    const { key } = createNameReader(vocabulary, [], [['QXB'], ['QxB'], ['QXb']]);
    expect(['QXB', 'QxB', 'QXb', 'qxb', 'Qxb', 'QXB↓'].map(key)).toEqual([
      'qxb',
      'qxb (QxB)',
      'qxb (QXb)',
      'qxb',
      'qxb',
      'qxb',
    ]);
  });
});

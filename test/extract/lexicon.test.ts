import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import lexiconJson from '../../data/lexicon.json' with { type: 'json' };
import lexiconSchema from '../../data/lexicon.schema.json' with { type: 'json' };
import {
  findLexiconEntry,
  type LexiconEntry,
  type LexiconToken,
  matchLexicon,
  parseLexicon,
} from '../../src/extract/rules/lexicon.ts';
import { compact, foldForm, isShortAcronym } from '../../src/extract/rules/lexicon-forms.ts';
import { tokenize } from '../../src/extract/rules/tokenize.ts';
import { ENTITY_KINDS } from '../../src/model.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const lexicon = parseLexicon(lexiconJson);
const namesOf = (entry: LexiconEntry): string[] => [entry.name, ...(entry.aliases ?? [])];

function tokensOf(text: string): LexiconToken[] {
  const sentences = splitSentences(text);
  return tokenize(text).map(({ start, end }) => {
    const word = text.slice(start, end);
    const sentence = sentences.findLastIndex((span) => span.start <= start);
    return { start, end, text: word, sentence, word: { folded: foldForm(word.toLowerCase()) } };
  });
}

const small = parseLexicon({
  version: '1',
  entries: [
    { name: 'BERT', kind: 'Model', aliases: ['Bidirectional Encoder Representations from Transformers'] },
    { name: 'CIFAR-10', kind: 'Dataset' },
    { name: 'CIFAR-100', kind: 'Dataset' },
    { name: 'FID', kind: 'Metric' },
    { name: 'FiD', kind: 'Method' },
    { name: 'Human Evaluation', kind: 'Method' },
    { name: 'HumanEval', kind: 'Dataset' },
    { name: 'LIBERO', kind: 'Dataset', case: 'any' },
    { name: 'LoRA', kind: 'Method', aliases: ['low-rank adaptation'] },
    { name: 'MeSH', kind: 'Dataset' },
    { name: 'Pass@k', kind: 'Metric' },
    { name: 'Whisper', kind: 'Model', case: 'exact' },
    { name: "Bayes' theorem", kind: 'Concept' },
    { name: 'beam search', kind: 'Method' },
    { name: 'fine-tuning', kind: 'Method' },
    { name: 'inductive bias', kind: 'Concept' },
    { name: 'language model', kind: 'Model' },
    { name: 'large language model', kind: 'Model', aliases: ['LLM'] },
    { name: 'mesh', kind: 'Concept' },
    { name: 'natural language', kind: 'Concept' },
    { name: 'optimization', kind: 'Concept' },
    { name: 'taxonomy', kind: 'Concept' },
  ],
});

const found = (text: string): string[] =>
  matchLexicon(small, tokensOf(text)).map(({ start, end, entry }) => `${text.slice(start, end)} → ${entry.name}`);

describe('the table', () => {
  test('follows its schema', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(lexiconSchema);
    expect(validate(lexiconJson), JSON.stringify(validate.errors)).toBe(true);
  });

  test('the schema knows the same kinds as the model', () => {
    expect(lexiconSchema.$defs.entry.properties.kind.enum).toEqual(ENTITY_KINDS);
  });

  test('a broken entry does not follow the schema', () => {
    const validate = new Ajv2020().compile(lexiconSchema);
    const table = (entry: unknown): unknown => ({ version: '1', sources: ['a'], entries: [entry] });
    expect(validate(table({ name: 'BERT', kind: 'Model' }))).toBe(true);
    for (const entry of [
      { name: 'BERT ', kind: 'Model' },
      { name: 'BERT', kind: 'Thing' },
      { name: 'BERT', kind: 'Model', alias: [] },
    ]) {
      expect(validate(table(entry)), JSON.stringify(entry)).toBe(false);
    }
  });

  test('is sorted by name', () => {
    const names = lexicon.entries.map((entry) => entry.name);
    expect(names).toEqual(names.toSorted(compareStrings));
  });

  test('is big enough to be of use, in every kind', () => {
    expect(lexicon.entries.length).toBeGreaterThan(5000);
    for (const kind of ENTITY_KINDS) {
      expect(lexicon.entries.filter((entry) => entry.kind === kind).length, kind).toBeGreaterThan(300);
    }
  });

  test('no name or alias stands for two things, once folded: only capitals may tell two apart', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const entry of lexicon.entries) {
      for (const name of namesOf(entry)) {
        const sensitive = entry.case === 'exact' ? name !== name.toLowerCase() : isShortAcronym(name);
        const key = sensitive ? compact(name) : `any ${foldForm(name)}`;
        const owner = owners.get(key);
        if (owner !== undefined) clashes.push(`${name}: ${owner} and ${entry.name}`);
        owners.set(key, entry.name);
      }
    }
    expect(clashes).toEqual([]);
  });

  test('every name and alias is found as its own entry, plural or not', () => {
    const lost = lexicon.entries.flatMap((entry) =>
      namesOf(entry).filter((name) => findLexiconEntry(lexicon, name) !== entry),
    );
    expect(lost).toEqual([]);
  });

  test('every name is found in a text', () => {
    const lost = lexicon.entries.filter((entry) => {
      const tokens = tokensOf(`We study ${entry.name} here.`);
      return !matchLexicon(lexicon, tokens).some((match) => match.entry === entry);
    });
    expect(lost.map((entry) => entry.name)).toEqual([]);
  });

  test('alias groups hold the entries with aliases, the name first', () => {
    expect(lexicon.aliases).toContainEqual(['LoRA', 'low-rank adaptation']);
    expect(lexicon.aliases.every((group) => group.length > 1)).toBe(true);
  });
});

describe('parseLexicon names what is wrong', () => {
  test.each([
    ['no object', [], 'expected an object'],
    ['no version', { entries: [] }, '"version"'],
    ['no entries', { version: '1' }, '"entries"'],
    ['an entry that is no object', { version: '1', entries: ['BERT'] }, 'entry 1: expected an object, found "BERT"'],
    ['no name', { version: '1', entries: [{ kind: 'Model' }] }, 'entry 1: "name"'],
    [
      'an unknown kind',
      { version: '1', entries: [{ name: 'BERT', kind: 'Thing' }] },
      'entry 1 (BERT): kind "Thing"; use one of Model',
    ],
    [
      'aliases that are no names',
      { version: '1', entries: [{ name: 'BERT', kind: 'Model', aliases: [1] }] },
      '"aliases"',
    ],
    ['an unknown case', { version: '1', entries: [{ name: 'BERT', kind: 'Model', case: 'upper' }] }, 'case "upper"'],
  ])('%s', (_, json, message) => {
    expect(() => parseLexicon(json)).toThrow(
      expect.objectContaining({ code: 'bad-lexicon', message: expect.stringContaining(message) }),
    );
  });
});

describe('matchLexicon', () => {
  test.each<[behaviour: string, text: string, expected: string[]]>([
    ['finds a name', 'We train BERT.', ['BERT → BERT']],
    ['finds an alias and gives the canonical name', 'We use low-rank adaptation.', ['low-rank adaptation → LoRA']],
    ['takes the longest', 'A large language model.', ['large language model → large language model']],
    ['falls back to the shorter where the longer breaks off', 'A large language for us.', []],
    [
      'goes on inside a beginning that led nowhere',
      'A large natural language.',
      ['natural language → natural language'],
    ],
    ['finds names in a row', 'natural language models', ['natural language → natural language']],
    ['reads plurals', 'language models and LLMs', ['language models → language model', 'LLMs → large language model']],
    [
      'reads plurals in -ies and -es',
      'taxonomies, inductive biases',
      ['taxonomies → taxonomy', 'inductive biases → inductive bias'],
    ],
    ['reads British spelling', 'optimisation', ['optimisation → optimization']],
    ['reads a space for a hyphen', 'fine tuning', ['fine tuning → fine-tuning']],
    ['reads nothing for a hyphen', 'finetuning', ['finetuning → fine-tuning']],
    ['reads a non-breaking hyphen', 'fine‑tuning', ['fine‑tuning → fine-tuning']],
    ['reads a hyphen for a space', 'beam-search', ['beam-search → beam search']],
    ['reads a curly apostrophe', 'Bayes’ theorem', ["Bayes’ theorem → Bayes' theorem"]],
    ['reads a name in two words', 'on Human Eval', ['Human Eval → HumanEval']],
    ['does not take a beginning of a word', 'on Human Evaluations', ['Human Evaluations → Human Evaluation']],
    ['reads signs', 'We report Pass@k.', ['Pass@k → Pass@k']],
    ['keeps numbers apart', 'CIFAR-10 and CIFAR-100', ['CIFAR-10 → CIFAR-10', 'CIFAR-100 → CIFAR-100']],
    ['does not join digits', 'CIFAR-10 0', ['CIFAR-10 → CIFAR-10']],
    ['reads a title in capitals', 'LARGE LANGUAGE MODELS', ['LARGE LANGUAGE MODELS → large language model']],
    ['takes no short acronym in small letters', 'bert and lora', []],
    ['takes a short acronym in capitals', 'LORA', ['LORA → LoRA']],
    ['takes an exact name only as written', 'Whisper, whisper, WHISPER', ['Whisper → Whisper']],
    ['takes a name of any case in any', 'Libero and libero', ['Libero → LIBERO', 'libero → LIBERO']],
    ['tells names apart by capitals', 'FiD has a FID', ['FiD → FiD', 'FID → FID']],
    [
      'prefers the spelling as written to the common word',
      'MeSH, mesh, Mesh',
      ['MeSH → MeSH', 'mesh → mesh', 'Mesh → mesh'],
    ],
    [
      'finds a proper name at the head of a compound',
      'LLM-generated and BERT-based',
      ['LLM → large language model', 'BERT → BERT'],
    ],
    ['but no common word there', 'optimization-based', []],
    ['and not in a name', 'BERT-GNN', []],
    ['stays in a sentence', 'It is large. Language models', ['Language models → language model']],
    ['does not cross punctuation', 'beam, search', []],
    ['finds nothing in nothing', '', []],
  ])('%s: %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('spans lie in the text, in order, apart, and fit their tokens, whatever the text', () => {
    const word = fc.oneof(
      fc.constantFrom(...small.entries.flatMap(namesOf)),
      fc.constantFrom('-', '–', '.', ',', '(', 'of', 'the', '10', '\n', 'large', 'human', 'LLM-based'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.constantFrom(' ', '-', ''), (words, separator) => {
        const text = words.join(separator);
        const tokens = tokensOf(text);
        let before = 0;
        for (const match of matchLexicon(small, tokens)) {
          expect(match.start).toBeGreaterThanOrEqual(before);
          expect(match.end).toBeGreaterThan(match.start);
          expect(match.start).toBe(tokens[match.firstToken]?.start);
          expect(match.end).toBeLessThanOrEqual(tokens[match.endToken - 1]?.end ?? -1);
          expect(findLexiconEntry(small, text.slice(match.start, match.end))).toBe(match.entry);
          before = match.end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

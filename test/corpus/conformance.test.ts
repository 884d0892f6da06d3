import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Decode, decodeText } from '../../src/corpus/decode.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { textOf } from '../../src/text/document.ts';
import { toUnicode } from '../../src/text/latex.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const SHARED = process.env.LITHOGRAPH_SHARED ?? '../shared';
const BIBLIOGRAPHY = join(SHARED, 'bibliography');
const ABSTRACTS = join(SHARED, 'corpora', 'abstracts-1k.jsonl');
const decode: Decode = (bytes, encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes);

const filesOf = (extension: string): readonly string[] =>
  existsSync(BIBLIOGRAPHY)
    ? readdirSync(BIBLIOGRAPHY, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(extension))
        .sort()
    : [];

describe.skipIf(!existsSync(BIBLIOGRAPHY))('files of other tools (needs the shared bibliography files)', () => {
  test.each<readonly [extension: string, entries: RegExp, atLeast: number]>([
    ['.bib', /^\s*@\s*(?!string|comment|preamble)[a-z]+\s*[{(]/gim, 1500],
    ['.ris', /^TY {1,2}-/gm, 15],
  ])(
    'every %s file is read, and each record that is not has a diagnostic',
    (extension, entries, atLeast) => {
      let papers = 0;
      for (const name of filesOf(extension)) {
        const { text } = decodeText(readFileSync(join(BIBLIOGRAPHY, name)), { decode, source: name });
        if (text === null) continue;
        const { documents, diagnostics } = readCorpus(text, { source: name });
        papers += documents.length;
        for (const document of documents) {
          expect(document.id, name).not.toBe('');
          expect(textOf(document).trim(), name).not.toBe('');
        }
        for (const { message, source } of diagnostics) {
          expect(message, name).not.toMatch(/\n|undefined|\bat .*\.js:/);
          expect(source).toBe(name);
        }
        const reported = new Set(diagnostics.map(({ record, line }) => `${record} ${line}`)).size;
        const found = text.match(entries)?.length ?? 0;
        expect(documents.length + reported, `${name}: ${found} records`).toBeGreaterThanOrEqual(found);
      }
      expect(papers).toBeGreaterThan(atLeast);
    },
    240_000,
  );
});

describe.skipIf(!existsSync(ABSTRACTS))('real abstracts (needs the shared corpora)', () => {
  test('all are read, and their sentences map back into them', () => {
    const { documents, diagnostics } = readCorpus(readFileSync(ABSTRACTS, 'utf8'), { source: 'abstracts-1k.jsonl' });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(documents.length).toBeGreaterThan(990);
    for (const document of documents) {
      const original = textOf(document);
      const normalized = toUnicode(original);
      let end = 0;
      for (const sentence of splitSentences(normalized.text)) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        expect(normalized.text.slice(end, sentence.start).trim()).toBe('');
        const { start, end: to } = normalized.toOriginal(sentence);
        expect(0 <= start && start < to && to <= original.length).toBe(true);
        end = sentence.end;
      }
      expect(normalized.text.slice(end).trim()).toBe('');
    }
  });
});

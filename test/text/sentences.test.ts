import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

type Case = readonly [name: string, sentences: readonly string[], separator?: string];

const CASES: readonly Case[] = [
  ['two plain sentences', ['We propose X.', 'It works.']],
  ['the title on its own line', ['A Title Without a Dot', 'We propose X.'], '\n'],
  ['a title that asks', ['Is attention all you need?', 'We say so.'], '\n'],
  ['e.g. and i.e.', ['Models (e.g. BERT, i.e. encoders) work.', 'We use e.g. Llama.']],
  ['e.g. with a comma', ['Some, e.g., Qwen, are open.']],
  ['et al.', ['Vaswani et al. (2017) and Smith et al. Proposed it.', 'We do too.']],
  ['figures and equations', ['See Fig. 3 and Eq. (2) in Sec. 4.', 'We go on.']],
  ['versions', ['Llama-3.1 and GPT-4.5 differ.', 'Qwen-2.5-7B does not.']],
  ['vs.', ['BERT vs. GPT is old.']],
  ['numbers with dots', ['It gains 3.5 points.', 'It costs 0.2 s.']],
  ['a sentence that ends in a version', ['We use Llama 3.1.', 'We fine-tune it.']],
  ['a sentence that ends in a number', ['It grew in 2020.', '3 models fell.']],
  ['question and exclamation', ['Does it work?', 'Yes!', 'It does.']],
  ['an exclamation in a name', ['The Jeopardy! questions and Yahoo! answers are hard.']],
  ['quotes after the dot', ['They say "it works."', 'We doubt it.']],
  ['brackets after the dot', ['It works (see below.)', 'We show how.']],
  ['initials', ['J. Smith and A. B. Jones wrote it.']],
  ['a vitamin before a new sentence', ['It holds vitamin C.', 'We measure it.']],
  ['a missing space', ['We test on MBPP.', 'We win.'], ''],
  ['file names and sites', ['Node.js and example.com/a.b stay whole.']],
  ['lists', ['1. First we read.', '2. Then we write.']],
  ['etc. before lower case and upper case', ['Images, etc. are used.', 'Sounds etc.', 'Decomposability is next.']],
  ['points of a list', ['We do this.', '(i) We read.', '(ii) We write!', '(iii) Done?', '(a) Yes.']],
  ['an ellipsis', ['It goes on... and on.', 'And ends...', 'Now.']],
  ['i.i.d.', ['Data are i.i.d. samples.', 'They are i.i.d.', 'We relax this.']],
  ['a name in lower case opens', ['We cluster.', 'k-means is used.', 'mBERT is not.']],
  ['no new sentence in lower case', ['It is approx. five and incl. more.']],
  [
    'a hard-wrapped line',
    ['We study the effect of hard line breaks on the splitting of\nsentences into parts.', 'It is small.'],
  ],
  ['a blank line', ['First part without a dot', 'Second part'], '\n\n'],
  ['bullets', ['We contribute: a thing.', '- one item', '- another item'], '\n'],
  ['abbreviated numbers', ['Task No. 5 is hard.', 'The answer is no.', 'We stop.']],
  ['an app', ['It is a mobile app.', 'We ship it.']],
  ['Chinese full stops', ['我们提出一种方法。', '它有效。'], ''],
  ['U.S.', ['The U.S. Government funds it.', 'It is in the U.S.', 'We are not.']],
];

describe('splitSentences', () => {
  test.each(CASES.map(([name, ...rest]) => [name, rest] as const))('%s', (_name, [sentences, separator = ' ']) => {
    const text = sentences.join(separator);
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  test('sentences ascend, are trimmed, and leave out nothing but white space', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('. ', '\n', 'We', 'e.g. ', '!', ' (', ')', '"', '3.', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const sentence of splitSentences(text)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          expect(text.slice(end, sentence.start).trim()).toBe('');
          expect(text.slice(sentence.start, sentence.end)).not.toMatch(/^[ \n\t\r]|[ \n\t\r]$/);
          end = sentence.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  test.each(['. ', '\n', 'Fig. ', '? ', '.', ' ', 'a', 'e.g. ', '.)', 'A. ', '1. '])(
    'many %j in a row are read in one go',
    (piece) => {
      const text = piece.repeat(200_000 / piece.length);
      expect(splitSentences(text).at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
    },
  );
});

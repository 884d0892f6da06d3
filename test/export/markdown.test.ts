import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown, toMarkdownTable } from '../../src/export/markdown.ts';

describe('untrusted text as Markdown', () => {
  test.each([
    ['plain words stay', 'Mamba: état, 状態 (2024)', 'Mamba: état, 状態 (2024)'],
    ['emphasis', '*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['HTML', '<script>alert(1)</script>&amp;', '\\<script\\>alert(1)\\</script\\>\\&amp;'],
    ['links and images', '![x](javascript:a)', '\\!\\[x\\](javascript:a)'],
    ['code and mathematics', '`a` $b$', '\\`a\\` \\$b\\$'],
    ['cells of tables', 'a | b', 'a \\| b'],
    ['headings', '# a', '\\# a'],
    ['bullets', '- a', '\\- a'],
    ['numbered lists', '12. a', '12\\. a'],
    ['backslashes', 'a\\*b', 'a\\\\\\*b'],
    ['line breaks become spaces', 'a\r\n\u2028b', 'a b'],
    ['control characters become spaces', 'a\u001B[31mb', 'a \\[31mb'],
    ['bidirectional overrides are removed', 'a\u202Eb\u2066c', 'abc'],
    ['lone surrogates are removed', 'a\uD800b', 'ab'],
    ['a bare address is code', 'see https://x.org/a_b?c=*d*, or', 'see `https://x.org/a_b?c=*d*,` or'],
    ['so is one without a scheme', '(WWW.x.org)', '(`WWW.x.org)`'],
    ['so is one for mail', 'to a.b+c@x-y.org.', 'to `a.b+c@x-y.org`.'],
    ['an address ends at a backtick and at a bar', 'http://a`b|c', '`http://a`\\`b\\|c'],
    ['a sign of metrics stays', 'Pass@1 and F1@k', 'Pass@1 and F1@k'],
  ])('%s', (_name, text, expected) => {
    expect(toMarkdown(text)).toBe(expected);
  });

  test('leaves no address for a reader of Markdown to make a link of', () => {
    const pieces = [
      'https://',
      'http:',
      '//',
      'www.',
      'mailto:',
      'xmpp:',
      'ftp://',
      'a',
      '@',
      'b.c',
      ' ',
      '`',
      '|',
      '<',
      '\\',
      '\u200B',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const withoutCode = toMarkdown(parts.join('')).replaceAll(/(?<!\\)(?:\\\\)*`[^`]*`/g, ' ');
        expect(withoutCode).not.toMatch(/(?:https?|ftp):\/\/|www\.|(?:mailto|xmpp):\w|\w@\w+\.\w/i);
      }),
    );
  });

  test('is cut after 200 characters, between characters', () => {
    expect(toMarkdown('😀'.repeat(20_000))).toBe(`${'😀'.repeat(200)}…`);
    expect(toMarkdown('a'.repeat(200))).toBe('a'.repeat(200));
  });
});

test('a table sets columns of numbers to the right', () => {
  expect(
    toMarkdownTable(
      ['Kind', 'Nodes'],
      [
        ['Paper', 10],
        ['Model', 3],
      ],
    ),
  ).toBe('| Kind | Nodes |\n| --- | ---: |\n| Paper | 10 |\n| Model | 3 |');
});

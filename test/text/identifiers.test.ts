import { describe, expect, test } from 'vitest';
import { readArxivId, readDoi } from '../../src/text/identifiers.ts';

describe('readDoi', () => {
  test.each([
    ['bare', '10.1000/Alder', '10.1000/alder'],
    ['with a registrant of several parts', '10.1000.10/ABC', '10.1000.10/abc'],
    ['after doi:', ' doi:10.1000/a ', '10.1000/a'],
    ['after DOI and spaces', 'DOI: 10.1000/a', '10.1000/a'],
    ['after DOI without a colon', 'DOI 10.1000/a', '10.1000/a'],
    ['in an address', 'https://doi.org/10.1000/a', '10.1000/a'],
    ['in an old address', 'http://dx.doi.org/10.1000/a', '10.1000/a'],
    ['twice marked', 'https://doi.org/doi:10.1000/a', '10.1000/a'],
    ['at the end of a reference', 'Alder, Trees, 2020, doi:10.1000/a(1)2', '10.1000/a(1)2'],
  ])('reads one that is %s', (_name, text, doi) => {
    expect(readDoi(text)).toBe(doi);
  });

  test.each([
    ['nothing', ''],
    ['a number', '10.1000'],
    ['one with a gap', '10.1000/a b'],
    ['too short a registrant', '10.10/a'],
    ['another site', 'https://example.org/10.1000/a'],
    ['a site whose name ends alike', 'https://notdoi.org/10.1000/a'],
    ['prose of any length', `${'doi:10.1000/'.repeat(100_000)} a`],
  ])('finds none in %s', (_name, text) => {
    expect(readDoi(text)).toBeUndefined();
  });
});

describe('readArxivId', () => {
  test.each([
    ['bare', '2504.03624', '2504.03624'],
    ['with a version', 'arXiv:2504.03624v12', '2504.03624'],
    ['after a space', 'arXiv: 2504.03624', '2504.03624'],
    ['with its class', 'arXiv:2504.03624v1 [cs.CL]', '2504.03624'],
    ['an address', 'https://arxiv.org/abs/2504.03624', '2504.03624'],
    ['a PDF', 'http://www.arxiv.org/pdf/2504.03624v2.pdf', '2504.03624'],
    ['a DOI of arXiv', '10.48550/arXiv.2504.03624', '2504.03624'],
    ['old', 'hep-th/9901001v1', 'hep-th/9901001'],
    ['old with a subject, in lower case', 'arxiv.math.gt/0309136', 'math.GT/0309136'],
    ['at the end of a reference', 'arXiv preprint arXiv:2504.03624', '2504.03624'],
  ])('reads one that is %s', (_name, text, id) => {
    expect(readArxivId(text)).toBe(id);
  });

  test.each([
    ['nothing', ''],
    ['a year', '2504'],
    ['too many digits', '2504.036245'],
    ['another DOI', '10.1000/2504.03624'],
    ['another site', 'https://notarxiv.org/abs/2504.03624'],
    ['a cited key', 'smith2020'],
    ['prose of any length', `${'arxiv:2504.03624 ['.repeat(100_000)} a`],
  ])('finds none in %s', (_name, text) => {
    expect(readArxivId(text)).toBeUndefined();
  });
});

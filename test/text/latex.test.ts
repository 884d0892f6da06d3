import { describe, expect, test } from 'vitest';
import { toPlainLine, toUnicode } from '../../src/text/latex.ts';

describe('toUnicode', () => {
  test.each([
    ['a formula with one macro', '3$\\times$ faster', '3× faster'],
    ['a number in dollars', '$6$B parameters', '6B parameters'],
    ['money', 'costs $5 and $6 a month', 'costs $5 and $6 a month'],
    ['a range of money', 'from $5-$6', 'from $5-$6'],
    ['a formula before a number', '$\\sim$2.5 points', '~2.5 points'],
    ['bold', '\\textbf{Mamba} is', 'Mamba is'],
    ['bold initials', '\\textbf{S}elf-\\textbf{R}eward', 'Self-Reward'],
    ['nested wrappers', '\\textbf{\\textit{Bridge}}', 'Bridge'],
    ['dashes', 'human--AI---and', 'human–AI—and'],
    ['a flag', 'run with --fast now', 'run with --fast now'],
    ['a tie', 'Fig.~3 and Smith~et al.', 'Fig. 3 and Smith et al.'],
    ['about', 'takes ~10 ms', 'takes ~10 ms'],
    ['acute', "caf\\'e and \\'{e}", 'café and é'],
    ['umlaut in braces', 'Schr{\\"o}dinger, \\"{o}', 'Schrödinger, ö'],
    ['dotless i', 'Guaran\\\'{\\i}, na\\"\\i ve', 'Guaraní, naïve'],
    ['caron', '\\v{z} and \\v z', 'ž and ž'],
    ['grave', 'F\\`ux\\`i', 'Fùxì'],
    ['percent', '95\\% CI', '95% CI'],
    ['Greek', '$\\alpha$-divergence', 'α-divergence'],
    ['calligraphic', '$\\mathcal{O}(n)$', 'O(n)'],
    ['superscript', 'M$^3$FinMeeting, $n^2$, $R^d$', 'M³FinMeeting, n², R^d'],
    ['subscript', '$\\ell_0$, H$_2$O, $_{\\text{32k}}$', 'ℓ₀, H₂O, _32k'],
    ['long exponents', '$10^{41}$ and $n^{th}$', '10⁴¹ and n^th'],
    ['fractions', '$\\frac{1}{2}$, $\\frac{a+b}{n}$', '1/2, (a+b)/n'],
    ['roots', '$\\sqrt{T}$, $\\sqrt{n+1}$', '√T, √(n+1)'],
    ['cite', 'as in~\\cite{foo,bar}.', 'as in .'],
    ['url', '\\url{https://x.org/a_b}', 'https://x.org/a_b'],
    ['href', '\\href{https://x.org}{code}', 'code'],
    ['switch', 'a {\\em preferential attachment} rule', 'a preferential attachment rule'],
    ['unknown with argument', '\\rev{new text} here', 'new text here'],
    ['unknown without', '\\surgellm achieves', 'surgellm achieves'],
    ['wrapper without braces', '\\textscFgd and \\emphlocal', 'Fgd and local'],
    ['thousands', '$2{,}200^3$', '2,200³'],
    ['accents in math', '$\\tilde{O}(d)$ $\\hat{y}$', 'Õ(d) ŷ'],
    ['entities', 'a &lt; b &amp; c&nbsp;d &#946; &amp;lt;', 'a < b & c d β <'],
    ['tags', '<i>E. coli</i> H<sub>2</sub>O x<sup>n</sup>', 'E. coli H₂O xⁿ'],
    ['jats', '<jats:title>Abstract</jats:title><jats:p>We</jats:p>', 'Abstract\n\nWe\n\n'],
    ['comparison', 'a < b and c > d', 'a < b and c > d'],
    ['special tokens', '<think> and <UNK> and </s>', '<think> and <UNK> and </s>'],
    ['ligatures', 'e\uFB03cient \uFB01ne', 'efficient fine'],
    ['invisible', 'a\u200Bb\u00ADc\uFEFF d\u00A0e', 'abc d e'],
    ['that turn the direction', 'a\u202Eb\u061Cc\u2066d\u007Fe', 'abcde'],
    ['hyphenated line break', 'evalu-\nation of self-\nattention', 'evaluation of self-attention'],
    ['markdown', '**SPOC**, a *spontaneous* way, A* and M87*', 'SPOC, a spontaneous way, A* and M87*'],
    ['quotes', "``think''", '“think”'],
    ['control', 'a\u0002b\u0000c', 'abc'],
    ['cp1252', 'a\u0093b\u0094', 'a“b”'],
    ['set', '$\\{0,1\\}^n$', '{0,1}ⁿ'],
    ['paren math', '\\(x^2\\) and \\[y\\]', 'x² and y'],
    ['signs and letters', 'by $>$3%, a text $ T $ here', 'by >3%, a text  T  here'],
    ['a display that one dollar would close', '$$\\)$', '$\\)'],
    ['unpaired', 'a $ b', 'a $ b'],
    ['lone backslash', 'a \\', 'a \\'],
  ])('%s', (_name, input, expected) => {
    expect(toUnicode(input).text).toBe(expected);
  });
  test.each([
    ['3$\\times$ faster', '×', '$\\times$'],
    ['\\textbf{Mamba} is', 'Mamba', 'Mamba'],
    ['\\textbf{S}elf-\\textbf{R}eward', 'Self-Reward', '\\textbf{S}elf-\\textbf{R}eward'],
    ['Zephyr-7B-$\\beta$ x', 'Zephyr-7B-β', 'Zephyr-7B-$\\beta$'],
    ['the $\\rho$ x', 'ρ', '$\\rho$'],
    ['a $k$-sparse x', 'k-sparse', '$k$-sparse'],
    ['a $\\texttt{HyperGVL}$ x', 'HyperGVL', 'HyperGVL'],
    ['M$^3$FinMeeting', 'M³FinMeeting', 'M$^3$FinMeeting'],
    ['the $R^2$ x', 'R²', '$R^2$'],
    ['PKS$^4$.', 'PKS⁴', 'PKS$^4$'],
    ['F\\`ux\\`i', 'Fùxì', 'F\\`ux\\`i'],
    ['DunbaaBERT$_{\\text{32k}}$ a', 'DunbaaBERT_32k', 'DunbaaBERT$_{\\text{32k}}$'],
    ['$\\text{PKS}^4$ a', 'PKS⁴', '$\\text{PKS}^4$'],
    ['a **S**peech x', 'Speech', '**S**peech'],
  ])('%s: %s is %s', (input, part, original) => {
    const normalized = toUnicode(input);
    const start = normalized.text.indexOf(part);
    const { start: from, end: to } = normalized.toOriginal({ start, end: start + part.length });
    expect(input.slice(from, to)).toBe(original);
    const back = normalized.fromOriginal({ start: from, end: to });
    expect(normalized.text.slice(back.start, back.end)).toBe(part);
  });
});

describe('toPlainLine', () => {
  test.each([
    ['TeX', '3$\\times$ faster', '3× faster'],
    ['several lines', 'one\n two\t three ', 'one two three'],
    ['marks that turn the direction', 'a\u202Eb\u2066c', 'abc'],
    ['control characters', 'a \u0000b\u007f', 'a b'],
    ['halves of characters', 'a\ud800b', 'ab'],
    ['other scripts', '日本語 العربية', '日本語 العربية'],
    ['what looks like a tag but is none', 'a < b > c', 'a < b > c'],
  ])('shows %s on one line', (_name, text, expected) => {
    expect(toPlainLine(text)).toBe(expected);
  });
});

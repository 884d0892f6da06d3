/** Longest piece of a paper's text that a report quotes, in characters. */
const LONGEST = 200;

// Line breaks, control characters and what turns the direction of writing: a report's line stays one line.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uD800-\uDFFF]+/gu;

/**
 * Untrusted text as plain words of one Markdown line: no markup, link, HTML or list can come of it. Cut after 200
 * characters.
 */
export function toMarkdown(text: string): string {
  const line = [
    ...text
      .slice(0, 2 * LONGEST + 2)
      .replace(INVISIBLE, ' ')
      .trim(),
  ];
  const cut = line.length > LONGEST ? `${line.slice(0, LONGEST).join('').trimEnd()}…` : line.join('');
  return cut
    .replace(/[\\`*_{}[\]<>#|&!~$=]/g, '\\$&')
    .replace(/^[-+]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A table: a head and rows of cells that are Markdown already. Numbers are set to the right. */
export function toMarkdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, column) => (rows.every((row) => typeof row[column] === 'number') ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

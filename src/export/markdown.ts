import { toOneLine } from '../text/invisible.ts';

/** Longest piece of a paper's text that a report quotes, in characters. */
const LONGEST = 200;

/**
 * What GitHub's Markdown makes links of by itself. No escape prevents that, as its renderer looks for addresses once the
 * escapes are resolved; in code it does not.
 */
const ADDRESS = /(?:(?:https?|ftp):\/\/|www\.|mailto:|xmpp:)[^\s`|]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/**
 * Untrusted text as plain words of one Markdown line: no markup, link, HTML or list can come of it, and an address is
 * code. Cut after 200 characters.
 */
export function toMarkdown(text: string): string {
  const line = [...toOneLine(text.slice(0, 2 * LONGEST + 2))];
  const cut = line.length > LONGEST ? `${line.slice(0, LONGEST).join('').trimEnd()}…` : line.join('');
  let result = '';
  let end = 0;
  for (const { 0: address, index } of cut.matchAll(ADDRESS)) {
    result += `${escapeMarkdown(cut.slice(end, index))}\`${address}\``;
    end = index + address.length;
  }
  return (result + escapeMarkdown(cut.slice(end))).replace(/^[-+]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|&!~$=]/g, '\\$&');

/** A table: a head and rows of cells that are Markdown already. Numbers are set to the right. */
export function toMarkdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, column) => (rows.every((row) => typeof row[column] === 'number') ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

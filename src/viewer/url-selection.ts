import type { Selection } from './state.ts';

/** A selection as the address has it: a letter for its type, then keys; `~` stands between two of them. */
export function writeSelection(selection: Selection): string {
  switch (selection.type) {
    case 'node':
      return `n.${selection.key}`;
    case 'edge':
      return `e.${selection.key}`;
    case 'theme':
      return `t.${selection.id}`;
    case 'path':
      return `p.${pair(selection.from, selection.to)}`;
    case 'compare':
      return `${selection.of === 'nodes' ? 'c' : 'h'}.${pair(selection.a, selection.b)}`;
    case 'gaps':
      return 'g.';
    case 'bridges':
      return 'b.';
  }
}

/** The selection that a text of {@link writeSelection} stands for; null for any other text. */
export function readSelection(text: string | null): Selection | null {
  if (text === null) return null;
  const key = text.slice(2);
  const [a, b] = parts(key);
  switch (text.slice(0, 2)) {
    case 'n.':
      return { type: 'node', key };
    case 'e.':
      return { type: 'edge', key };
    case 't.':
      return isThemeId(key) ? { type: 'theme', id: Number(key) } : null;
    case 'p.':
      return a === undefined || b === undefined ? null : { type: 'path', from: a, to: b };
    case 'c.':
      return a === undefined || b === undefined ? null : { type: 'compare', of: 'nodes', a, b };
    case 'h.':
      return a !== undefined && b !== undefined && isThemeId(a) && isThemeId(b)
        ? { type: 'compare', of: 'themes', a, b }
        : null;
    case 'g.':
      return { type: 'gaps' };
    case 'b.':
      return { type: 'bridges' };
    default:
      return null;
  }
}

const isThemeId = (text: string): boolean => /^\d{1,9}$/.test(text);

/** Keys of papers are anything, `~` too. */
const pair = (a: string, b: string): string => [a, b].map((key) => key.replace(/[%~]/g, encodeTilde)).join('~');
const encodeTilde = (character: string): string => (character === '%' ? '%25' : '%7E');

function parts(text: string): string[] {
  const keys = text.split('~').map((key) => key.replace(/%(25|7E)/g, (_, code) => (code === '25' ? '%' : '~')));
  return keys.length === 2 && keys.every((key) => key !== '') ? keys : [];
}

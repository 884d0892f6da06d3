import type { Span } from '../../model.ts';
import { type Atom, isNameLike } from './coreference.ts';
import { mix } from './features.ts';

/** A way to write a name: its atoms in the text. */
export interface Form {
  readonly atoms: readonly Atom[];
  /** What it is a name of. */
  readonly group: string;
}

/** A place where a form was found. */
export interface FormMatch extends Span {
  readonly group: string;
}

interface IndexedForm {
  readonly group: string;
  readonly stems: readonly string[];
  /** Spellings that count, without a plural's "s"; null where capitals do not matter. */
  readonly spellings: Set<string> | null;
}

/**
 * Finds every place where the text has one of the forms: from left to right, the longest at each place. Plural and hyphens
 * do not matter, nor do capitals, but in one-word names such as `MIND`. Parts of compounds count: `BERT` in `BERT-based`.
 * Linear: nearly every atom costs one look-up.
 */
export function searchForms(atoms: readonly Atom[], forms: readonly Form[]): FormMatch[] {
  const { complete, beginnings } = indexForms(forms);
  const matches: FormMatch[] = [];
  for (let first = 0; first < atoms.length; ) {
    let found: FormMatch | null = null;
    let next = first + 1;
    let key = 0;
    for (let last = first; last < atoms.length && atoms[last]?.sentence === atoms[first]?.sentence; last++) {
      key = mix(key, atoms[last]?.piece.hash ?? 0);
      if (!beginnings.has(key)) break;
      const form = complete.get(key);
      if (form === undefined || !fits(form, atoms, first, last)) continue;
      found = { start: atoms[first]?.start ?? 0, end: atoms[last]?.end ?? 0, group: form.group };
      next = last + 1;
    }
    if (found !== null) matches.push(found);
    first = next;
  }
  return matches;
}

function indexForms(forms: readonly Form[]): { complete: Map<number, IndexedForm>; beginnings: Set<number> } {
  const complete = new Map<number, IndexedForm>();
  const beginnings = new Set<number>();
  for (const { atoms, group } of forms) {
    let key = 0;
    for (const atom of atoms) {
      key = mix(key, atom.piece.hash);
      beginnings.add(key);
    }
    const spelling = spellingOf(atoms);
    const known = complete.get(key);
    if (known !== undefined) {
      if (spelling !== null) known.spellings?.add(spelling);
      continue;
    }
    const spellings = spelling === null ? null : new Set([spelling]);
    complete.set(key, { group, stems: atoms.map(({ piece }) => piece.stem), spellings });
  }
  return { complete, beginnings };
}

function fits(form: IndexedForm, atoms: readonly Atom[], first: number, last: number): boolean {
  if (form.stems.length !== last - first + 1) return false;
  for (let i = first; i <= last; i++) if (atoms[i]?.piece.stem !== form.stems[i - first]) return false;
  return form.spellings === null || form.spellings.has(spellingOf(atoms.slice(first, last + 1)) ?? '');
}

// One word with capitals inside is only found as it is spelt.
function spellingOf(atoms: readonly Atom[]): string | null {
  const [atom] = atoms;
  if (atom === undefined || atoms.length > 1 || !isNameLike(atom.piece.text)) return null;
  return atom.piece.text.endsWith('s') ? atom.piece.text.slice(0, -1) : atom.piece.text;
}

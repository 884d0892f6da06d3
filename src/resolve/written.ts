/** Names that mean what a list of aliases says only as they are written there: FID and FiD are two things, HE-R is no HER. */
import { looksLikeAcronym, singularShort } from './acronyms.ts';
import { getOrMake } from './grouping.ts';

/** Tells names that share the key of a listed one, but not its thing. */
export interface Written {
  /** What a name is told by from others of its key; undefined for most, which are not. */
  spellingOf(name: string): string | undefined;
}

/** The list that ships is asked again and again, and never changes. */
const READ = new WeakMap<object, Written>();

/**
 * Reads how a list writes its acronyms. O(n) in the number of names.
 *
 * @param aliases - groups of names for one thing; the first of each leads.
 * @param keyOf - the key of a name whatever its capitals and hyphens.
 */
export function readWritten(aliases: Iterable<readonly string[]>, keyOf: (name: string) => string): Written {
  const found = READ.get(aliases);
  if (found !== undefined) return found;
  const leaders = new Map<string, Set<string>>();
  const listed = new Set<string>();
  for (const group of aliases) {
    for (const name of group) listed.add(name);
    const [leader = ''] = group;
    if (looksLikeAcronym(leader)) getOrMake(leaders, keyOf(leader), () => new Set<string>()).add(leader);
  }
  const rivals = new Set([...leaders.values()].filter(({ size }) => size > 1).flatMap((spellings) => [...spellings]));
  const written: Written = {
    spellingOf: (name) => {
      if (!/^\S+$/.test(name)) return undefined;
      // `FID↓` of a table.
      const short = singularShort(name.replace(/[↑↓]$/, ''));
      const isOwn = rivals.has(short) || (isCut(short) && !listed.has(short) && listed.has(short.replaceAll('-', '')));
      return isOwn ? short : undefined;
    },
  };
  READ.set(aliases, written);
  return written;
}

// Capitals alone, with a hyphen between them.
function isCut(name: string): boolean {
  return /^\p{Lu}+(?:-\p{Lu}+)+$/u.test(name);
}

/** Names that mean what a list of aliases says only as they are written there: FID and FiD are two things, HE-R is no HER. */
import { looksLikeAcronym, singularShort } from './acronyms.ts';
import { getOrMake } from './grouping.ts';
import { keyOfDisplayed } from './keys.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Tells names that share the key of a listed one, but not its thing. */
export interface Written {
  /** What a name is told by from others of its key; undefined for most, which are not. */
  spellingOf(name: string): string | undefined;
}

/** The list that ships is asked again and again, and never changes. */
const READ = new WeakMap<Vocabulary, WeakMap<object, Written>>();

/**
 * Reads how a list writes its acronyms. Of those that share a key, the first has it, with all other spellings. O(n) in the number of
 * names.
 *
 * @param aliases - groups of names for one thing; the first of each leads.
 * @param vocabulary - gives names their keys, whatever their capitals and hyphens.
 */
export function readWritten(aliases: readonly (readonly string[])[], vocabulary: Vocabulary): Written {
  const cache = getOrMake(READ, vocabulary, () => new WeakMap<object, Written>());
  return getOrMake(cache, aliases, () => readList(aliases, vocabulary));
}

function readList(aliases: readonly (readonly string[])[], vocabulary: Vocabulary): Written {
  const leaders = new Map<string, string>();
  const listed = new Set(aliases.flat());
  const rivals = new Set<string>();
  for (const [leader = ''] of aliases) {
    if (!looksLikeAcronym(leader)) continue;
    const first = getOrMake(leaders, keyOfDisplayed(leader, vocabulary), () => leader);
    if (first !== leader) rivals.add(leader);
  }
  return {
    spellingOf: (name) => {
      if (!/^\S+$/.test(name)) return undefined;
      // `FID↓` of a table.
      const short = singularShort(name.replace(/[↑↓]$/, ''));
      const isOwn = rivals.has(short) || (isCut(short) && !listed.has(short) && listed.has(short.replaceAll('-', '')));
      return isOwn ? short : undefined;
    },
  };
}

// Capitals alone, with a hyphen between them.
function isCut(name: string): boolean {
  return /^\p{Lu}+(?:-\p{Lu}+)+$/u.test(name);
}

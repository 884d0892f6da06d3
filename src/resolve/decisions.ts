/** A user's overrides, applied to the clusters that a corpus has: which keys get another label or kind, or are left out. */
import type { EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import type { Clusters } from './clusters.ts';
import type { NameReader } from './name-reader.ts';
import type { Overrides } from './overrides.ts';

/** What was decided, by the key of the cluster. */
export interface Decisions {
  readonly labels: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, EntityKind>;
  readonly ignored: ReadonlySet<string>;
  /** Names that no paper has, sorted. */
  readonly unknownNames: readonly string[];
}

/** Looks the names of the overrides up in the clusters. O(n) in the number of mentions, where there are overrides. */
export function readDecisions(overrides: Overrides, clusters: Clusters, names: NameReader): Decisions {
  const { merge = [], split = [], rename = {}, retype = {}, ignore = [] } = overrides;
  const unknown = new Set<string>();
  const asked = [
    ...merge.map((group) => group.names),
    ...split,
    Object.keys(rename),
    Object.keys(retype),
    ignore,
  ].flat();
  const keys = new Set(asked.map((name) => names.key(names.display(name))));
  const said = findKeys(keys, clusters);
  const clusterOf = (name: string): string | undefined => {
    const key = names.key(names.display(name));
    const own = clusters.clusterOf(key);
    if (clusters.members.has(own)) return own;
    const found = said.get(key);
    return found?.size === 1 ? [...found][0] : undefined;
  };
  for (const name of asked) {
    if (clusterOf(name) === undefined && !said.has(names.key(names.display(name)))) unknown.add(name);
  }
  const table = <T>(entries: readonly (readonly [string, T])[]): Map<string, T> =>
    new Map(
      entries.flatMap(([name, value]) => {
        const key = clusterOf(name);
        return key === undefined ? [] : [[key, value] as const];
      }),
    );
  return {
    labels: table(Object.entries(rename)),
    kinds: table(Object.entries(retype)),
    ignored: new Set(ignore.map(clusterOf).filter((key) => key !== undefined)),
    unknownNames: [...unknown].sort(compareStrings),
  };
}

/** The clusters in which one of the keys is said. */
function findKeys(keys: ReadonlySet<string>, clusters: Clusters): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  if (keys.size === 0) return found;
  for (const [cluster, members] of clusters.members) {
    for (const key of members.flatMap((member) => [member.key, ...member.mentions.map((mention) => mention.key)])) {
      if (keys.has(key)) found.set(key, (found.get(key) ?? new Set()).add(cluster));
    }
  }
  return found;
}

/** Groups of clusters that links join: each has a leader, and whoever joins a group must go with every member of it. */
import type { EntityKind } from '../model.ts';
import { mayBeKin } from './kin.ts';
import type { NameReader } from './name-reader.ts';
import { vetoOf } from './vetoes.ts';

/** What links need to know of a cluster. */
export interface ClusterView {
  readonly key: string;
  /** The form by which most papers know it. */
  readonly name: string;
  /** Undefined where nobody has said it. */
  readonly kind: EntityKind | undefined;
}

/** Why a cluster became part of another. */
export interface Link {
  readonly to: string;
  readonly reason: string;
  /** From 0 to 1, two decimals. */
  readonly score: number;
  /** Whether it is the other's name with the noun of its class after it: `Adam optimizer`. Default: no. */
  readonly hasClassNoun?: boolean;
}

/** Two clusters that may be one. */
export interface Doubt extends Link {
  readonly from: string;
}

/** What was joined, by key, and what was not. */
export interface Links {
  readonly joined: ReadonlyMap<string, Link>;
  readonly doubts: readonly Doubt[];
}

/** The meaning of an acronym where the corpus agrees on one, by the acronym's key, with the share that agrees. */
export interface SpelledOut {
  readonly key: string;
  readonly name: string;
  readonly share: number;
}

/** Looks a name up among the clusters. */
type Find = (name: string) => ClusterView | undefined;

/** Joined from here on; below, a suspect. */
const ENOUGH = 0.9;

/** Groups of clusters, each with a leader. */
export interface Groups extends Links {
  propose(from: ClusterView, to: ClusterView, reason: string, score: number, more?: Pick<Link, 'hasClassNoun'>): void;
}

/** What a proposal of a link for one cluster asks of the others. */
export interface LinkContext {
  readonly names: NameReader;
  readonly groups: Groups;
  readonly find: Find;
  /** What an acronym, by its key, stands for inside longer names. */
  meaningOf(acronym: string): SpelledOut | undefined;
}

/** Groups of one cluster each. */
export function createGroups(names: NameReader): Groups {
  const joined = new Map<string, Link>();
  const doubts: Doubt[] = [];
  const members = new Map<string, readonly ClusterView[]>();
  const mayMeet = (a: ClusterView, b: ClusterView): boolean => {
    return mayBeKin(a.kind, b.kind) && !names.areApart(a.key, b.key) && vetoOf(a.name, b.name, names) === undefined;
  };
  const propose: Groups['propose'] = (from, to, reason, score, more = {}) => {
    const [source, target] = [leaderOf(from.key, joined), leaderOf(to.key, joined)];
    if (source === target) return;
    const [joining, there] = [members.get(source) ?? [from], members.get(target) ?? [to]];
    if (joining.some((a) => there.some((b) => !mayMeet(a, b)))) return;
    if (score < ENOUGH) {
      doubts.push({ from: from.key, to: to.key, reason, score });
      return;
    }
    joined.set(source, { to: target, reason, score, ...more });
    members.set(target, [...there, ...joining]);
  };
  return { joined, doubts, propose };
}

/** The key of the group that a key belongs to in the end. */
export function leaderOf(key: string, joined: ReadonlyMap<string, Link>): string {
  let leader = key;
  for (let link = joined.get(leader); link !== undefined; link = joined.get(leader)) leader = link.to;
  return leader;
}

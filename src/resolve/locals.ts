/**
 * What one paper says, made ready to be joined with others: coordinated names split, mentions with their keys, acronyms with
 * the long forms that the paper gives them. O(n) in the number of mentions.
 */
import type { EntityKind, ExtractedEntity, ExtractedEvidence, Extraction, Role, Span, TextRelation } from '../model.ts';
import { textOf } from '../text/document.ts';
import { abbreviates, looksLikeAcronym, singularShort } from './acronyms.ts';
import { definitionsIn, endFor, isWordingOf } from './definitions.ts';
import { groupBy } from './grouping.ts';
import type { NameReader } from './name-reader.ts';
import type { Roots } from './roots.ts';
import { contradicts } from './vetoes.ts';

/** A mention, as it is written and by its key. */
export interface LocalMention extends Span {
  readonly surface: string;
  readonly key: string;
}

/** An entity of one paper, before it is joined with others. */
export interface LocalEntity {
  readonly paper: string;
  readonly name: string;
  /** The key of the full form. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly role: Role;
  readonly confidence: number;
  readonly mentions: readonly LocalMention[];
  /** Keys of the acronyms that the paper defines as it. */
  readonly acronyms: readonly string[];
  /** The key of the acronym that it is called by, where nothing but its letters says that it is the thing of {@link key}. */
  readonly fitting?: string;
  /** The coordinated name that it is a part of. */
  readonly whole?: string;
}

/** A relation of one paper, between indexes of its local entities: several where a name was split. */
export interface LocalRelation {
  readonly heads: readonly number[];
  readonly relation: TextRelation;
  readonly tails: readonly number[];
  readonly evidence: ExtractedEvidence;
}

/** One paper. */
export interface LocalPaper {
  readonly extraction: Extraction;
  readonly text: string;
  readonly entities: readonly LocalEntity[];
  readonly relations: readonly LocalRelation[];
  /** The indexes of the local entities by the id of the extracted one: several where a name was split. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Entities and relations left out because no span in the text stands for them. */
  readonly ungrounded: number;
}

type Draft = { -readonly [K in keyof LocalEntity]: LocalEntity[K] };

/** What the reading of one paper asks of the others. */
export interface CorpusView {
  readonly roots: Roots;
  /** Whether some paper of the corpus has a thing of this key by name. */
  isThing(key: string): boolean;
}

/** Reads one extraction. */
export function readPaper(extraction: Extraction, names: NameReader, corpus: CorpusView): LocalPaper {
  const text = textOf(extraction.document);
  const drafts: Draft[] = [];
  const places = new Map<string, number[]>();
  for (const entity of extraction.entities) {
    const own = readEntity(entity, extraction.id, text, names, corpus);
    places.set(
      entity.id,
      own.filter(({ isMain }) => isMain).map((_, index) => drafts.length + index),
    );
    drafts.push(...own.map(({ draft }) => draft));
  }
  joinDefinitions(drafts, text, names);
  readOwnMeanings(drafts, text, names, corpus.roots);
  joinFittingAcronyms(drafts, names);
  joinBareAcronyms(drafts);
  const { relations, ungrounded } = readRelations(extraction, places, text.length);
  const empty = extraction.entities.filter(({ id }) => places.get(id)?.length === 0).length;
  return { extraction, text, entities: drafts, relations, places, ungrounded: ungrounded + empty };
}

/** The local entities of an extracted one; those that carry its relations come first. */
function readEntity(
  entity: ExtractedEntity,
  paper: string,
  text: string,
  names: NameReader,
  corpus: CorpusView,
): { draft: Draft; isMain: boolean }[] {
  const mentions = entity.mentions
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .map((span) => readMention(span, text, names))
    .filter(({ surface }) => surface !== '');
  if (mentions.length === 0) return [];
  const base = { paper, kind: entity.type, role: entity.role, confidence: entity.confidence };
  const given = names.display(entity.name) || (mentions[0]?.surface ?? '');
  const parts = names.split(given);
  if (parts.length > 1) return splitEntity(given, parts, mentions, base, names);
  const name = fullForm(given, mentions);
  const key = names.key(name);
  // `Llama-3.1-70B` is not a mention of Llama-3.1-8B, whatever an extractor says.
  const surfaces = new Set(mentions.map(({ surface }) => surface));
  const strangers = mentions.filter(
    ({ surface, key: other }) =>
      other !== key &&
      (names.areApart(other, key) || contradicts(surface, name, names) || isLongerAcronym(surface, surfaces)),
  );
  const heads = readHeads(
    mentions.filter((mention) => !strangers.includes(mention)),
    name,
    names,
    corpus,
  );
  const own = mentions.filter((mention) => !strangers.includes(mention) && !heads.has(mention));
  const acronyms = [...new Set(own.filter(({ surface }) => abbreviates(surface, name)).map((mention) => mention.key))];
  const main = own.length === 0 ? [] : [{ draft: { ...base, name, key, mentions: own, acronyms }, isMain: true }];
  // Who introduces text-based LLMs uses LLMs.
  const role = base.role === 'introduces' ? 'uses' : base.role;
  const isMain = main.length === 0;
  return [
    ...main,
    ...[...groupBy(heads, ([, head]) => head)].map(([head, found]) => {
      const said = found.map(([mention]) => mention);
      const short = [...new Set(said.map((mention) => mention.key))];
      return { draft: { ...base, role, name: head, key: names.key(head), mentions: said, acronyms: short }, isMain };
    }),
    ...strangers.map((mention) => ({
      draft: { ...base, name: mention.surface, key: mention.key, mentions: [mention], acronyms: [] },
      isMain,
    })),
  ];
}

/**
 * Acronyms that stand for the end of a name alone, by what they stand for: the LLMs of `text-based large language models (LLMs)`.
 * Only where other papers know that, or the acronym, as a thing by itself.
 */
function readHeads(
  mentions: readonly LocalMention[],
  name: string,
  names: NameReader,
  { roots, isThing }: CorpusView,
): ReadonlyMap<LocalMention, string> {
  const heads = new Map<LocalMention, string>();
  for (const mention of mentions) {
    const head = endFor(mention.surface, name);
    if (head === undefined) continue;
    const known = roots.knownAs(mention.key);
    if ([names.key(head), ...known].some(isThing)) heads.set(mention, head);
  }
  return heads;
}

// The plural of MOT is MOTs; MOTS is another thing.
function isLongerAcronym(surface: string, others: ReadonlySet<string>): boolean {
  return /(?:^|[\s-])\p{Lu}{2,5}S$/u.test(surface) && others.has(surface.slice(0, -1));
}

function readMention({ start, end }: Span, text: string, names: NameReader): LocalMention {
  const surface = names.display(text.slice(start, end));
  return { start, end, surface, key: names.key(surface) };
}

// The extractor should have named it by its long form; where it did not, a mention may have it.
function fullForm(name: string, mentions: readonly LocalMention[]): string {
  if (!looksLikeAcronym(name)) return name;
  return mentions.find(({ surface }) => abbreviates(name, surface))?.surface ?? name;
}

/** Each part of a coordinated name gets its own mentions and those of the whole. */
function splitEntity(
  whole: string,
  parts: readonly string[],
  mentions: readonly LocalMention[],
  base: Pick<LocalEntity, 'paper' | 'kind' | 'role' | 'confidence'>,
  names: NameReader,
): { draft: Draft; isMain: boolean }[] {
  const keys = parts.map((part) => names.key(part));
  return parts.flatMap((name, index) => {
    const key = keys[index] ?? '';
    const own = mentions.filter((mention) => mention.key === key || !keys.includes(mention.key));
    return own.length === 0
      ? []
      : [{ draft: { ...base, name, key, mentions: own, acronyms: [], whole }, isMain: true }];
  });
}

/** Joins two entities of a paper where its text defines one by the other: `long form (SHORT)` or `SHORT (long form)`. */
function joinDefinitions(drafts: readonly Draft[], text: string, names: NameReader): void {
  const ending = new Map<number, { draft: Draft; mention: LocalMention }>();
  for (const draft of drafts) for (const mention of draft.mentions) ending.set(mention.end, { draft, mention });
  for (const draft of drafts) {
    for (const mention of draft.mentions) {
      if (text[mention.start - 1] !== '(') continue;
      const before = ending.get(mention.start - 1 - (text[mention.start - 2] === ' ' ? 1 : 0));
      if (before === undefined || before.draft.key === draft.key) continue;
      if (names.areApart(before.draft.key, draft.key)) continue;
      if (abbreviates(mention.surface, before.mention.surface)) define(before.draft, draft, mention.key);
      else if (abbreviates(before.mention.surface, mention.surface)) define(draft, before.draft, before.mention.key);
    }
  }
}

// Only where the short one is known by nothing but the acronym.
function define(long: Draft, short: Draft, acronym: string): void {
  if (short.key !== acronym || long.acronyms.includes(acronym)) return;
  long.acronyms = [...long.acronyms, acronym];
}

/** A well-known acronym that the text defines as something else is that, also where the extractor has no name for it. */
function readOwnMeanings(drafts: readonly Draft[], text: string, names: NameReader, roots: Roots): void {
  const known = drafts.filter(({ key, name }) => looksLikeAcronym(name) && roots.knownAs(key).length > 0);
  if (known.length === 0) return;
  const definitions = definitionsIn(text, names);
  for (const draft of known) {
    const long = definitions.get(draft.key);
    const isByUser = roots.isByUser(draft.key) || roots.rootIn(draft.paper, draft.key) !== roots.rootOf(draft.key);
    if (long === undefined || isByUser) continue;
    const key = names.key(long);
    const others = roots.knownAs(draft.key);
    if (others.includes(key) || isWordingOf(long, others, names.vocabulary)) continue;
    draft.acronyms = [...draft.acronyms, draft.key];
    draft.key = key;
    draft.name = long;
  }
}

/**
 * An acronym that its paper does not spell out in brackets means the one other thing of its kind there that its letters fit: of 672
 * such pairs in labelled papers 640 are one thing. Not so a name that someone made up of small letters too (of 139, 98), least
 * where a reader has told the two apart; and of two kinds, none of 146 was. What is well known stands for nothing else.
 */
function joinFittingAcronyms(drafts: readonly Draft[], names: NameReader): void {
  const defined = new Set(drafts.flatMap(({ acronyms }) => acronyms));
  for (const draft of drafts) {
    if (draft.name.length < 3 || !looksLikeAcronym(draft.name) || defined.has(draft.key)) continue;
    if (/\p{Ll}.*\p{Ll}/u.test(singularShort(draft.name))) continue;
    const known = names.vocabulary.acronyms
      .get(singularShort(draft.name).toLowerCase())
      ?.map((name) => names.key(name));
    const fits = ({ key, name }: Draft): boolean => known?.includes(key) ?? abbreviates(draft.name, name);
    const others = drafts.filter((other) => other.key !== draft.key && other.kind === draft.kind && fits(other));
    const [only] = others;
    if (only === undefined || new Set(others.map(({ key }) => key)).size > 1) continue;
    if (looksLikeAcronym(only.name) || names.areApart(only.key, draft.key)) continue;
    draft.fitting = draft.key;
    draft.key = only.key;
    draft.name = only.name;
  }
}

/** An acronym alone means what the paper defines it as. */
function joinBareAcronyms(drafts: readonly Draft[]): void {
  const meanings = new Map<string, Draft>();
  for (const draft of drafts)
    for (const acronym of draft.acronyms) if (!meanings.has(acronym)) meanings.set(acronym, draft);
  for (const draft of drafts) {
    const meaning = meanings.get(draft.key);
    if (meaning === undefined || meaning === draft || meaning.key === draft.key) continue;
    draft.key = meaning.key;
    draft.name = meaning.name;
  }
}

function readRelations(
  extraction: Extraction,
  places: ReadonlyMap<string, readonly number[]>,
  length: number,
): { relations: LocalRelation[]; ungrounded: number } {
  const relations: LocalRelation[] = [];
  let ungrounded = 0;
  extraction.relations.forEach(([head, relation, tail], index) => {
    const evidence = extraction.evidence[index];
    const [heads, tails] = [places.get(head) ?? [], places.get(tail) ?? []];
    const spans = evidence === undefined ? [] : [evidence.sentence, evidence.head, evidence.tail];
    const isGrounded = spans.length > 0 && spans.every(({ start, end }) => start >= 0 && start < end && end <= length);
    if (evidence === undefined || !isGrounded || heads.length === 0 || tails.length === 0) ungrounded += 1;
    else relations.push({ heads, relation, tails, evidence });
  });
  return { relations, ungrounded };
}

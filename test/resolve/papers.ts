import type {
  EntityKind,
  ExtractedEntity,
  ExtractedEvidence,
  Extraction,
  Resolution,
  Role,
  Span,
  TextRelation,
} from '../../src/model.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { textOf } from '../../src/text/document.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { vocabulary } from './vocabulary.ts';

/** `Model introduces: Nemotron-H, Nemotron-H models`: kind, role, then the mentions; the first is the name. */
export type EntityLine = string;

/** `Nemotron-H EVALUATED_ON MBPP`, by names. */
export type RelationLine = readonly [head: string, relation: TextRelation, tail: string];

/** An extraction of one paper, written the short way. Every occurrence of a mention's string in the text is a mention. */
export function paper(
  id: string,
  abstract: string,
  lines: readonly EntityLine[],
  more: { readonly title?: string; readonly relations?: readonly RelationLine[] } = {},
): Extraction {
  const document = { id, abstract, ...(more.title === undefined ? {} : { title: more.title }) };
  const text = textOf(document);
  const entities = lines.map((line, index) => readLine(line, `e${index + 1}`, text));
  const sentences = splitSentences(text);
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const found = (more.relations ?? []).map(([head, relation, tail]) => {
    const [from, to] = [byName.get(head), byName.get(tail)];
    const [headSpan, tailSpan] = [from?.mentions[0], to?.mentions[0]];
    if (from === undefined || to === undefined || headSpan === undefined || tailSpan === undefined) {
      throw new Error(`no ${head} or no ${tail}`);
    }
    const sentence = sentences.find(({ start, end }) => start <= headSpan.start && headSpan.start < end) ?? headSpan;
    const evidence: ExtractedEvidence = { sentence, head: headSpan, tail: tailSpan, confidence: 0.8 };
    return { triple: [from.id, relation, to.id] as const, evidence };
  });
  return {
    id,
    document,
    extractor: 'test@1',
    entities,
    relations: found.map(({ triple }) => triple),
    evidence: found.map(({ evidence }) => evidence),
  };
}

/** Resolves papers with the words that ship with Lithograph. */
export function resolve(papers: readonly Extraction[], aliases: readonly (readonly string[])[] = []): Resolution {
  return resolveEntities(papers, { vocabulary, aliases });
}

/** The one entity with a label. */
export function labelled(resolution: Resolution, label: string): Resolution['entities'][number] {
  const found = resolution.entities.filter((entity) => entity.label === label);
  const [entity] = found;
  if (entity === undefined || found.length > 1) {
    throw new Error(
      `${found.length} entities are called ${label}: ${resolution.entities.map((each) => each.label).join(', ')}`,
    );
  }
  return entity;
}

/** `Llama-3.1-8B VARIANT_OF Llama-3.1`, sorted. */
export function relationLines({ entities, relations }: Resolution): string[] {
  const labels = new Map(entities.map(({ id, label }) => [id, label]));
  return relations
    .map(({ source, relation, target }) => `${labels.get(source)} ${relation} ${labels.get(target)}`)
    .sort();
}

function readLine(line: string, id: string, text: string): ExtractedEntity {
  const [head = '', tail = ''] = line.split(/:\s+/, 2);
  const [kind, role] = head.split(' ') as [EntityKind, Role];
  const strings = tail.split(/;\s+/);
  const mentions: Span[] = [];
  for (const string of [...strings].sort((a, b) => b.length - a.length)) {
    for (let start = text.indexOf(string); start >= 0; start = text.indexOf(string, start + 1)) {
      const end = start + string.length;
      if (
        /[\p{L}\p{N}]/u.test(text.slice(end, end + 1)) ||
        mentions.some((span) => start < span.end && span.start < end)
      )
        continue;
      mentions.push({ start, end });
    }
  }
  mentions.sort((a, b) => a.start - b.start);
  return { id, name: strings[0] ?? '', type: kind, role, mentions, confidence: 0.9 };
}

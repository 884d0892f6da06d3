import cuesJson from '../../data/cues.json';
import relationsJson from '../../data/relation-weights.json';
import rolesJson from '../../data/role-weights.json';
import type { DraftEntity, DraftRelation } from '../../src/extract/draft.ts';
import type { AnnotatedText } from '../../src/extract/rules/annotate.ts';
import { parseCues } from '../../src/extract/rules/cues.ts';
import type { Judgement } from '../../src/extract/rules/roles.ts';
import { parseScorer } from '../../src/extract/rules/scorer.ts';
import { ENTITY_KINDS, type Span } from '../../src/model.ts';
import { annotate } from './shipped.ts';

/** What the product knows. */
export const JUDGEMENT: Judgement = {
  cues: parseCues(cuesJson),
  roles: parseScorer(rolesJson),
  relations: parseScorer(relationsJson),
};

/** The same without a learned opinion on relations: only cue phrases speak. */
export const CUES_ALONE: Judgement = {
  ...JUDGEMENT,
  relations: {
    ...JUDGEMENT.relations,
    outputBias: JUDGEMENT.relations.outputBias.map((_, index) => (index === 0 ? 1000 : 0)),
  },
};

export interface MarkedText {
  readonly annotated: AnnotatedText;
  readonly entities: readonly DraftEntity[];
}

/** Reads "[BERT|Model] is trained on [Wikipedia|Dataset]": the text without the marks, and the entities. The same name is the same entity. */
export function readMarked(marked: string, titleLength = 0): MarkedText {
  let text = '';
  let last = 0;
  const found = new Map<string, { kind: string; mentions: Span[] }>();
  for (const match of marked.matchAll(/\[([^|\]]+)\|(\w+)\]/g)) {
    const [whole, name = '', kind = ''] = match;
    text += marked.slice(last, match.index);
    const entity = found.get(name) ?? { kind, mentions: [] };
    entity.mentions.push({ start: text.length, end: text.length + name.length });
    found.set(name, entity);
    text += name;
    last = match.index + whole.length;
  }
  text += marked.slice(last);
  const entities = Array.from(found, ([name, { kind, mentions }]): DraftEntity => {
    const type = ENTITY_KINDS.find((known) => known === kind);
    if (type === undefined) throw new Error(`no such kind: ${kind}`);
    return { name, type, mentions, confidence: 1 };
  });
  return { annotated: annotate(text, titleLength), entities };
}

/** "A OUTPERFORMS B", sorted. */
export function inWords(relations: readonly DraftRelation[], entities: readonly DraftEntity[]): string[] {
  return relations
    .map(({ head, relation, tail }) => `${entities[head]?.name} ${relation} ${entities[tail]?.name}`)
    .sort();
}

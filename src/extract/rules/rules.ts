import type { Document, Extraction, Extractor } from '../../model.ts';
import { textOf } from '../../text/document.ts';
import { toUnicode } from '../../text/latex.ts';
import { type Draft, toExtraction } from '../draft.ts';
import { type AnnotatedText, type Annotator, parseAnnotator } from './annotate.ts';
import { parseOptionalHeads } from './coreference.ts';
import { encodeText } from './encode.ts';
import type { Lexicon } from './lexicon.ts';
import { type MentionModel, readEntities } from './mentions.ts';
import { readRolesAndRelations } from './relations.ts';
import { type Judgement, parseJudgement } from './roles.ts';
import { parseLevels, parseWeights } from './weights.ts';

/** What the rules read by, besides the lexicon: the contents of the files of these names in data/. */
export interface RulesTables {
  /** tags.json */
  readonly tags: unknown;
  /** phrase-weights.json */
  readonly phrases: unknown;
  /** kind-weights.json */
  readonly kinds: unknown;
  /** word-groups.json */
  readonly groups: unknown;
  /** names.json */
  readonly names: unknown;
  /** cues.json */
  readonly cues: unknown;
  /** role-weights.json */
  readonly roles: unknown;
  /** relation-weights.json */
  readonly relations: unknown;
}

/** Reads papers by lexicon, shapes, parts of speech, cue phrases and learned weights: fast, offline, no model to load. */
export interface RulesExtractor extends Extractor {
  /** Reads one paper, now. Never throws. */
  extractOne(document: Document): Extraction;
}

const NAME = 'rules';
const VERSION = '1';

// Where span and entity F1 were best on held-out papers.
const PHRASE_THRESHOLD = 0.25;
const ENTITY_THRESHOLD = 0.42;

/**
 * The extractor `rules`. The tables are parsed on the first paper.
 *
 * @throws {LithographError} `bad-cues`, `bad-scorer` or `bad-weights`, on the first paper, where a table is not what it should be.
 */
export function createRulesExtractor(lexicon: Lexicon, tables: RulesTables): RulesExtractor {
  let reader: Reader | null = null;
  const extractOne = (document: Document): Extraction => {
    reader ??= createReader(lexicon, tables);
    return readDocument(document, reader);
  };
  return {
    name: NAME,
    version: VERSION,
    extractOne,
    async *extract(documents) {
      for (const document of documents) yield extractOne(document);
    },
  };
}

interface Reader {
  readonly annotate: Annotator;
  readonly lexicon: Lexicon;
  readonly mentions: MentionModel;
  readonly judgement: Judgement;
}

function createReader(lexicon: Lexicon, tables: RulesTables): Reader {
  return {
    annotate: parseAnnotator(tables),
    lexicon,
    mentions: {
      phrases: parseLevels(tables.phrases),
      kinds: parseWeights(tables.kinds),
      heads: parseOptionalHeads(tables.names),
      threshold: PHRASE_THRESHOLD,
      entityThreshold: ENTITY_THRESHOLD,
    },
    judgement: parseJudgement(tables),
  };
}

function readDocument(document: Document, reader: Reader): Extraction {
  const original = textOf(document);
  const plain = toUnicode(original);
  const titleEnd = plain.fromOriginal({ start: 0, end: document.title?.length ?? 0 }).end;
  const annotated = reader.annotate(plain.text, titleEnd);
  return toExtraction(document, `${NAME}@${VERSION}`, readDraft(annotated, reader), plain);
}

function readDraft(annotated: AnnotatedText, reader: Reader): Draft {
  const entities = readEntities(encodeText(annotated, reader.lexicon), reader.mentions);
  return { entities, ...readRolesAndRelations(annotated, entities, reader.judgement) };
}

import type { Document, Extraction, Extractor } from '../../model.ts';
import { textOf } from '../../text/document.ts';
import { type Draft, toExtraction } from '../draft.ts';
import type { Lexicon } from '../rules/lexicon.ts';
import { parseJudgement } from '../rules/roles.ts';
import type { RulesTables } from '../rules/rules.ts';
import { parseCard, type ReaderCard } from './card.ts';
import { decide } from './decide.ts';
import { createPreparer, type PreparedText, type Preparer } from './prepare.ts';
import { readWindow, type WindowReading } from './read-window.ts';
import type { ReaderModel } from './session.ts';
import { joinWindows, type TextReading } from './text-reading.ts';
import { cutWindows, type Window } from './windows.ts';
import { createWordPiece, type SpecialIds, type WordPiece } from './wordpiece.ts';

const NAME = 'neural';

/** Reads papers by a small model of our own: an encoder and heads for mentions, kinds, roles and relations. */
export interface NeuralExtractor extends Extractor {
  /** Reads one paper. */
  extractOne(document: Document): Promise<Extraction>;
  /** What the model alone says of a paper, as probabilities: for calibration and comparison. */
  readRaw(document: Document): Promise<{ readonly prepared: PreparedText; readonly reading: TextReading }>;
}

/** What an extractor may be told. */
export interface NeuralOptions {
  /** Whether the rules give a second opinion on roles and relations. Default true. */
  readonly withRules?: boolean;
}

/**
 * The extractor `neural` over a model that was loaded for this runtime.
 *
 * Each window is one run of its own, without padding or batches, so a paper's reading depends on nothing but its text.
 *
 * @throws {LithographError} `bad-model`, `bad-cues`, `bad-scorer`
 */
export function createNeuralExtractor(
  lexicon: Lexicon,
  tables: RulesTables,
  model: ReaderModel,
  { withRules = true }: NeuralOptions = {},
): NeuralExtractor {
  const card = parseCard(model.card);
  const reader = { card, model, prepare: createPreparer(lexicon, tables), ...createWordPiece(model.vocabulary) };
  const judgement = withRules ? parseJudgement(tables) : null;
  const label = `${NAME}@${card.version}`;
  const readRaw: NeuralExtractor['readRaw'] = async (document) => {
    const prepared = reader.prepare(textOf(document), document.title?.length ?? 0);
    return { prepared, reading: await readText(prepared, reader) };
  };
  const extractOne = async (document: Document): Promise<Extraction> => {
    const { prepared, reading } = await readRaw(document);
    const draft: Draft = decide(reading, prepared.annotated, card, judgement);
    return toExtraction(document, label, draft, prepared.plain);
  };
  return {
    name: NAME,
    version: card.version,
    extractOne,
    readRaw,
    async *extract(documents) {
      for (const document of documents) yield await extractOne(document);
    },
  };
}

interface Reader {
  readonly card: ReaderCard;
  readonly model: ReaderModel;
  readonly prepare: Preparer;
  readonly wordPiece: WordPiece;
  readonly special: SpecialIds;
}

async function readText(prepared: PreparedText, { card, model, wordPiece, special }: Reader): Promise<TextReading> {
  const read: { window: Window; reading: WindowReading }[] = [];
  for (const window of cutWindows(prepared, wordPiece, special)) {
    read.push({
      window,
      reading: await readWindow(model, window, prepared.plain.text, prepared.acronyms, card),
    });
  }
  return joinWindows(read, prepared.annotated.sentences);
}

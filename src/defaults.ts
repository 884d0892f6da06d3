import cuesJson from '../data/cues.json' with { type: 'json' };
import kindWeights from '../data/kind-weights.json' with { type: 'json' };
import lexiconJson from '../data/lexicon.json' with { type: 'json' };
import namesJson from '../data/names.json' with { type: 'json' };
import phraseWeights from '../data/phrase-weights.json' with { type: 'json' };
import relationWeights from '../data/relation-weights.json' with { type: 'json' };
import vocabularyJson from '../data/resolution.json' with { type: 'json' };
import roleWeights from '../data/role-weights.json' with { type: 'json' };
import tagsJson from '../data/tags.json' with { type: 'json' };
import wordGroups from '../data/word-groups.json' with { type: 'json' };
import { createNeuralExtractor, type NeuralExtractor, type NeuralOptions } from './extract/neural/neural.ts';
import type { ReaderModel } from './extract/neural/session.ts';
import { parseLexicon } from './extract/rules/lexicon.ts';
import { createRulesExtractor, type RulesExtractor, type RulesTables } from './extract/rules/rules.ts';
import { readVocabulary } from './resolve/vocabulary.ts';

/** The extractor `rules` with the tables that ship with Lithograph: it needs no model, no runtime and no wait. */
export function createDefaultExtractor(): RulesExtractor {
  return createRulesExtractor(defaultLexicon(), TABLES);
}

/**
 * The extractor `neural` with the tables that ship with Lithograph, over a model that was loaded for this runtime.
 *
 * @throws {LithographError} `bad-model`
 */
export function createShippedNeuralExtractor(model: ReaderModel, options?: NeuralOptions): NeuralExtractor {
  return createNeuralExtractor(defaultLexicon(), TABLES, model, options);
}

const TABLES: RulesTables = {
  tags: tagsJson,
  phrases: phraseWeights,
  kinds: kindWeights,
  groups: wordGroups,
  names: namesJson,
  cues: cuesJson,
  roles: roleWeights,
  relations: relationWeights,
};

let lexicon: ReturnType<typeof parseLexicon> | undefined;

/** The names that ship with Lithograph. Parsed once: they are constant. */
export function defaultLexicon(): ReturnType<typeof parseLexicon> {
  lexicon ??= parseLexicon(lexiconJson);
  return lexicon;
}

/** The words by which names are parsed and folded. */
export function defaultVocabulary(): ReturnType<typeof readVocabulary> {
  return readVocabulary(vocabularyJson);
}

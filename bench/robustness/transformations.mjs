// Changes that leave the meaning of a paper as it is, for bench/robustness.mjs: in the manner of ReCode (Wang et al. 2023,
// arXiv:2212.10264), which does so for prompts of code.
import { applyChange, createRandom } from './edits.mjs';
import { MARKUP } from './markup.mjs';
import { SENTENCES } from './sentences.mjs';
import { TYPOGRAPHY } from './typography.mjs';
import { WORDING } from './wording.mjs';

/**
 * Each is `{ name, change }`, where `change(paper, random)` is pure and returns a change (edits.mjs). A paper is
 * `{ text, titleEnd, abstractStart, names }`: title, line feed, abstract, and the spans of its names, sorted.
 */
export const TRANSFORMATIONS = [...TYPOGRAPHY, ...MARKUP, ...WORDING, ...SENTENCES];

/** A paper as transformations take it; without a title the text is the abstract. */
export function toPaper({ title, abstract }, namesOf) {
  const text = title ? `${title}\n${abstract}` : abstract;
  const names = namesOf(text).toSorted((a, b) => a.start - b.start);
  return { text, titleEnd: title?.length ?? 0, abstractStart: title ? title.length + 1 : 0, names };
}

/**
 * Transforms a paper. The same paper, transformation and seed give the same text.
 *
 * @returns the new title ('' where there is none) and abstract, and `map` from spans of the old text to the new one.
 */
export function transform(paper, { name, change }, seed) {
  const { text, map } = applyChange(paper.text, change(paper, createRandom(`${seed} ${name} ${paper.text}`)));
  const titleEnd = map({ start: 0, end: paper.titleEnd })?.end ?? 0;
  if (titleEnd > 0 && text[titleEnd] !== '\n') throw new Error(`${name} changes where the title ends`);
  const [title, abstract] = titleEnd > 0 ? [text.slice(0, titleEnd), text.slice(titleEnd + 1)] : ['', text];
  return { title, abstract, map };
}

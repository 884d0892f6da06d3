/** The shape of results that come from outside: in a graph.json, or in the extraction of another program. */
import { RESULT_KINDS } from '../model.ts';
import { isRecord } from '../text/records.ts';

/** Whether a parsed JSON value is a `TextResult`. Where its span lies is for the caller to check. */
export function isTextResult(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { bound, direction, kind, span, about } = value;
  return (
    Number.isFinite(value.value) &&
    RESULT_KINDS.some((known) => known === kind) &&
    isSpan(span) &&
    [value.valueTo, value.baseline].every((number) => number === undefined || Number.isFinite(number)) &&
    [value.unit, value.metric, value.comparedWith, value.setting].every(isOptionalText) &&
    (bound === undefined || bound === 'up to' || bound === 'over' || bound === 'about') &&
    (direction === undefined || direction === 'higher' || direction === 'lower') &&
    isTies(about)
  );
}

/** Whether a parsed JSON value is a `StateOfTheArt`. */
export function isStateOfTheArt(value: unknown): boolean {
  return isRecord(value) && isSpan(value.span) && isTies(value.about);
}

function isTies(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && [value.model, value.dataset, value.metric, value.comparedWith].every(isOptionalText);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isSpan(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(start) < Number(end);
}

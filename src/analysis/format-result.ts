import type { TextResult } from '../model.ts';
import { toOneLine } from '../text/invisible.ts';

/** What is shown of a result. */
export type ShownValue = Pick<TextResult, 'value' | 'unit'> &
  Partial<Pick<TextResult, 'baseline' | 'bound' | 'direction' | 'kind' | 'valueTo'>>;

/** A result in a few characters: `up to 12.3 to 15.1%`, `34.1 → 51.2`, `2.15x`, `7.6 points`. */
export function formatResult(result: ShownValue): string {
  const { baseline, bound, kind, direction, unit, value, valueTo } = result;
  const sign = kind === 'difference' && direction !== undefined ? (direction === 'higher' ? '+' : '-') : '';
  const before = baseline === undefined ? '' : `${baseline} → `;
  const range = valueTo === undefined ? '' : ` to ${valueTo}`;
  const tight = unit === '%' || unit === 'x' ? unit : unit === undefined ? '' : ` ${toOneLine(unit)}`;
  return `${bound === undefined ? '' : `${bound} `}${before}${sign}${value}${range}${tight}`;
}

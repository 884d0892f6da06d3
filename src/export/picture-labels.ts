import type { Box, LabelCandidate } from '../look/label-layout.ts';
import { placeLabels, placesAround, placesStacked } from '../look/label-layout.ts';
import { textWidth } from '../look/text-width.ts';
import type { Picture } from './picture.ts';

/** A name in its place, in pixels. */
export interface Label {
  readonly text: string;
  readonly box: Box;
  /** Of the letters. */
  readonly size: number;
  /** The theme or the node that it names. */
  readonly theme?: number;
  readonly node?: string;
}

const MOST_LABELS = 400;
const MOST_CONSIDERED = 1500;
/** So many themes are named, the largest. */
const MOST_THEMES = 24;
/** So many of the most connected things are named even where that hides a dot of a lesser one. */
const LEADING = 16;
const THEME_SIZE = 19;
const NODE_SIZE = 13;
/** Names are cut here; the full ones are the titles of the dots. */
const THEME_LENGTH = 44;
const NODE_LENGTH = 36;

/** Names for themes and nodes, none over another: the largest and the most connected first, as many as there is room for. */
export function labelsOf({ areas, dots }: Picture, area: Box): Label[] {
  const labels = new Map<object, Omit<Label, 'box'>>();
  const candidates: LabelCandidate<object>[] = [];
  for (const { dots: own, name, theme } of areas.slice(0, MOST_THEMES)) {
    const text = wholeTerms(name, THEME_LENGTH);
    if (text === '') continue;
    const id = {};
    labels.set(id, { text, size: THEME_SIZE, theme });
    const [x, y] = [median(own.map((dot) => dot.x)), median(own.map((dot) => dot.y))];
    const width = textWidth(text, THEME_SIZE);
    candidates.push({ id, places: placesStacked(x, y, width, 1.3 * THEME_SIZE), mayCover: true });
  }
  let leading = 0;
  for (const dot of dots.toReversed().slice(0, MOST_CONSIDERED)) {
    const text = clip(dot.name, NODE_LENGTH);
    const id = {};
    labels.set(id, { text, size: NODE_SIZE, node: dot.key });
    if (dot.kind !== 'Paper') leading += 1;
    const size = { radius: dot.radius, width: textWidth(text, NODE_SIZE), height: 1.25 * NODE_SIZE };
    const mayCover = dot.kind !== 'Paper' && leading <= LEADING;
    candidates.push({ id, places: placesAround(dot.x, dot.y, size), mayCover });
  }
  const obstacles = dots.map(({ radius, x, y }) => ({
    x: x - 0.85 * radius,
    y: y - 0.85 * radius,
    width: 1.7 * radius,
    height: 1.7 * radius,
  }));
  return placeLabels(candidates, { area, obstacles })
    .slice(0, MOST_LABELS)
    .flatMap(({ box, id }) => {
      const label = labels.get(id);
      return label === undefined ? [] : [{ ...label, box }];
    });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** As many of a theme's terms as fit; a term cut in two says less than none. */
function wholeTerms(name: string, most: number): string {
  const terms = name.split(', ');
  while (terms.length > 1 && terms.join(', ').length > most) terms.pop();
  return clip(terms.join(', '), most);
}

import type { View } from './view.ts';

/** Weight, size in pixels, and family. */
const FONTS = {
  node: [500, 12.5, 'system-ui, sans-serif'],
  strong: [650, 13, 'system-ui, sans-serif'],
  count: [600, 12, 'system-ui, sans-serif'],
  theme: [600, 16, 'ui-serif, "Iowan Old Style", Palatino, Georgia, serif'],
  part: [600, 14, 'ui-serif, "Iowan Old Style", Palatino, Georgia, serif'],
} as const;

/** What a label names: a theme or a part of one, or a dot. */
export type Named = { readonly theme: number } | { readonly node: string };

/** A name as it is drawn. */
export interface Label {
  readonly text: string;
  readonly font: string;
  readonly color: string;
  /** Of the line, in pixels. */
  readonly height: number;
}

/** Pixels of a usual map. In a smaller one fewer names are shown. */
const USUAL_AREA = 720 * 720;

/** For how many more names there is space than at first sight of a map of the usual size. */
export function spaceOf({ width, height, ratio }: View): number {
  return Math.min(1, (width * height) / USUAL_AREA) / Math.min(1, ratio) ** 2;
}

/**
 * A font as a canvas takes it.
 *
 * @param scale - by how much it is larger than usual.
 */
export function fontOf(name: keyof typeof FONTS, scale: number): string {
  const [weight, size, family] = FONTS[name];
  return `${weight} ${Math.round(size * scale * 2) / 2}px ${family}`;
}

const widths = new Map<string, number>();

/** Pixels that a name takes. Measuring is slow, and the same names come back in each frame. */
export function widthOf(context: CanvasRenderingContext2D, label: Pick<Label, 'font' | 'text'>): number {
  const id = `${label.font} ${label.text}`;
  const known = widths.get(id);
  if (known !== undefined) return known;
  context.font = label.font;
  const width = context.measureText(label.text).width;
  if (widths.size > 20_000) widths.clear();
  widths.set(id, width);
  return width;
}

/** At most `most` characters. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** As many of a theme's terms as fit; a term cut in two says less than none. */
export function wholeTerms(name: string, most: number): string {
  const terms = name.split(', ');
  while (terms.length > 1 && terms.join(', ').length > most) terms.pop();
  return clip(terms.join(', '), most);
}

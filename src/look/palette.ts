import type { NodeKind } from '../model.ts';
import type { Family } from './relation-families.ts';

/** The colours of the canvas, which CSS can't reach. */
export interface Palette {
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  /** Nodes in no theme. */
  readonly none: string;
  readonly families: Readonly<Record<Family, string>>;
  readonly kinds: Readonly<Record<NodeKind, string>>;
}

/** Hues that the colour-blind can tell apart (after Okabe and Ito), each with its own shape besides. */
const KIND_COLORS: Readonly<Record<NodeKind, string>> = {
  Paper: '#6b7280',
  Model: '#2f6db3',
  Method: '#c8622b',
  Dataset: '#1d8a75',
  Task: '#b08a12',
  Metric: '#8d5aa8',
  Tool: '#4c8fb0',
  Concept: '#b94a62',
  Author: '#7a6a58',
  Venue: '#55734a',
};

const FAMILY_COLORS: Readonly<Record<Family, string>> = {
  lineage: '#7d5ba6',
  evaluation: '#1d8a75',
  comparison: '#c8622b',
  use: '#3a74b5',
  mention: '#9a948a',
  record: '#a08a3c',
};

export const LIGHT: Palette = {
  background: '#fbfaf7',
  ink: '#22201c',
  muted: '#6a655c',
  accent: '#1f4e8c',
  none: '#a39d92',
  families: FAMILY_COLORS,
  kinds: KIND_COLORS,
};

const DARK_BACKGROUND = '#16181b';

export const DARK: Palette = {
  background: DARK_BACKGROUND,
  ink: '#ece8e0',
  muted: '#a39e94',
  accent: '#8db8f0',
  none: '#77736b',
  families: lighten(FAMILY_COLORS, 3.5),
  kinds: lighten(KIND_COLORS, 4),
};

type Rgb = readonly [number, number, number];

/** Mixes two `#rrggbb` colours; `share` is how much of the second, from 0 to 1. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [toRgb(a), toRgb(b)];
  return `#${from
    .map((channel, index) => Math.round(channel + ((to[index] ?? channel) - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Contrast of two colours as WCAG 2 computes it, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour, moved towards black or white as little as gives `ratio` against the background. */
export function readable(color: string, background: string, ratio = 4.5): string {
  const goal = luminance(background) > 0.18 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, goal, share);
    if (contrast(candidate, background) >= ratio) return candidate;
  }
  return goal;
}

/** Whether a text is a colour that {@link mix} understands: the colours of a graph come from a file. */
export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function lighten<K extends string>(colors: Readonly<Record<K, string>>, ratio: number): Readonly<Record<K, string>> {
  const lighter: Record<K, string> = { ...colors };
  for (const name of Object.keys(colors) as K[]) lighter[name] = readable(colors[name], DARK_BACKGROUND, ratio);
  return lighter;
}

function toRgb(color: string): Rgb {
  const number = isColor(color) ? Number.parseInt(color.slice(1), 16) : 0x808080;
  return [number >> 16, (number >> 8) & 255, number & 255];
}

function luminance(color: string): number {
  const [red, green, blue] = toRgb(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

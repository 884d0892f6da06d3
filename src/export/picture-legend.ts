import { FAMILIES, FAMILY_WORDS, type Family, RELATION_FAMILIES } from '../look/relation-families.ts';
import { textWidth } from '../look/text-width.ts';
import { NODE_KINDS, type NodeKind, type RelationType } from '../model.ts';

/** What a shape or a line means, with the upper left corner of its place, in pixels. */
export interface LegendItem {
  readonly means: { readonly kind: NodeKind } | { readonly family: Family };
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The legend under a picture. */
export interface PictureLegend {
  readonly items: readonly LegendItem[];
  readonly height: number;
}

export const LEGEND_SIZE = 13;
export const LEGEND_ROW = 26;
/** From the left end of an item to its words. */
export const SHAPE_ROOM = 20;
export const LINE_ROOM = 40;
const GAP = 22;

/** Explains the kinds and relations that are drawn, in rows as wide as the picture; each of the two begins a row. */
export function legendOf(
  kinds: ReadonlySet<NodeKind>,
  relations: ReadonlySet<RelationType>,
  { margin, width }: { readonly margin: number; readonly width: number },
): PictureLegend {
  const families = new Set([...relations].map((relation) => RELATION_FAMILIES[relation]));
  const groups = [
    NODE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({ means: { kind }, text: kind, room: SHAPE_ROOM })),
    FAMILIES.filter((family) => families.has(family)).map((family) => ({
      means: { family },
      text: FAMILY_WORDS[family],
      room: LINE_ROOM,
    })),
  ];
  const items: LegendItem[] = [];
  let y = 0;
  for (const group of groups) {
    let x = margin;
    for (const { means, room, text } of group) {
      const wide = room + textWidth(text, LEGEND_SIZE);
      if (x > margin && x + wide > width - margin) {
        x = margin;
        y += LEGEND_ROW;
      }
      items.push({ means, text, x, y });
      x += wide + GAP;
    }
    if (group.length > 0) y += LEGEND_ROW;
  }
  return { items, height: y };
}

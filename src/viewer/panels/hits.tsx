import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nodeName } from '../catalog.ts';
import { shorten } from '../display.ts';
import { countHits, type Hit, type HitGroup, type HitGroupName, paperSnippet, sentenceSnippet } from '../hits.ts';
import { type Piece, snippetOf } from '../snippet.ts';
import type { TextSearchStatus } from '../text-search.ts';
import { withThousands } from '../words.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';

const TITLES: Readonly<Record<HitGroupName, string>> = { things: 'Things', papers: 'Papers', sentences: 'Sentences' };

interface HitsProps extends PanelProps {
  readonly groups: readonly HitGroup[];
  readonly isListed: boolean;
  /** The place of the active hit, over all groups. */
  readonly active: number;
  readonly texts: TextSearchStatus;
  onOpen(hit: Hit): void;
}

/** The hits under the search, by group. */
export function Hits({ groups, isListed, active, texts, onOpen, ...props }: HitsProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The input has the focus, so nothing scrolls by itself.
    if (isListed) box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    // A first hit is under its heading, which belongs to it.
    if (active === 0) box.current?.scrollTo({ top: 0 });
  }, [active, isListed]);
  let before = 0;
  return (
    <div class="hits" hidden={!isListed}>
      <div id="hits" role="listbox" aria-label="Hits" ref={box}>
        {groups.map(({ name, hits, total }) => {
          const first = before;
          before += hits.length;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset may not be in a listbox.
            <div key={name} role="group" class={`hit-group is-${name}`} aria-labelledby={`hits-${name}`}>
              <p class="hit-group-title" id={`hits-${name}`} role="presentation">
                {TITLES[name]}{' '}
                <span class="hit-group-count">
                  {hits.length < total ? `${hits.length} of ${withThousands(total)}` : total}
                </span>
              </p>
              {hits.map((hit, index) => (
                <HitOption
                  key={hit.id}
                  {...props}
                  hit={hit}
                  place={first + index}
                  isActive={first + index === active}
                  onOpen={() => onOpen(hit)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p class="hits-foot" role="status">
        {isListed && footOf(groups, texts)}
      </p>
    </div>
  );
}

function footOf(groups: readonly HitGroup[], texts: TextSearchStatus): string {
  const found = groups.length === 0 ? [] : [countHits(groups)];
  if (texts.type === 'building' || texts.type === 'idle') return [...found, 'Searching the texts …'].join('. ');
  const all = groups.length === 0 ? ['Nothing is called that.'] : found;
  return texts.type === 'failed' ? [...all, 'The texts could not be searched.'].join('. ') : all.join('');
}

interface HitOptionProps extends PanelProps {
  readonly hit: Hit;
  readonly place: number;
  readonly isActive: boolean;
  onOpen(): void;
}

function HitOption({ hit, place, isActive, onOpen, ...props }: HitOptionProps): JSX.Element {
  const { store } = props;
  const entry = store.catalog.entries.get(hit.node);
  const isHidden = !store.shown.value.nodes.has(hit.node);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in every combobox.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option.
    <div
      id={`hit-${place}`}
      role="option"
      aria-selected={isActive}
      class="hit"
      // The input must not lose the focus before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      {entry !== undefined && hit.sentence === null && <Glyph kind={entry.kind} color={nodeColor(props, entry)} />}
      <span class="hit-name">
        {hit.sentence === null ? <NodeText {...props} hit={hit} /> : <SentenceText {...props} hit={hit} />}
      </span>
      {(isHidden || hit.sentence === null) && (
        <span class="hit-kind">
          {isHidden ? 'hidden by filters: reveal' : entry?.kind === 'Paper' ? entry.year : entry?.kind}
        </span>
      )}
    </div>
  );
}

function NodeText({ store, hit }: PanelProps & { hit: Hit }): JSX.Element {
  const isPaper = store.catalog.entries.get(hit.node)?.kind === 'Paper';
  const beside = isPaper ? paperSnippet(store.graph, hit) : null;
  return (
    <>
      <Marked pieces={snippetOf(nodeName(store.catalog, hit.node), hit.isFound)} />
      {hit.alias !== null && (
        <span class="hit-alias">
          {' '}
          also <Marked pieces={snippetOf(hit.alias, hit.isFound)} />
        </span>
      )}
      {beside !== null && (
        <span class="hit-beside">
          <Marked pieces={beside} />
        </span>
      )}
    </>
  );
}

function SentenceText({ store, hit }: PanelProps & { hit: Hit }): JSX.Element | null {
  if (hit.sentence === null) return null;
  const year = store.catalog.entries.get(hit.node)?.year;
  return (
    <>
      <Marked pieces={sentenceSnippet(store.graph, hit.sentence, hit.isFound)} />
      <span class="hit-beside">
        <bdi>{shorten(nodeName(store.catalog, hit.node), 90)}</bdi>
        {year !== undefined && `, ${year}`}
      </span>
    </>
  );
}

/** A text with what was found in it marked. */
function Marked({ pieces }: { pieces: readonly Piece[] }): JSX.Element {
  return (
    <bdi>
      {pieces.map(({ text, isFound }, index) =>
        // Pieces have no identity but their place.
        isFound ? (
          <mark key={index} class="found">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}

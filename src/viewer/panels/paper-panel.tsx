import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { toPlainLine } from '../../text/latex.ts';
import { nodeName } from '../catalog.ts';
import type { AbstractMark } from '../details.ts';
import { abstractOf, groupRelations } from '../details.ts';
import { shorten } from '../display.ts';
import type { Segment } from '../marks.ts';
import { selectNode } from '../state.ts';
import { originOf, returnToSentence, wordsOfSelection } from '../trips.ts';
import { people } from '../words.ts';
import type { PanelProps } from './context.ts';
import { Near } from './near.tsx';
import { HiddenNote } from './node-panel.tsx';
import { RelationGroups, SelectionWords, ThemeLink, Title, WebLinks } from './parts.tsx';
import { Questions } from './questions.tsx';

/** Longest title that is shown in full. */
const TITLE_LENGTH = 600;

/** A paper: who wrote it, its abstract with all that the graph knows to be named in it, and what it does with that. */
export function PaperPanel({ paper, ...props }: PanelProps & { paper: string }): JSX.Element {
  const { store } = props;
  const attributes = store.graph.getNodeAttributes(paper);
  const title =
    shorten(toPlainLine(attributes.title ?? attributes.label), TITLE_LENGTH) || nodeName(store.catalog, paper);
  const facts = [attributes.venue, attributes.year].filter((fact) => fact !== undefined && fact !== '');
  return (
    <article class="paper-panel">
      <BackToSentence {...props} />
      <Title kicker="Paper">{title}</Title>
      {attributes.authors !== undefined && attributes.authors.length > 0 && (
        <p class="authors">
          <bdi>{people(attributes.authors.map((name) => shorten(toPlainLine(name), 80)))}</bdi>
        </p>
      )}
      <p class="facts">
        {facts.length > 0 && <bdi>{shorten(toPlainLine(facts.join(', ')), 200)}</bdi>}
        <WebLinks url={attributes.url} doi={attributes.doi} />
        <ThemeLink {...props} theme={attributes.theme} />
      </p>
      <HiddenNote {...props} node={paper} />
      <Abstract {...props} paper={paper} />
      <Questions key={paper} {...props} node={paper} />
      <Near {...props} node={paper} />
      <RelationGroups {...props} groups={groupRelations(store.graph, store.catalog, paper)} />
    </article>
  );
}

function Abstract({ paper, ...props }: PanelProps & { paper: string }): JSX.Element | null {
  const { store } = props;
  const { citation } = store.state.value;
  const cited = useRef<HTMLElement>(null);
  const segments = abstractOf(store.graph, store.catalog, paper, citation);
  useEffect(() => {
    cited.current?.scrollIntoView({ block: 'center' });
  }, [paper, citation?.edge, citation?.index]);
  if (segments.length === 0) return null;
  const first = segments.findIndex(({ values }) => values.some((value) => value.type === 'cited'));
  return (
    <p class="abstract" dir="auto">
      {segments.map((segment, index) => (
        // Segments have no identity but their place.
        <Piece key={index} {...props} segment={segment} cited={index === first ? cited : null} />
      ))}
    </p>
  );
}

interface PieceProps extends PanelProps {
  readonly segment: Segment<AbstractMark>;
  readonly cited: { current: HTMLElement | null } | null;
}

function Piece({ segment, cited, ...props }: PieceProps): JSX.Element {
  const { store } = props;
  const isCited = segment.values.some((value) => value.type === 'cited');
  const name = segment.values.find((value) => value.type === 'name');
  const ends = segment.values.flatMap((value) => (value.type === 'end' ? [value.end] : []));
  const text =
    name === undefined ? (
      segment.text
    ) : (
      <button
        type="button"
        class="naming"
        onClick={() => {
          store.change(selectNode(name.node));
          store.flyTo(name.node);
        }}
      >
        {segment.text}
      </button>
    );
  const marked =
    ends.length === 0 ? (
      text
    ) : (
      <mark class={ends.map((end) => `is-${end}`).join(' ')} data-end={ends[0]}>
        {text}
      </mark>
    );
  return isCited ? (
    <mark class="cited" ref={cited}>
      {marked}
    </mark>
  ) : (
    <span>{marked}</span>
  );
}

function BackToSentence({ store }: PanelProps): JSX.Element | null {
  const { citation } = store.state.value;
  if (citation === null) return null;
  return (
    <button type="button" class="button is-quiet back" onClick={() => returnToSentence(store, citation)}>
      <span aria-hidden="true">←</span> Back to:{' '}
      <SelectionWords parts={wordsOfSelection(store, originOf(store, citation))} />
    </button>
  );
}

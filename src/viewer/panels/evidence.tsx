import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatResult } from '../../analysis/format-result.ts';
import type { Evidence, TextResult } from '../../model.ts';
import { toOneLine } from '../../text/invisible.ts';
import { toPlainLine } from '../../text/latex.ts';
import { nodeName } from '../catalog.ts';
import { type End, type Passage, passagesOf } from '../details.ts';
import { shorten } from '../display.ts';
import type { Segment } from '../marks.ts';
import type { Citation } from '../state.ts';
import type { Store } from '../store.ts';
import { isSameCitation, openSentence } from '../trips.ts';
import type { PanelProps } from './context.ts';
import { WebLinks } from './parts.tsx';

interface EvidenceProps extends PanelProps {
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** One reason for a relation: the sentence with both ends marked, and where it stands. */
export function EvidenceItem({ evidence, citation, ...props }: EvidenceProps): JSX.Element {
  const { store } = props;
  const passages = passagesOf(store.graph, evidence);
  const link = useReturn(store, citation);
  const isThere = store.graph.hasNode(evidence.paper);
  const paper = isThere ? store.graph.getNodeAttributes(evidence.paper) : undefined;
  return (
    <figure class="evidence">
      {passages.length > 0 ? (
        <blockquote dir="auto">
          {passages.map(({ segments, role }, index) => (
            // Two passages may both only name something.
            <Sentence key={index} segments={segments} role={role} />
          ))}
        </blockquote>
      ) : (
        <p class="evidence-source">
          {evidence.source === 'name' ? 'The names themselves say so.' : 'The record of the paper says so.'}
        </p>
      )}
      <Results results={evidence.results ?? []} />
      <figcaption>
        {isThere ? (
          <button
            type="button"
            class="paper-link"
            ref={link}
            onClick={() => openSentence(store, evidence.paper, citation)}
          >
            <bdi>{shorten(nodeName(store.catalog, evidence.paper), 140)}</bdi>
          </button>
        ) : (
          <bdi>{shorten(toOneLine(evidence.paper), 140)}</bdi>
        )}
        <span class="evidence-facts">
          {paper?.venue !== undefined && paper.venue !== '' && <bdi>{shorten(toPlainLine(paper.venue), 80)}</bdi>}
          {paper?.year !== undefined && <span>{paper.year}</span>}
          <WebLinks url={paper?.url} doi={paper?.doi} />
          <span>confidence {evidence.confidence.toFixed(2)}</span>
          <span>
            read by <bdi>{shorten(toOneLine(evidence.extractor), 80)}</bdi>
          </span>
        </span>
      </figcaption>
    </figure>
  );
}

/** The link gets the focus when the reader comes back from the paper by this sentence. */
function useReturn(store: Store, citation: Citation): { current: HTMLButtonElement | null } {
  const link = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isSameCitation(store.returned.peek(), citation)) return;
    store.returned.value = null;
    // The title gets it first, in the next frame, like whenever the panel changes.
    requestAnimationFrame(() => requestAnimationFrame(() => link.current?.focus()));
  }, []);
  return link;
}

/** The numbers that the sentence reports, each with its metric and what it is compared with. */
function Results({ results }: { results: readonly TextResult[] }): JSX.Element | null {
  if (results.length === 0) return null;
  return (
    <ul class="results" aria-label="Results">
      {results.map((result) => (
        <li key={result.span.start}>
          <strong>{formatResult(result)}</strong>
          <bdi>{shorten(wordsOf(result), 80)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ comparedWith, metric, setting }: TextResult): string {
  const against = comparedWith === undefined ? undefined : `against ${comparedWith}`;
  return [metric, against, setting].flatMap((text) => (text === undefined ? [] : [` ${toOneLine(text)}`])).join(',');
}

/** Head and tail differ by the line under them too, not by colour alone. */
function Sentence({ segments, role }: { segments: readonly Segment<End>[]; role: Passage['role'] }): JSX.Element {
  return (
    <p class={`passage is-${role}`}>
      {segments.map((segment, index) => {
        const end = segment.values[0];
        if (end === undefined) return <span key={index}>{segment.text}</span>;
        return (
          <mark key={index} class={segment.values.length > 1 ? 'is-head is-tail' : `is-${end}`} data-end={end}>
            {segment.text}
          </mark>
        );
      })}
    </p>
  );
}

import type { JSX } from 'preact';
import { parallelEdges } from '../details.ts';
import { selectEdge } from '../state.ts';
import { count, RELATION_WORDS } from '../words.ts';
import type { PanelProps } from './context.ts';
import { EvidenceItem } from './evidence.tsx';
import { NodeLink } from './parts.tsx';

/** A relation, and the sentences that say so. */
export function RelationPanel({ edge, ...props }: PanelProps & { edge: string }): JSX.Element {
  const { store } = props;
  const { graph } = store;
  const attributes = graph.getEdgeAttributes(edge);
  const [source, target] = graph.extremities(edge);
  const parallel = parallelEdges(graph, edge);
  return (
    <article class="relation-panel">
      <header class="title">
        <p class="kicker">Relation</p>
        <h2 id="details-title" tabIndex={-1} class="claim">
          <span class="claim-end is-head">
            <NodeLink {...props} node={source} />
          </span>{' '}
          <span class="claim-words">{RELATION_WORDS[attributes.relation].forward}</span>{' '}
          <span class="claim-end is-tail">
            <NodeLink {...props} node={target} />
          </span>
        </h2>
      </header>
      <Confidence from={attributes.confidence} to={attributes.confidenceUpper} support={attributes.support} />
      <h3 class="section-title">
        {attributes.evidence.length === 1
          ? 'The sentence that says so'
          : `${attributes.evidence.length} passages that say so`}
      </h3>
      <ul class="evidence-list">
        {attributes.evidence.map((evidence, index) => (
          // A piece of evidence is known by its place in the list.
          <li key={index}>
            <EvidenceItem {...props} evidence={evidence} citation={{ edge, index }} />
          </li>
        ))}
      </ul>
      {parallel.length > 0 && (
        <section class="group">
          <h3 class="section-title">Also between these two</h3>
          <ul class="plain-list">
            {parallel.map((other) => (
              <li key={other}>
                <button type="button" class="button is-quiet" onClick={() => store.change(selectEdge(other))}>
                  {graph.source(other) === source
                    ? RELATION_WORDS[graph.getEdgeAttribute(other, 'relation')].forward
                    : RELATION_WORDS[graph.getEdgeAttribute(other, 'relation')].backward}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** The bounds between which support lies: the strongest piece of evidence alone, and all of it added up. */
function Confidence({ from, to, support }: { from: number; to: number; support: number }): JSX.Element {
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  return (
    <p class="confidence">
      <span class="meter" aria-hidden="true">
        <span class="meter-upper" style={{ width: percent(to) }} />
        <span class="meter-lower" style={{ width: percent(from) }} />
      </span>
      <span>
        Confidence {from === to ? from.toFixed(2) : `${from.toFixed(2)} to ${to.toFixed(2)}`}, from{' '}
        {count(support, 'paper')}
      </span>
    </p>
  );
}

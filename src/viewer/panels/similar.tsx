import type { JSX } from 'preact';
import { nodeName } from '../catalog.ts';
import { shorten } from '../display.ts';
import { similarQuestion } from '../question.ts';
import { select } from '../state.ts';
import { count } from '../words.ts';
import { Answered } from './answer-parts.tsx';
import type { PanelProps } from './context.ts';
import { NodeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

/** So many of the shared things are named. */
const NAMED = 3;

/** What is joined to the same things in the same way, with what is shared. */
export function Similar({ node, ...props }: PanelProps & { node: string }): JSX.Element {
  const { store } = props;
  const asked = useAnswer(store, similarQuestion(node, store.state.value));
  return (
    <Answered asked={asked} doing="Looking for what is similar">
      {({ answers }) => (
        <>
          {answers.length === 0 && <p class="quiet">Nothing of its kind is joined to the same things.</p>}
          <ul class="plain-list similar">
            {answers.map(({ node: { key }, reasons, shared }) => (
              <li key={key}>
                <div class="relation-row">
                  <NodeLink {...props} node={key} />
                  <button
                    type="button"
                    class="why"
                    aria-label={`Compare with ${nodeName(store.catalog, key)}`}
                    onClick={() => store.change(select({ type: 'compare', of: 'nodes', a: node, b: key }))}
                  >
                    compare
                  </button>
                </div>
                <p class="quiet row-words">
                  {count(shared, 'thing')} shared:{' '}
                  <bdi>
                    {reasons
                      .slice(0, NAMED)
                      .map((reason) => shorten(nodeName(store.catalog, reason.node.key), 40))
                      .join(', ')}
                  </bdi>
                </p>
              </li>
            ))}
          </ul>
          <p class="quiet method">Ranked by shared neighbours, the rarer the more they count (cosine).</p>
        </>
      )}
    </Answered>
  );
}

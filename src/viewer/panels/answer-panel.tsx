import type { JSX } from 'preact';
import type { AnswerSelection } from './answer-body.tsx';
import type { PanelProps } from './context.ts';
import { onDemand } from './on-demand.tsx';
import { NodeLink, ThemeLink, Title } from './parts.tsx';

const AnswerBody = onDemand(async () => (await import('./answer-body.tsx')).AnswerBody);

type AnswerProps = PanelProps & { readonly selection: AnswerSelection };

/** The answer to a question. The title is there at once; what answers is loaded. */
export function AnswerPanel({ selection, ...props }: AnswerProps): JSX.Element {
  return (
    <article class="answer-panel" data-answer={selection.type}>
      <AnswerTitle {...props} selection={selection} />
      <AnswerBody {...props} selection={selection} />
    </article>
  );
}

function AnswerTitle({ selection, ...props }: AnswerProps): JSX.Element {
  switch (selection.type) {
    case 'path':
      return (
        <PairTitle kicker="Path" between="to">
          {[selection.from, selection.to].map((node) => (
            <NodeLink key={node} {...props} node={node} />
          ))}
        </PairTitle>
      );
    case 'compare':
      return (
        <PairTitle kicker="Comparison" between="and">
          {[selection.a, selection.b].map((key) =>
            selection.of === 'nodes' ? (
              <NodeLink key={key} {...props} node={key} />
            ) : (
              <ThemeLink key={key} {...props} theme={Number(key)} />
            ),
          )}
        </PairTitle>
      );
    case 'gaps':
      return <Title kicker="Question">Gaps: what is missing?</Title>;
    case 'bridges':
      return <Title kicker="Question">Bridges: what joins the themes?</Title>;
  }
}

interface PairTitleProps {
  readonly kicker: string;
  readonly between: string;
  readonly children: readonly JSX.Element[];
}

function PairTitle({ kicker, between, children: [first, second] }: PairTitleProps): JSX.Element {
  return (
    <header class="title">
      <p class="kicker">{kicker}</p>
      <h2 id="details-title" tabIndex={-1} class="claim">
        {first} <span class="claim-words">{between}</span> {second}
      </h2>
    </header>
  );
}

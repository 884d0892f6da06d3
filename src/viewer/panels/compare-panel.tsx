import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Holder } from '../../analysis/compare.ts';
import { withThousands } from '../../look/thousands.ts';
import { type ComparedRow, type ComparedSection, comparedSections, type SideRow } from '../answer-rows.ts';
import { nodeName, themeName } from '../catalog.ts';
import { highlightShared } from '../highlight.ts';
import { compareQuestion } from '../question.ts';
import { type Selection, select } from '../state.ts';
import type { Store } from '../store.ts';
import { boundsText, count } from '../words.ts';
import { Answered, holdsReturned, Sentences, useHighlight } from './answer-parts.tsx';
import type { PanelProps } from './context.ts';
import { LongList, NodeLink } from './parts.tsx';
import { useAnswer } from './use-answer.ts';

type CompareSelection = Extract<Selection, { readonly type: 'compare' }>;

/** What two things, papers or themes share, and what each has alone. */
export function ComparePanel({ selection, ...props }: PanelProps & { selection: CompareSelection }): JSX.Element {
  const { store } = props;
  const { of, a, b } = selection;
  const asked = useAnswer(store, compareQuestion(selection, store.state.value));
  return (
    <>
      <p class="answer-tools">
        <button
          type="button"
          class="button is-quiet"
          onClick={() => store.change(select({ type: 'compare', of, a: b, b: a }))}
        >
          Swap sides
        </button>
        {of === 'nodes' && (
          <button
            type="button"
            class="button is-quiet"
            onClick={() => store.change(select({ type: 'path', from: a, to: b }))}
          >
            Paths between the two
          </button>
        )}
      </p>
      <Answered asked={asked} doing="Comparing">
        {(answer) => (
          <Compared {...props} key={`${a} ${b}`} selection={selection} sections={comparedSections(store, answer)} />
        )}
      </Answered>
    </>
  );
}

interface ComparedProps extends PanelProps {
  readonly selection: CompareSelection;
  readonly sections: readonly ComparedSection[];
}

function Compared({ selection, sections, ...props }: ComparedProps): JSX.Element {
  const { store } = props;
  const { of, a, b } = selection;
  const names = namesOf(store, selection);
  useHighlight(store, of === 'nodes' ? highlightShared([a, b], sections) : null, `${of} ${a} ${b} ${sections.length}`);
  const totalOf = (holder: Holder): number => sections.find((section) => section.holder === holder)?.total ?? 0;
  const summary = `${withThousands(totalOf('both'))} shared, ${withThousands(totalOf('a'))} only in the first, ${withThousands(totalOf('b'))} only in the second`;
  useEffect(() => {
    store.announcement.value = summary;
  }, [store, summary]);
  if (sections.length === 0) return <p class="quiet">The graph says nothing of either that the filters leave.</p>;
  return (
    <>
      {totalOf('both') === 0 && <p class="quiet">They share nothing that the graph knows of.</p>}
      {sections.map((section) => (
        <ComparedPart key={section.holder} {...props} section={section} names={names} />
      ))}
      <p class="quiet method">
        Compared relation by relation in the whole graph: something counts as shared if both have the same relation to
        it, the same way round.{' '}
        {of === 'themes' && 'Themes are compared by what their papers introduce, use, test on …'}
      </p>
    </>
  );
}

/** The names of the two sides. */
function namesOf({ catalog }: Store, { of, a, b }: CompareSelection): readonly [string, string] {
  const name = (key: string): string => (of === 'nodes' ? nodeName(catalog, key) : themeName(catalog, Number(key)));
  return [name(a), name(b)];
}

interface ComparedPartProps extends PanelProps {
  readonly section: ComparedSection;
  readonly names: readonly [string, string];
}

function ComparedPart({ section, names, ...props }: ComparedPartProps): JSX.Element {
  const { groups, holder, total } = section;
  const listed = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <section class="compared" data-holder={holder}>
      <h3 class="section-title">
        <HolderWords holder={holder} names={names} />{' '}
        <span class="group-count">
          {listed < total ? `${listed} of ${withThousands(total)}` : withThousands(total)}
        </span>
      </h3>
      {groups.map((group) => (
        <section class="group" key={group.key}>
          <h4>
            {group.words} <span class="group-count">{group.rows.length}</span>
          </h4>
          <LongList
            items={group.rows}
            isWhole={group.rows.some(({ sides }) => sides.some(({ quotes }) => holdsReturned(props.store, quotes)))}
          >
            {(row) => <Compare {...props} row={row} words={group.words} names={names} />}
          </LongList>
        </section>
      ))}
    </section>
  );
}

function HolderWords({ holder, names: [a, b] }: { holder: Holder; names: readonly [string, string] }): JSX.Element {
  switch (holder) {
    case 'direct':
      return <>Between the two</>;
    case 'both':
      return <>Shared</>;
    case 'a':
      return (
        <>
          Only <bdi>{a}</bdi>
        </>
      );
    case 'b':
      return (
        <>
          Only <bdi>{b}</bdi>
        </>
      );
  }
}

interface CompareRowProps extends PanelProps {
  readonly row: ComparedRow;
  readonly words: string;
  readonly names: readonly [string, string];
}

function Compare({ row, words, names, ...props }: CompareRowProps): JSX.Element {
  const quotes = row.sides.flatMap((side) => side.quotes);
  return (
    <div class="compared-row">
      <NodeLink {...props} node={row.node} />
      <p class="quiet row-words">
        {row.sides.map((side, index) => (
          <SideFacts key={side.who} side={side} names={names} isFirst={index === 0} isOnly={row.sides.length === 1} />
        ))}
      </p>
      <Sentences {...props} quotes={quotes} about={`${words} ${nodeName(props.store.catalog, row.node)}`} />
    </div>
  );
}

interface SideFactsProps {
  readonly side: SideRow;
  readonly names: readonly [string, string];
  readonly isFirst: boolean;
  readonly isOnly: boolean;
}

/** How sure one side is. */
function SideFacts({ side, names, isFirst, isOnly }: SideFactsProps): JSX.Element {
  const facts = `${boundsText(side)}, ${count(side.support, 'paper')}`;
  if (isOnly) return <>{facts}</>;
  return (
    <>
      {!isFirst && '; '}
      <bdi>{names[side.who === 'a' ? 0 : 1]}</bdi> {facts}
    </>
  );
}

import type { JSX } from 'preact';
import type { Alias } from '../../model.ts';
import { toPlainLine } from '../../text/latex.ts';
import { nodeName } from '../catalog.ts';
import { groupRelations, hasResults } from '../details.ts';
import { shorten } from '../display.ts';
import { reveal } from '../state.ts';
import { timelineOf } from '../timeline.ts';
import { count } from '../words.ts';
import { focusTitle, type PanelProps } from './context.ts';
import { Near } from './near.tsx';
import { onDemand } from './on-demand.tsx';
import { RelationGroups, ThemeLink, Title } from './parts.tsx';
import { Questions } from './questions.tsx';
import { Timeline } from './timeline.tsx';

const LeaderboardList = onDemand(async () => (await import('./leaderboard.tsx')).LeaderboardList);

/** What a thing is, what else it is called, who writes about it, and how it relates to others. */
export function NodePanel({ node, ...props }: PanelProps & { node: string }): JSX.Element {
  const { store } = props;
  const attributes = store.graph.getNodeAttributes(node);
  const groups = groupRelations(store.graph, store.catalog, node);
  const isRole = (relation: string): boolean => relation === relation.toLowerCase();
  const inPapers = groups.filter((group) => isRole(group.relation));
  const others = groups.filter((group) => !isRole(group.relation));
  const name = toPlainLine(attributes.label);
  const aliases = attributes.aliases.filter((alias) => toPlainLine(alias.name) !== name);
  return (
    <article class="node-panel">
      <Title kicker={attributes.kind}>{shorten(name, 400) || nodeName(store.catalog, node)}</Title>
      <p class="facts">
        <ThemeLink {...props} theme={attributes.theme} />
        <span>
          in {count(attributes.papers, 'paper')}
          {years(attributes.firstYear, attributes.lastYear)}
        </span>
      </p>
      <HiddenNote {...props} node={node} />
      <Timeline years={timelineOf(store.graph, node)} />
      {aliases.length > 0 && <Aliases aliases={aliases} />}
      <Questions key={`questions ${node}`} {...props} node={node} />
      <Near {...props} node={node} />
      {attributes.kind === 'Dataset' && hasResults(store.graph, node) && <LeaderboardList {...props} dataset={node} />}
      {others.length > 0 && <RelationGroups {...props} groups={others} />}
      {inPapers.length > 0 && (
        <section class="papers">
          <h3 class="section-title">In papers</h3>
          <RelationGroups {...props} groups={inPapers} />
        </section>
      )}
      {groups.length === 0 && <p class="quiet">Nothing is related to it.</p>}
    </article>
  );
}

/** Other spellings; opened, how often each was met and why it was taken for the same thing. */
function Aliases({ aliases }: { aliases: readonly Alias[] }): JSX.Element {
  const name = (alias: Alias): string => shorten(toPlainLine(alias.name), 120);
  return (
    <details class="aliases">
      <summary>
        Also written <bdi>{aliases.slice(0, 5).map(name).join(', ')}</bdi>
        {aliases.length > 5 && ` and ${aliases.length - 5} more`}
      </summary>
      <ul>
        {aliases.map((alias) => (
          <li key={alias.name}>
            <bdi>{name(alias)}</bdi>{' '}
            <span class="quiet">
              {count(alias.count, 'time')}: <bdi>{shorten(toPlainLine(alias.reason), 120)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Says so if the filters hide what is selected, and offers to take just those back. */
export function HiddenNote({ node, store }: PanelProps & { node: string }): JSX.Element | null {
  if (store.shown.value.nodes.has(node)) return null;
  const { kind, theme } = store.graph.getNodeAttributes(node);
  return (
    <p class="hidden-note">
      Hidden by the filters.{' '}
      <button
        type="button"
        class="button is-quiet"
        onClick={() => {
          store.change(reveal({ kind, theme }));
          store.flyTo(node);
          // The button goes.
          focusTitle();
        }}
      >
        Reveal
      </button>
    </p>
  );
}

function years(first: number | undefined, last: number | undefined): string {
  if (first === undefined) return '';
  return last === undefined || last === first ? `, ${first}` : `, ${first} to ${last}`;
}

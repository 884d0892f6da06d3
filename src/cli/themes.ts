import { Command } from 'commander';
import type { Answer, NodeSummary } from '../analysis/answer.ts';
import { lookUpTheme } from '../analysis/subject.ts';
import { listThemes, type SubthemeSummary, type ThemeAnswer, type ThemeQuestion } from '../analysis/themes.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { addQueryOptions, counted, factsOf, nameOf, printAnswer, type QueryFlags, quotes } from './query.ts';

interface ThemeFlags extends QueryFlags {
  readonly theme?: string;
}

const HELP = `
Growth is the theme's papers of the last three years over those of the three before, divided by the same of all papers:
2 where its share doubled. Stability is how much of the theme 20 other runs find too: from 0.75 on it holds well.

Examples:
  lithograph themes graph
  lithograph themes graph --theme 4711 --json`;

/** `lithograph themes`: the research themes and their key papers. */
export function createThemesCommand(): Command {
  return addQueryOptions(
    new Command('themes').description('List the research themes and their parts, with their key papers.'),
  )
    .option(
      '--theme <id>',
      'only this one, or this part of one, with all that is in it; its name will do, or words that only it has',
    )
    .addHelpText('after', HELP)
    .action(themes);
}

async function themes(path: string, { json, minConfidence, minSupport, theme }: ThemeFlags): Promise<void> {
  const graph = await readGraphFile(path);
  const answer = listThemes(graph, {
    ...(theme === undefined ? {} : { theme: lookUpTheme(graph, theme).id }),
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
  });
  await printAnswer(answer, json === true, renderThemes);
}

function renderThemes({ answers, question }: Answer<ThemeAnswer, ThemeQuestion>): string[] {
  const { withoutTheme } = question;
  if (answers.length === 0) return ['there is no such theme'];
  const rest =
    withoutTheme === 0 ? [] : [`${counted(withoutTheme, 'node')} in no theme: too generic, or joined to nothing`];
  return [...answers.flatMap(renderTheme), ...rest];
}

function renderTheme(theme: ThemeAnswer): string[] {
  const { evidence, keyPapers, leading, leadingDatasets, leadingModels, members, subthemes, terms } = theme;
  const words = terms.length > 0 ? terms.map(({ label }) => toOneLine(label)) : leading.map(nameOf);
  return [
    `${theme.id} ${toOneLine(theme.name)}: ${factsAbout(theme)}`,
    ...(members === undefined ? [`    ${words.join(', ')}`] : []),
    ...listed('models', leadingModels),
    ...listed('datasets', leadingDatasets),
    ...keyPapers.map((paper) => `    key paper: ${nameOf(paper)}`),
    ...subthemes.map((part) => `    ${part.id} ${toOneLine(part.name)}: ${partFacts(part)}`),
    ...(members ?? []).map((member) => `    ${nameOf(member)}: ${factsOf(member)}`),
    ...quotes(evidence, '    '),
  ];
}

function factsAbout({ firstYear, growth, lastYear, paperCount, parent, size, stability }: ThemeAnswer): string {
  const facts = [parent === null ? '' : `part of ${parent}`, counted(size, 'node'), counted(paperCount, 'paper')];
  if (firstYear !== undefined) facts.push(firstYear === lastYear ? `${firstYear}` : `${firstYear} to ${lastYear}`);
  if (growth !== null) facts.push(`growth ${growth.toFixed(2)}`);
  if (stability !== undefined) facts.push(`stability ${stability.toFixed(2)}`);
  return facts.filter((fact) => fact !== '').join(', ');
}

function partFacts({ paperCount, stability }: SubthemeSummary): string {
  const papers = counted(paperCount, 'paper');
  return stability === undefined ? papers : `${papers}, stability ${stability.toFixed(2)}`;
}

function listed(what: string, nodes: readonly NodeSummary[]): string[] {
  return nodes.length === 0 ? [] : [`    ${what}: ${nodes.map(nameOf).join(', ')}`];
}

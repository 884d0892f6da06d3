import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { listThemes, type ThemeAnswer, type ThemeQuestion } from '../analysis/themes.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer } from './arguments.ts';
import { addQueryOptions, counted, factsOf, nameOf, printAnswer, type QueryFlags, quotes } from './query.ts';

interface ThemeFlags extends QueryFlags {
  readonly theme?: number;
}

const HELP = `
Examples:
  lithograph themes graph
  lithograph themes graph --theme 2 --json`;

/** `lithograph themes`: the research themes and their key papers. */
export function createThemesCommand(): Command {
  return addQueryOptions(new Command('themes').description('List the research themes with their key papers.'))
    .option('--theme <id>', 'only this one, with all that is in it', integer(0))
    .addHelpText('after', HELP)
    .action(themes);
}

async function themes(path: string, { json, minConfidence, minSupport, theme }: ThemeFlags): Promise<void> {
  const answer = listThemes(await readGraphFile(path), {
    ...(theme === undefined ? {} : { theme }),
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
  const { evidence, firstYear, keyPapers, lastYear, leading, members, terms } = theme;
  const years =
    firstYear === undefined ? '' : firstYear === lastYear ? `, ${firstYear}` : `, ${firstYear} to ${lastYear}`;
  const words = terms.length > 0 ? terms.map(({ label }) => toOneLine(label)) : leading.map(nameOf);
  return [
    `${theme.id}. ${toOneLine(theme.name)}: ${counted(theme.size, 'node')}, ${counted(theme.paperCount, 'paper')}${years}`,
    ...(members === undefined ? [`    ${words.join(', ')}`] : []),
    ...keyPapers.map((paper) => `    key paper: ${nameOf(paper)}`),
    ...(members ?? []).map((member) => `    ${nameOf(member)}: ${factsOf(member)}`),
    ...quotes(evidence, '    '),
  ];
}

import type { JSX } from 'preact';
import type { Selection } from '../state.ts';
import { BridgesPanel } from './bridges-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import type { PanelProps } from './context.ts';
import { GapsPanel } from './gaps-panel.tsx';
import { PathPanel } from './path-panel.tsx';

/** The answer to a question. */
export type AnswerSelection = Extract<Selection, { readonly type: 'path' | 'compare' | 'gaps' | 'bridges' }>;

/** An answer without its title. Loaded on demand. */
export function AnswerBody({ selection, ...props }: PanelProps & { selection: AnswerSelection }): JSX.Element {
  switch (selection.type) {
    case 'path':
      return <PathPanel {...props} selection={selection} />;
    case 'compare':
      return <ComparePanel {...props} selection={selection} />;
    case 'gaps':
      return <GapsPanel {...props} />;
    case 'bridges':
      return <BridgesPanel {...props} />;
  }
}

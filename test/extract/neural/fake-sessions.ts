import {
  floats,
  GRAPH_NAMES,
  type GraphName,
  type InferenceSession,
  type Tensor,
} from '../../../src/extract/neural/session.ts';
import { ENTITY_KINDS, ROLES, TEXT_RELATIONS } from '../../../src/model.ts';

export type Feeds = Readonly<Record<string, Tensor>>;

/** How the graphs of a test answer. */
export interface FakeAnswers {
  /** O, or the kind's number with B or I before it, for each piece, marks included: `O B0 I0`. */
  readonly tags: string;
  /** The logit of two names being one, by their indexes. */
  readonly same?: (left: number, right: number) => number;
  /** The likeliest kind and role of an entity. */
  readonly kind?: (entity: number) => number;
  readonly role?: (entity: number) => number;
  /** The logits of none and each relation. */
  readonly relation?: (head: number, tail: number, distance: number) => readonly number[];
}

/** Sessions that answer as told, and what they were fed. */
export interface FakeSessions {
  readonly sessions: Readonly<Record<GraphName, InferenceSession>>;
  readonly fed: Readonly<Record<GraphName, Feeds[]>>;
}

const WIDTH = 4;

/** A tensor's numbers. */
export function numbersOf(feeds: Feeds, name: string): number[] {
  const tensor = feeds[name];
  if (tensor === undefined) throw new Error(`nothing was fed as ${name}`);
  const size = tensor.dims.reduce((product, dim) => product * dim, 1);
  if (tensor.data.length !== size) throw new Error(`${name} has ${tensor.data.length} numbers for ${size}`);
  return Array.from(tensor.data, Number);
}

/** Makes sessions that check what they are fed and answer as told. */
export function fakeSessions(answers: FakeAnswers): FakeSessions {
  const fed = { encoder: [], strings: [], entities: [], relations: [] } as Record<GraphName, Feeds[]>;
  const answer: Record<GraphName, (feeds: Feeds) => Feeds> = {
    encoder: (feeds) => {
      const { length } = numbersOf(feeds, 'ids');
      return {
        hidden: floats([length, WIDTH], new Float32Array(length * WIDTH)),
        tags: tagLogits(answers.tags.split(' ')),
        attention: floats([1, length, length], new Float32Array(length * length)),
      };
    },
    strings: (feeds) => {
      const right = numbersOf(feeds, 'right');
      const logits = numbersOf(feeds, 'left').map((left, i) => answers.same?.(left, right[i] ?? 0) ?? -9);
      return { same: floats([logits.length], Float32Array.from(logits)) };
    },
    entities: (feeds) => {
      const [count = 0] = feeds.membership?.dims ?? [];
      return {
        pooled: floats([count, WIDTH], new Float32Array(count * WIDTH)),
        looks: floats([count, 1], new Float32Array(count)),
        kinds: oneHot(count, ENTITY_KINDS.length, answers.kind ?? (() => 0)),
        roles: oneHot(count, ROLES.length, answers.role ?? (() => ROLES.length - 1)),
      };
    },
    relations: (feeds) => {
      const [tails, distances] = [numbersOf(feeds, 'tails'), numbersOf(feeds, 'distances')];
      const none = [9, ...TEXT_RELATIONS.map(() => 0)];
      const rows = numbersOf(feeds, 'heads').map((head, i) => {
        return answers.relation?.(head, tails[i] ?? 0, distances[i] ?? 0) ?? none;
      });
      return { relations: floats([rows.length, none.length], Float32Array.from(rows.flat())) };
    },
  };
  const sessionOf = (graph: GraphName): InferenceSession => ({
    run: async (feeds) => {
      fed[graph].push(feeds);
      return answer[graph](feeds);
    },
  });
  const sessions = Object.fromEntries(GRAPH_NAMES.map((graph) => [graph, sessionOf(graph)]));
  return { sessions: sessions as Record<GraphName, InferenceSession>, fed };
}

function tagLogits(tags: readonly string[]): Tensor {
  const width = 1 + 2 * ENTITY_KINDS.length;
  return oneHot(tags.length, width, (piece) => {
    const [state = 'O', kind = '0'] = tags[piece] ?? '';
    return state === 'O' ? 0 : 1 + 2 * Number(kind) + Number(state === 'I');
  });
}

/** Rows whose likeliest class has a logit of 4, the others 0. */
function oneHot(count: number, width: number, classOf: (row: number) => number): Tensor {
  const data = new Float32Array(count * width);
  for (let row = 0; row < count; row++) data[row * width + classOf(row)] = 4;
  return floats([count, width], data);
}

/** A binary heap of whole numbers by priority, the smallest first; of equal priorities the smaller number first. */
export interface Heap {
  push(item: number, priority: number): void;
  /** The first item; undefined if there is none. */
  pop(): number | undefined;
}

/** An empty heap. Push and pop take O(log n). */
export function createHeap(): Heap {
  const items: number[] = [];
  const priorities: number[] = [];

  const before = (i: number, j: number) => {
    const [a, b] = [priorities[i] ?? 0, priorities[j] ?? 0];
    return a < b || (a === b && (items[i] ?? 0) < (items[j] ?? 0));
  };
  const swap = (i: number, j: number) => {
    [items[i], items[j]] = [items[j] ?? 0, items[i] ?? 0];
    [priorities[i], priorities[j]] = [priorities[j] ?? 0, priorities[i] ?? 0];
  };
  const rise = (index: number) => {
    for (let i = index; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!before(i, parent)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = () => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let first = i;
      if (left < items.length && before(left, first)) first = left;
      if (right < items.length && before(right, first)) first = right;
      if (first === i) return;
      swap(i, first);
      i = first;
    }
  };

  return {
    push(item, priority) {
      items.push(item);
      priorities.push(priority);
      rise(items.length - 1);
    },
    pop() {
      if (items.length > 1) swap(0, items.length - 1);
      const item = items.pop();
      priorities.pop();
      sink();
      return item;
    },
  };
}

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

  /** Whether an entry goes before the one at a place. */
  const isBefore = (item: number, priority: number, place: number) => {
    const other = priorities[place] ?? 0;
    return priority < other || (priority === other && item < (items[place] ?? 0));
  };
  const put = (place: number, item: number, priority: number) => {
    items[place] = item;
    priorities[place] = priority;
  };
  const move = (from: number, to: number) => put(to, items[from] ?? 0, priorities[from] ?? 0);

  return {
    push(item, priority) {
      let place = items.length;
      for (let parent = (place - 1) >> 1; place > 0 && isBefore(item, priority, parent); parent = (place - 1) >> 1) {
        move(parent, place);
        place = parent;
      }
      put(place, item, priority);
    },
    pop() {
      const first = items[0];
      const [item, priority] = [items.pop(), priorities.pop()];
      if (items.length === 0 || item === undefined || priority === undefined) return first;
      let place = 0;
      for (let child = 1; child < items.length; child = 2 * place + 1) {
        const right = child + 1;
        if (right < items.length && isBefore(items[right] ?? 0, priorities[right] ?? 0, child)) child = right;
        if (isBefore(item, priority, child)) break;
        move(child, place);
        place = child;
      }
      put(place, item, priority);
      return first;
    },
  };
}

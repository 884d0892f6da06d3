/** Characters that are gathered before they are written: large enough that the calls do not matter. */
const BATCH = 1 << 16;

/** The same text in fewer and larger pieces. */
export function* inBatches(chunks: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  let length = 0;
  for (const chunk of chunks) {
    batch.push(chunk);
    length += chunk.length;
    if (length < BATCH) continue;
    yield batch.join('');
    batch = [];
    length = 0;
  }
  if (length > 0) yield batch.join('');
}

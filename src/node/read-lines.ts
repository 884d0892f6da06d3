const NEWLINE = 0x0a;

/**
 * The lines of a stream of bytes, without their ends, as bytes: whether they are text is the reader's question. Only
 * `\n` and `\r\n` end a line; U+2028, which JSON allows inside a string, does not. The time is linear in the length,
 * however long a line is.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield lineOf([...pending, chunk.subarray(start, end)]);
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield lineOf(pending);
}

function lineOf(parts: readonly Uint8Array[]): Uint8Array {
  const line = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

/**
 * The text of a line; undefined where it is not UTF-8. A byte order mark may open the first line; in another one it is an error of JSON.
 *
 * @param number - of the line, from 1.
 */
export function decodeLine(line: Uint8Array, number: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(line);
  } catch {
    return undefined;
  }
}

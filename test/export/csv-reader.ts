/** Reads CSV after RFC 4180, written without a look at the writer: cells in quotes may hold anything, quotes doubled. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) throw new Error('a quote is not closed');
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else {
      while (at < text.length && !/[,\r\n"]/.test(text[at] ?? '')) {
        cell += text[at];
        at += 1;
      }
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a comma nor a line's end at ${at}`);
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

/** The rows after the first as objects, by the names in it. */
export function csvRecords(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error('a row of another length');
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']));
  });
}

// Isotonic regression (Barlow et al. 1972, by pooling adjacent violators), and how far its lines can be trusted. Points are
// [raw, 1 where it is right, else 0]; `heightAt` is the product's own reading of a line (src/extract/neural/card.ts).

/** The mean difference in per cent, by tenths, of what lines drawn through every other point say of the others and what is right. */
export function errorOf(points, heightAt) {
  const bins = Array.from({ length: 10 }, () => [0, 0]);
  for (const fold of [0, 1]) {
    const corners = isotonic(points.filter((_, i) => i % 2 !== fold));
    for (const [raw, right] of points.filter((_, i) => i % 2 === fold)) {
      const p = heightAt(corners, raw);
      const bin = bins[Math.min(9, Math.floor(p * 10))];
      bin[0] += p;
      bin[1] += right;
    }
  }
  return (100 * bins.reduce((total, [told, right]) => total + Math.abs(told - right), 0)) / points.length;
}

/** Corners of a rising line: means of blocks of at least a fortieth of the points, neighbours that fall pooled. */
export function isotonic(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const size = Math.max(1, Math.ceil(sorted.length / 40));
  const blocks = [];
  for (let start = 0; start < sorted.length; start += size) {
    const some = sorted.slice(start, start + size);
    blocks.push({ x: sum(some, 0), y: sum(some, 1), n: some.length });
    while (blocks.length > 1) {
      const [a, b] = blocks.slice(-2);
      if (a.y / a.n <= b.y / b.n) break;
      blocks.splice(-2, 2, { x: a.x + b.x, y: a.y + b.y, n: a.n + b.n });
    }
  }
  return blocks.map(({ x, y, n }) => [round(x / n), round(y / n)]);
}

function sum(rows, column) {
  return rows.reduce((total, row) => total + row[column], 0);
}

export function round(value) {
  return Math.round(value * 1000) / 1000;
}

/** How often what was told with a confidence is right, by tenths. */
export function reliability(name, points, corners, heightAt) {
  console.log(`\n| ${name} confidence | number | mean | right |\n| --- | ---: | ---: | ---: |`);
  const bins = Array.from({ length: 10 }, () => []);
  for (const [raw, right] of points) {
    const p = heightAt(corners, raw);
    bins[Math.min(9, Math.floor(p * 10))].push([p, right]);
  }
  bins.forEach((bin, i) => {
    if (bin.length === 0) return;
    const cells = [sum(bin, 0) / bin.length, sum(bin, 1) / bin.length].map((value) => value.toFixed(2));
    console.log(`| ${(i / 10).toFixed(1)} to ${((i + 1) / 10).toFixed(1)} | ${bin.length} | ${cells.join(' | ')} |`);
  });
}

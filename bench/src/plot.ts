export type Line = { name: string; points: readonly (readonly [x: number, y: number])[]; isLimit?: boolean };
export type Panel = { title: string; lines: readonly Line[] };

const width = 250;
const height = 170;
const columns = 4;
const inner = { left: 40, right: 12, top: 26, bottom: 26 };
const colours = ["#1d4ed8", "#b45309"];

/** Small charts side by side: size of the data set to the right, on a logarithmic scale, milliseconds upwards. */
export function plotOf(heading: string, panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / columns);
  const size = { width: columns * width, height: rows * height + 48 };
  const body = panels.map((panel, index) => {
    const at = `translate(${(index % columns) * width} ${Math.floor(index / columns) * height + 40})`;
    return `<g transform="${at}">${panelOf(panel)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="10" role="img">`,
    `<title>${escaped(heading)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="12" y="22" font-size="14" font-weight="600">${escaped(heading)}</text>`,
    ...body,
    "</svg>\n",
  ].join("\n");
}

function panelOf({ title, lines }: Panel): string {
  const points = lines.flatMap((line) => line.points);
  if (points.length === 0) return "";
  const top = niceAbove(Math.max(...points.map(([, y]) => y)));
  const exponents = points.map(([x]) => Math.log10(x));
  const [low, high] = [Math.min(...exponents), Math.max(...exponents)];
  const x = (value: number) =>
    inner.left + ((Math.log10(value) - low) / Math.max(high - low, 1e-9)) * (width - inner.left - inner.right);
  const y = (value: number) => height - inner.bottom - (value / top) * (height - inner.top - inner.bottom);
  const grid = [0, top / 2, top].map(
    (value) =>
      `<path d="M${inner.left} ${fixed(y(value))}H${width - inner.right}" stroke="#e5e7eb"/><text x="${inner.left - 5}" y="${fixed(y(value) + 3)}" text-anchor="end" fill="#4b5563">${short(value)}</text>`,
  );
  const ticks = [...new Set(points.map(([value]) => value))].map(
    (value) =>
      `<text x="${fixed(x(value))}" y="${height - 10}" text-anchor="middle" fill="#4b5563">${short(value)}</text>`,
  );
  let coloured = 0;
  const drawn = lines.map((line) => {
    const colour = line.isLimit === true ? "#6b7280" : (colours[coloured++ % colours.length] ?? "#000");
    const path = line.points.map(([px, py]) => `${fixed(x(px))} ${fixed(y(py))}`).join("L");
    const dash = line.isLimit === true ? ' stroke-dasharray="3 3"' : "";
    const last = line.points.at(-1);
    const name =
      last === undefined
        ? ""
        : `<text x="${fixed(x(last[0]))}" y="${fixed(y(last[1]) - 4)}" text-anchor="end" fill="${colour}">${escaped(line.name)}</text>`;
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.5"${dash}/>${name}`;
  });
  const heading = `<text x="${inner.left}" y="14" font-weight="600">${escaped(title)}</text>`;
  return [heading, ...grid, ...ticks, ...drawn].join("");
}

/** The next of 1, 2, 5 times a power of ten. */
export function niceAbove(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return factor * power;
}

const fixed = (value: number): string => value.toFixed(1);

function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000} M`;
  return value >= 1_000 ? `${value / 1_000} k` : String(Number(value.toPrecision(2)));
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

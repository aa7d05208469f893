import type { IBufferCell } from "@xterm/headless";

export interface Picture {
  readonly columns: number;
  readonly rows: number;
  readonly title: string;
  cell(column: number, row: number): IBufferCell | undefined;
}

// DejaVu Sans Mono at 14 px; other fonts are stretched to it.
const cellWidth = 8.428;
const rowHeight = 16.3;
const padding = 12;
const barHeight = 28;
const background = "#16181d";
const foreground = "#d7dae0";

/** The 16 ANSI colours, as a calm dark terminal shows them. */
const palette = [
  "#3a3f4b",
  "#e06c75",
  "#98c379",
  "#e5c07b",
  "#61afef",
  "#c678dd",
  "#56b6c2",
  "#d7dae0",
  "#6b7280",
  "#f28b82",
  "#b5e890",
  "#f0d399",
  "#8ac6ff",
  "#d9a0f0",
  "#7fd6e0",
  "#ffffff",
];

interface Run {
  readonly column: number;
  readonly width: number;
  readonly text: string;
  readonly style: Style;
}

interface Style {
  readonly fill: string;
  readonly back: string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

/** A terminal's screen as an SVG: each run of one style placed by itself, so that any monospaced font lines up. */
export function svgOf(picture: Picture): string {
  const width = picture.columns * cellWidth + 2 * padding;
  const height = picture.rows * rowHeight + 2 * padding + barHeight;
  const rows = Array.from({ length: picture.rows }, (_, row) => rowOf(picture, row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(picture.title)}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
    ...["#ff5f56", "#ffbd2e", "#27c93f"].map(
      (fill, index) => `<circle cx="${18 + index * 18}" cy="16" r="5.5" fill="${fill}"/>`,
    ),
    `<text x="${width / 2}" y="20" text-anchor="middle" font-family="sans-serif" font-size="12" fill="#8b919d">${escaped(picture.title)}</text>`,
    `<g font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
    ...rows.flat(),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function rowOf(picture: Picture, row: number): string[] {
  const top = padding + barHeight + row * rowHeight;
  return runsOf(picture, row).flatMap(({ column, width, text, style }) => {
    const x = (padding + column * cellWidth).toFixed(1);
    const parts: string[] = [];
    const span = (width * cellWidth).toFixed(1);
    if (style.back !== null) {
      parts.push(
        `<rect x="${x}" y="${top.toFixed(1)}" width="${span}" height="${rowHeight}" fill="${style.back}"/>`,
      );
    }
    if (text.trim() !== "") {
      const weight = style.isBold ? ' font-weight="bold"' : "";
      const opacity = style.isDim ? ' opacity="0.62"' : "";
      parts.push(
        `<text x="${x}" y="${(top + 13).toFixed(1)}" textLength="${span}" lengthAdjust="spacingAndGlyphs" fill="${style.fill}"${weight}${opacity}>${escaped(text)}</text>`,
      );
    }
    return parts;
  });
}

function runsOf(picture: Picture, row: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < picture.columns; column++) {
    const cell = picture.cell(column, row);
    if (!cell || cell.getWidth() === 0) continue;
    const text = cell.getChars() || " ";
    const style = styleOf(cell);
    const last = runs.at(-1);
    const width = cell.getWidth();
    const isSame = last && JSON.stringify(last.style) === JSON.stringify(style);
    if (isSame && last.column + last.width === column) {
      runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    } else {
      runs.push({ column, width, text, style });
    }
  }
  return runs;
}

function styleOf(cell: IBufferCell): Style {
  const fore = cell.isFgDefault() ? foreground : (palette[cell.getFgColor()] ?? foreground);
  const back = cell.isBgDefault() ? null : (palette[cell.getBgColor()] ?? null);
  const isInverse = cell.isInverse() !== 0;
  return {
    fill: isInverse ? (back ?? background) : fore,
    back: isInverse ? fore : back,
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

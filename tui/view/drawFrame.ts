import { cellWidth } from "../text/cellWidth.ts";
import { truncate } from "../text/fit.ts";
import { fitLine } from "../text/fitLine.ts";
import type { Line, Tone } from "../text/Line.ts";
import { paintLine, paintSelected } from "./paintLine.ts";
import type { Theme } from "./Theme.ts";

export interface FramedRow {
  readonly line: Line;
  readonly isSelected?: boolean;
}

export interface Frame {
  readonly title: string;
  readonly note: string;
  readonly width: number;
  readonly height: number;
  readonly isFocused: boolean;
  readonly rows: readonly FramedRow[];
  /** What of how much is shown, for the thumb in the right border. */
  readonly scroll?: { readonly top: number; readonly visible: number; readonly total: number };
  /** Of the border, in place of the focus's. */
  readonly tone?: Tone;
}

/** A pane's or dialog's rows as the terminal takes them: exactly `height` of `width` cells. */
export function drawFrame(frame: Frame, theme: Theme): string[] {
  const { width, height } = frame;
  const inner = Math.max(0, width - 2);
  const tone = frame.tone ?? "dim";
  const topTone = frame.tone ?? (frame.isFocused ? "accent" : "dim");
  // Only the top tells the focus: sides that changed with it would repaint every row of the screen.
  const painted = [topLine(frame, theme, topTone)];
  const edge = (text: string) => paintLine([{ text, tone }], theme);
  const left = edge(theme.border.vertical);
  const thumb = thumbOf(frame, height - 2);
  for (let index = 0; index < height - 2; index++) {
    const row = frame.rows[index];
    const line = fitLine(row?.line ?? [], inner);
    const content =
      row?.isSelected && frame.isFocused ? paintSelected(line, theme) : paintLine(line, theme);
    const right = edge(thumb.has(index) ? theme.border.thumb : theme.border.vertical);
    painted.push(`${left}${content}${right}`);
  }
  const [, , bottomLeft, bottomRight] = theme.border.corners;
  painted.push(edge(bottomLeft + theme.border.horizontal.repeat(inner) + bottomRight));
  return painted;
}

/** The title says by a mark, too, which pane has the focus. */
function topLine({ title, note, width, isFocused }: Frame, theme: Theme, tone: Tone): string {
  const { corners, horizontal } = theme.border;
  const room = Math.max(0, width - 4);
  const wanted = isFocused ? `▸ ${title}` : title;
  const shownNote = note === "" ? "" : truncate(note, Math.max(0, room - 12));
  const noteWidth = shownNote === "" ? 0 : cellWidth(shownNote) + 2;
  const shownTitle = truncate(wanted, Math.max(0, room - noteWidth - 2));
  const fill = Math.max(0, room - cellWidth(shownTitle) - 2 - noteWidth);
  const line: Line = [
    { text: `${corners[0]}${horizontal}`, tone },
    { text: ` ${shownTitle} `, tone: isFocused ? "strong" : "plain" },
    { text: horizontal.repeat(fill), tone },
    ...(shownNote === "" ? [] : [{ text: ` ${shownNote} `, tone: "dim" as const }]),
    { text: `${horizontal}${corners[1]}`, tone },
  ];
  return paintLine(fitLine(line, width), theme);
}

function thumbOf({ scroll }: Frame, height: number): ReadonlySet<number> {
  if (!scroll || scroll.total <= scroll.visible || height < 1) return new Set();
  const size = Math.max(1, Math.round((scroll.visible / scroll.total) * height));
  const last = scroll.total - scroll.visible;
  const start = Math.round((Math.min(scroll.top, last) / last) * (height - size));
  return new Set(Array.from({ length: size }, (_, index) => start + index));
}

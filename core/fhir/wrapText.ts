import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks one line at spaces into rows of at most so many columns; a longer word breaks between graphemes. */
export function wrapText(text: string, widthColumns: number): string[] {
  const rows: string[] = [];
  let row = "";
  let rowWidth = 0;
  for (const word of text.split(" ")) {
    const width = stringWidth(word);
    if (row !== "" && rowWidth + 1 + width > widthColumns) {
      rows.push(row);
      row = "";
      rowWidth = 0;
    }
    if (row !== "") {
      row += ` ${word}`;
      rowWidth += 1 + width;
      continue;
    }
    for (const part of width > widthColumns ? cut(word, widthColumns) : [word]) {
      if (row !== "") rows.push(row);
      row = part;
      rowWidth = stringWidth(part);
    }
  }
  rows.push(row);
  return rows;
}

function cut(word: string, widthColumns: number): string[] {
  const parts: string[] = [];
  let part = "";
  let partWidth = 0;
  for (const { segment } of graphemes.segment(word)) {
    const width = stringWidth(segment);
    if (part !== "" && partWidth + width > widthColumns) {
      parts.push(part);
      part = "";
      partWidth = 0;
    }
    part += segment;
    partWidth += width;
  }
  parts.push(part);
  return parts;
}

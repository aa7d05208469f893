import { Box, Text } from "ink";
import { memo } from "react";
import type { Rect } from "../layout/Rect.ts";

/** One row of the screen: a painted, padded string, so that an unchanged one costs nothing. */
const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text wrap="truncate">{text}</Text>;
});

/** Painted rows at a place of the screen; rows of a later sibling lie over those of an earlier one. */
export function Rows({ rect, rows }: { readonly rect: Rect; readonly rows: readonly string[] }) {
  return (
    <Box
      position="absolute"
      left={rect.left}
      top={rect.top}
      width={rect.width}
      height={rect.height}
      flexDirection="column"
    >
      {rows.map((text, index) => (
        <Row key={index} text={text} />
      ))}
    </Box>
  );
}

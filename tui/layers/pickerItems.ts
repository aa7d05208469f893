import type { LayerOf, PickerItem } from "./Layer.ts";

/** The items that what is typed leaves: every word somewhere in the item. */
export function shownItems({ items, input }: LayerOf<"picker">): readonly PickerItem[] {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter(({ id, label, note }) => {
    const text = `${id} ${label} ${note ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

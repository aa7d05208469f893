/** Latin letters and the signs that the dashboard itself draws: one cell and one UTF-16 unit each. */
const narrow = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02af…✓✗·●○◌◂▸›→≠─│┃▏×╭╮╰╯]*$/;

/** Whether a text needs no Unicode tables to be measured and split: nearly every text on the screen. */
export function isNarrow(text: string): boolean {
  return narrow.test(text);
}

/** True where a full-screen dashboard can be drawn and keys can be read. */
export function isFullScreen(): boolean {
  return Boolean(process.stdout.isTTY && process.stdin.isTTY && process.env.TERM !== "dumb");
}

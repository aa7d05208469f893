import { type Permission, permissions } from "../../core/log/Permission.ts";

const letters: Readonly<Record<Permission, string>> = {
  view: "v",
  copy: "c",
  print: "p",
  create: "n",
  amend: "a",
  delete: "d",
  audit: "A",
};

/** One letter a permission, each in its own place ("n" creates new records). */
export function permissionLetters(granted: readonly Permission[]): string {
  return permissions.map((one) => (granted.includes(one) ? letters[one] : "·")).join("");
}

/** Heads a column of them. */
export const permissionTitle = permissions.map((one) => letters[one]).join("");

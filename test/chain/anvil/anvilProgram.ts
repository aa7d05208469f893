import { createRequire } from "node:module";

const names: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/** The path of the program that npm installed for this machine. @throws where there is none: a test is never left out */
export function anvilProgram(): string {
  const { platform, arch } = process;
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve("@foundry-rs/anvil/package.json"));
  const file = platform === "win32" ? "anvil.exe" : "anvil";
  try {
    return wrapper.resolve(`@foundry-rs/anvil-${platform}-${names[arch] ?? arch}/bin/${file}`);
  } catch (cause) {
    throw new Error(
      `This test needs a second node, and there is no anvil for ${platform} on ${arch} among the installed packages ` +
        "(Linux and macOS have one for x64 and arm64, Windows for x64).",
      { cause },
    );
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export type Sources = Record<string, { readonly content: string }>;

export interface AstNode {
  readonly nodeType: string;
  readonly src: string;
  readonly [key: string]: unknown;
}

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources?: Record<string, { readonly ast: AstNode }>;
  readonly contracts?: Record<
    string,
    Record<string, { readonly evm: { readonly bytecode: { readonly object: string } } }>
  >;
}

const root = new URL("../../../", import.meta.url);
const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };

export function readSources(): Sources {
  const files = readdirSync(new URL("contracts/", root), { recursive: true, encoding: "utf8" });
  const names = files.filter((file) => file.endsWith(".sol")).map((file) => `contracts/${file}`);
  return Object.fromEntries(
    names.map((name) => [
      name,
      { content: readFileSync(fileURLToPath(new URL(name, root)), "utf8") },
    ]),
  );
}

/** @throws when the sources don't compile */
export function astsOf(sources: Sources): Record<string, AstNode> {
  const output = compile(sources, { "*": { "": ["ast"] } });
  return Object.fromEntries(
    Object.entries(output.sources ?? {}).map(([name, { ast }]) => [name, ast]),
  );
}

/**
 * Creation code of `MedAudit` without metadata, or null when it doesn't compile. Unoptimised where it can be, which takes a
 * third of the time: only the log's fold of seventeen words needs the optimiser, so elsewhere it is said in two halves.
 */
export function bytecodeOf(sources: Sources, isFoldChanged: boolean): string | null {
  const output = compile(
    isFoldChanged
      ? sources
      : { ...sources, [logFile]: { content: halved(sources[logFile]?.content ?? "") } },
    { "contracts/MedAudit.sol": { MedAudit: ["evm.bytecode.object"] } },
    isFoldChanged,
  );
  const code = output.contracts?.["contracts/MedAudit.sol"]?.MedAudit?.evm.bytecode.object;
  return code === undefined || code === "" ? null : `0x${code}`;
}

export const logFile = "contracts/AuditLog.sol";

function halved(content: string): string {
  const replaced = content
    .replace(/abi\.encode\(\s*previousHead,/, "bytes.concat(abi.encode(previousHead,")
    .replace(
      /draft\.auditor,\s*draft\.action,\s*draft\.outcome,/,
      "draft.auditor), abi.encode(draft.action, draft.outcome,",
    )
    .replace(/keccak256\(bytes\(draft\.message\)\)/, "keccak256(bytes(draft.message)))");
  if (replaced.length < content.length - 200 || !replaced.includes("), abi.encode(")) {
    throw new Error("the log's fold no longer reads as it did: see halved()");
  }
  return replaced;
}

function compile(sources: Sources, outputSelection: object, isOptimised = false): Output {
  const settings = {
    optimizer: { enabled: isOptimised },
    viaIR: true,
    evmVersion: "cancun",
    metadata: { appendCBOR: false },
    outputSelection,
  };
  return JSON.parse(
    solc.compile(JSON.stringify({ language: "Solidity", sources, settings })),
  ) as Output;
}

import type { AstNode, Sources } from "./compileLedger.ts";
import type { Mutant, Operator } from "./Mutant.ts";

interface Place {
  readonly start: number;
  readonly length: number;
}

const comparisons: Record<string, readonly string[]> = {
  "==": ["!="],
  "!=": ["=="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
};
const arithmetic: Record<string, string> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "<<": ">>",
  ">>": "<<",
  "&": "|",
  "|": "&",
};
const permissions = ["VIEW", "COPY", "PRINT", "CREATE", "AMEND", "DELETE", "AUDIT"].map(
  (name) => `PERMISSION_${name}`,
);

/** All mutants of the contract's own code; interfaces and the vocabulary are its language, not its law. */
export function findMutants(sources: Sources, asts: Record<string, AstNode>): Mutant[] {
  const enums = enumsOf(asts);
  return Object.entries(asts)
    .filter(([file]) => !file.includes("interfaces/") && !file.endsWith("Vocabulary.sol"))
    .flatMap(([file, ast]) => new Finder(file, sources[file]?.content ?? "", enums).find(ast));
}

function enumsOf(asts: Record<string, AstNode>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const ast of Object.values(asts)) {
    walk(ast, (node) => {
      if (node.nodeType !== "EnumDefinition") return;
      found.set(
        String(node.name),
        (node.members as AstNode[]).map((member) => String(member.name)),
      );
    });
  }
  return found;
}

function walk(node: unknown, visit: (node: AstNode) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === "object" && node !== null) {
    if ("nodeType" in node) {
      if (node.nodeType === "ImportDirective") return;
      visit(node as AstNode);
    }
    for (const child of Object.values(node)) walk(child, visit);
  }
}

class Finder {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #enums: Map<string, string[]>;
  readonly #mutants: Mutant[] = [];

  constructor(file: string, content: string, enums: Map<string, string[]>) {
    this.#file = file;
    this.#bytes = Buffer.from(content, "utf8");
    this.#enums = enums;
  }

  find(ast: AstNode): Mutant[] {
    walk(ast, (node) => this.#visit(node));
    const unique = new Map(
      this.#mutants.map((mutant) => [
        `${mutant.start}:${mutant.length}:${mutant.replacement}`,
        mutant,
      ]),
    );
    return [...unique.values()];
  }

  #visit(node: AstNode): void {
    switch (node.nodeType) {
      case "IfStatement":
        this.#negate(node.condition as AstNode);
        if (this.#isCheck(node)) this.#add("drop a check", node, "{}", ";");
        break;
      case "Conditional":
        this.#negate(node.condition as AstNode);
        break;
      case "BinaryOperation":
        this.#swapOperator(node);
        break;
      case "Literal":
        if (node.kind === "number")
          this.#add(
            "replace a constant",
            node,
            node.value === "0" ? "1" : `(${this.#text(node)} + 1)`,
          );
        break;
      case "Identifier":
        if (permissions.includes(String(node.name)))
          this.#add("replace a constant", node, nextOf(permissions, String(node.name)));
        break;
      case "MemberAccess":
        this.#replaceEnumMember(node);
        break;
      case "ExpressionStatement":
        this.#dropStatement(node);
        break;
      case "EmitStatement":
        this.#add("drop an emit", node, "{}", ";");
        break;
      case "FunctionCall":
        this.#swapArguments(node);
        break;
    }
  }

  #negate(condition: AstNode): void {
    this.#add("negate a condition", condition, `!(${this.#text(condition)})`);
  }

  /** An `if` that only reverts or only returns, without an `else`. */
  #isCheck(node: AstNode): boolean {
    if (node.falseBody !== null && node.falseBody !== undefined) return false;
    const body = node.trueBody as AstNode;
    const statements = body.nodeType === "Block" ? (body.statements as AstNode[]) : [body];
    return (
      statements.length === 1 &&
      ["RevertStatement", "Return"].includes(statements[0]?.nodeType ?? "")
    );
  }

  #swapOperator(node: AstNode): void {
    const operator = String(node.operator);
    const place = this.#operatorPlace(node, operator);
    for (const other of comparisons[operator] ?? []) this.#addAt("swap a comparison", place, other);
    if (operator === "&&" || operator === "||")
      this.#addAt("swap and/or", place, operator === "&&" ? "||" : "&&");
    const opposite = arithmetic[operator];
    if (opposite !== undefined) this.#addAt("swap arithmetic", place, opposite);
  }

  #operatorPlace(node: AstNode, operator: string): Place {
    const left = placeOf(node.leftExpression as AstNode);
    const right = placeOf(node.rightExpression as AstNode);
    const from = left.start + left.length;
    const between = this.#bytes.subarray(from, right.start).toString("utf8");
    return { start: from + between.indexOf(operator), length: operator.length };
  }

  #replaceEnumMember(node: AstNode): void {
    const base = node.expression as AstNode;
    const members = base.nodeType === "Identifier" ? this.#enums.get(String(base.name)) : undefined;
    if (members === undefined) return;
    this.#add(
      "replace a constant",
      node,
      `${String(base.name)}.${nextOf(members, String(node.memberName))}`,
    );
  }

  #dropStatement(node: AstNode): void {
    const expression = node.expression as AstNode;
    const isDelete = expression.nodeType === "UnaryOperation";
    if (expression.nodeType === "Assignment" || isDelete)
      this.#add("drop an assignment", node, "{}", ";");
    if (expression.nodeType === "FunctionCall") this.#add("drop a call", node, "{}", ";");
  }

  #swapArguments(node: AstNode): void {
    const values = node.arguments as AstNode[];
    for (let index = 1; index < values.length; index++) {
      const [left, right] = [values[index - 1] as AstNode, values[index] as AstNode];
      if (typeOf(left) !== typeOf(right) || this.#text(left) === this.#text(right)) continue;
      const from = placeOf(left).start;
      const until = placeOf(right).start + placeOf(right).length;
      const between = this.#bytes
        .subarray(from + placeOf(left).length, placeOf(right).start)
        .toString("utf8");
      this.#addAt(
        "swap two arguments",
        { start: from, length: until - from },
        this.#text(right) + between + this.#text(left),
      );
    }
  }

  #add(operator: Operator, node: AstNode, replacement: string, mayEndWith = ""): void {
    const place = placeOf(node);
    const isEnd =
      mayEndWith !== "" &&
      String.fromCharCode(this.#bytes[place.start + place.length] ?? 0) === mayEndWith;
    this.#addAt(operator, isEnd ? { ...place, length: place.length + 1 } : place, replacement);
  }

  #addAt(operator: Operator, place: Place, replacement: string): void {
    const before = this.#bytes.subarray(0, place.start).toString("utf8");
    const original = this.#bytes.subarray(place.start, place.start + place.length).toString("utf8");
    this.#mutants.push({
      operator,
      file: this.#file,
      line: before.split("\n").length,
      ...place,
      original,
      replacement,
    });
  }

  #text(node: AstNode): string {
    const { start, length } = placeOf(node);
    return this.#bytes.subarray(start, start + length).toString("utf8");
  }
}

function placeOf(node: AstNode): Place {
  const [start, length] = node.src.split(":").map(Number);
  return { start: start ?? 0, length: length ?? 0 };
}

/** Without where it is stored: an address is an address. */
function typeOf(node: AstNode): string {
  return String((node.typeDescriptions as { typeString?: string } | undefined)?.typeString);
}

function nextOf(names: readonly string[], name: string): string {
  return names[(names.indexOf(name) + 1) % names.length] ?? name;
}

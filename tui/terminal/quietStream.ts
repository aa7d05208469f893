import { shortenSgr } from "./shortenSgr.ts";

/** The same stream, with what is written to it as text made shorter without changing what is seen. */
export function quietStream(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (chunk: string | Uint8Array, ...rest: []) =>
    stream.write(typeof chunk === "string" ? shortenSgr(chunk) : chunk, ...rest);
  return new Proxy(stream, {
    get(target, name) {
      if (name === "write") return write;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

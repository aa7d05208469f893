import { WebSocket } from "ws";

/**
 * Calls `onHint` whenever the node says that there is a new block, and when the connection ends. Only a hint: what is new is
 * read and checked elsewhere, and without a connection the reader polls.
 *
 * @returns a function that ends it
 */
export function headHints(wsUrl: string, onHint: () => void, onEnd: () => void): () => void {
  const socket = new WebSocket(wsUrl, { maxPayload: 1024 * 1024, handshakeTimeout: 5_000 });
  socket.on("open", () => {
    socket.send('{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}');
  });
  socket.on("message", () => onHint());
  // An error is always followed by `close`.
  socket.on("error", () => {});
  socket.on("close", onEnd);
  return () => {
    socket.removeListener("close", onEnd);
    socket.terminate();
  };
}

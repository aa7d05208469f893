import { useApp, useInput, usePaste, useWindowSize } from "ink";
import { useEffect } from "react";
import { handleKey, handlePaste } from "./input/handleKey.ts";
import { keysOf } from "./input/keysOf.ts";
import type { Session } from "./state/Session.ts";
import { DashboardView } from "./view/DashboardView.tsx";
import { SpokenView } from "./view/SpokenView.tsx";
import type { Theme } from "./view/Theme.ts";

interface Props {
  readonly session: Session;
  readonly theme: Theme;
  /** Plain sentences instead of panes. */
  readonly isSpoken: boolean;
  /** Handed out because only a mounted component has it. */
  readonly onTerminal: (suspend: ReturnType<typeof useApp>["suspendTerminal"]) => void;
}

/** The one place where keys come in and the size is watched. */
export function Dashboard({ session, theme, isSpoken, onTerminal }: Props) {
  const { suspendTerminal } = useApp();
  const { columns, rows } = useWindowSize();
  useEffect(() => onTerminal(suspendTerminal), [onTerminal, suspendTerminal]);
  useEffect(() => {
    const state = session.store.getState();
    if (state.columns !== columns || state.rows !== rows) session.store.setState({ columns, rows });
  }, [columns, rows, session]);
  useInput((input, key) => {
    const keys = keysOf(input, key);
    if (keys === null) return handlePaste(session, input);
    for (const one of keys) handleKey(session, one);
  });
  usePaste((text) => handlePaste(session, text));
  return isSpoken ? (
    <SpokenView session={session} />
  ) : (
    <DashboardView session={session} theme={theme} />
  );
}

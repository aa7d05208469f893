import { performAct } from "../acts/performAct.ts";
import { openForm } from "../forms/changeForm.ts";
import { grantForm } from "../forms/grantForm.ts";
import { openLayer } from "../layers/openLayer.ts";
import { consentsPane } from "../panes/consentsPane.ts";
import { permissionLetters } from "../panes/permissionLetters.ts";
import { selected } from "../panes/selected.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { actCommand } from "./actCommand.ts";
import type { Command } from "./Command.ts";

export const accessCommands: readonly Command[] = [
  actCommand({
    action: "grant",
    keys: ["A"],
    scope: ["access", "records"],
    title: "Allow a doctor or an auditor (grant a consent)",
    footer: "allow",
    go: (session) => openLayer(session, { kind: "form", form: openForm(grantForm(session)) }),
  }),
  actCommand({
    action: "revoke",
    keys: ["x"],
    scope: ["access"],
    title: "Revoke the consent",
    footer: "revoke",
    go: askToRevoke,
  }),
];

function askToRevoke(session: Session) {
  const { names, persona, ...state } = session.store.getState();
  const consent = selected(consentsPane, { names, persona, ...state })?.consent;
  if (!consent) return say(session, "revoke: no consent chosen", "refused");
  if (consent.patient !== persona.address) {
    return say(session, "revoke: another patient's consent", "refused");
  }
  const { grantee, recordId } = consent;
  const scope = recordId > 0 ? `record ${recordId}` : "the whole chart";
  openLayer(session, {
    kind: "confirm",
    title: `Revoke ${names.full(grantee)}'s consent?`,
    question: [
      `It covers ${scope} (${permissionLetters(consent.permissions)}).`,
      recordId > 0
        ? "The chart's consent, if there is one, decides again."
        : "What has been read can't be unread; nothing more is released.",
    ],
    confirmLabel: "Revoke",
    isConfirming: false,
    confirm: () => {
      void performAct(session, `revoke ${names.short(grantee)}`, {
        action: "revoke",
        grantee,
        recordId,
      });
    },
  });
}

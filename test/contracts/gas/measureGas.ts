import { id } from "ethers";
import { LocalLedger, startSeconds } from "../driver/LocalLedger.ts";

const day = 86_400;
const [view, copy, print, treat, doctorRole, auditorRole] = [12, 13, 14, 1, 2, 3];

export interface Measurement {
  readonly name: string;
  readonly gas: number;
}

/** Whole transactions, as a receipt bills them; each on warm streams unless its name says otherwise. */
export async function measureGas(): Promise<Measurement[]> {
  const { ledger, close } = await LocalLedger.deploy();
  try {
    const measured: Measurement[] = [{ name: "deploy", gas: ledger.deployGas }];
    const send = async (name: string | null, from: string, call: string, ...args: unknown[]) => {
      const result = await ledger.send(from, call, args);
      if (result.kind === "reverted") throw new Error(`${name ?? call} reverted: ${result.error}`);
      if (name !== null) measured.push({ name, gas: result.gas });
    };
    const [ann = "", , doctor = "", other = "", auditor = "", second = ""] = ledger.accounts;
    const registrar = ledger.registrar;
    const key = id("an X25519 key");
    const hash = id("a request");
    const start = startSeconds;
    const slot = (n: number) => start - (start % 900) + n * 900 + day;

    await send("register", ann, "register", key);
    await send("credential, first", registrar, "credential", doctor, doctorRole, key);
    await send("credential, again", registrar, "credential", doctor, doctorRole, key);
    await send(null, registrar, "credential", other, doctorRole, key);
    await send(null, registrar, "credential", auditor, auditorRole, key);
    await send(null, registrar, "credential", second, auditorRole, key);

    await send("grant, chart, first", ann, "grant", doctor, 0, 63, start, start + 365 * day);
    await send("grant, chart, again", ann, "grant", doctor, 0, 63, start, start + 365 * day);
    await send(null, ann, "grant", auditor, 0, 64, start, 0);
    await send("create, first", doctor, "create", ann, id("1"), treat);
    await send("create, next", doctor, "create", ann, id("2"), treat);
    await send("grant, record, first", ann, "grant", doctor, 1, 55, start, start + 365 * day);
    await send("grant, record, again", ann, "grant", doctor, 1, 55, start, start + 365 * day);
    await send("view, doctor", doctor, "access", view, 1, 1, hash, treat);
    await send("view, doctor, chart's consent", doctor, "access", view, 2, 1, hash, treat);
    await send("view, patient", ann, "access", view, 1, 1, hash, 4);
    await send("copy", doctor, "access", copy, 1, 1, hash, treat);
    await send("copy, chart's consent", doctor, "access", copy, 2, 1, hash, treat);
    await send("print", doctor, "access", print, 1, 1, hash, treat);
    await send("print, chart's consent", doctor, "access", print, 2, 1, hash, treat);
    await send("print, patient", ann, "access", print, 1, 1, hash, 4);
    await send("query", auditor, "query", 1);
    await send("view denied: not reported", auditor, "access", view, 1, 1, hash, 7);
    await send("report-mismatch, first", auditor, "reportMismatch", 1, 1, id("h"), id("r"));
    await send("report-mismatch, again", auditor, "reportMismatch", 1, 1, id("h"), id("r"));
    await send("view, auditor", auditor, "access", view, 1, 1, hash, 7);
    await send(null, ann, "grant", auditor, 1, 64, start, start + 365 * day);
    await send(null, auditor, "reportMismatch", 1, 1, id("h"), id("r"));
    await send("view, auditor, record's consent", auditor, "access", view, 1, 1, hash, 7);
    await send("amend, first", doctor, "amend", 1, 1, id("3"), treat);
    await send("amend, next", doctor, "amend", 1, 2, id("4"), treat);
    await send("amend, chart's consent", doctor, "amend", 2, 1, id("5"), treat);
    await send("view denied: no consent", other, "access", view, 1, 1, hash, treat);
    await send("query denied: no consent", second, "query", 1);
    await send("report denied: no consent", second, "reportMismatch", 1, 3, id("h"), id("r"));
    await send("create denied: no consent, first", other, "create", ann, id("6"), treat);
    await send("create denied: no consent", other, "create", ann, id("6"), treat);
    await send("amend denied: no consent", other, "amend", 1, 3, id("7"), treat);
    await send("delete denied: no consent", other, "remove", 1, treat);
    await send(null, ann, "grant", other, 0, 8, start, start + day / 2);
    await send("amend denied: not permitted", other, "amend", 1, 3, id("7"), treat);
    await send("delete denied: not permitted", other, "remove", 1, treat);
    await send("view denied: not permitted", other, "access", view, 1, 1, hash, treat);
    await send(null, ann, "grant", other, 1, 0, start, 0);
    await send("print denied: record's consent", other, "access", print, 1, 1, hash, treat);

    await send("book, first", ann, "book", doctor, slot(1));
    await send("book, next", ann, "book", doctor, slot(2));
    await send("reschedule", ann, "reschedule", 1, slot(3));
    await send("fulfil denied: not named", other, "fulfil", 1, 0);
    await send("fulfil, with a record", doctor, "fulfil", 1, 1);
    await send("cancel", ann, "cancel", 2);
    await send(null, ann, "book", doctor, slot(4));
    await send("noshow", doctor, "noshow", 3);
    await send(null, ann, "book", doctor, slot(5));
    await send("fulfil", doctor, "fulfil", 4, 0);

    await send("revoke, record", ann, "revoke", doctor, 1);
    await ledger.increaseTime(day);
    await send(null, ann, "revoke", other, 1);
    await send("print denied: outside period", other, "access", print, 1, 1, hash, treat);
    await send("delete", doctor, "remove", 1, treat);
    await send("revoke, chart", ann, "revoke", doctor, 0);
    await send("suspend", registrar, "suspend", other);
    await send("view denied: suspended", other, "access", view, 2, 1, hash, treat);
    return measured;
  } finally {
    await close();
  }
}

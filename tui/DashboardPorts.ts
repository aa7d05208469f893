import type { ActPort } from "../core/ports/ActPort.ts";
import type { AuditPort } from "../core/ports/AuditPort.ts";
import type { DevnetPort } from "../core/ports/DevnetPort.ts";
import type { DocumentPort } from "../core/ports/DocumentPort.ts";
import type { FeedPort } from "../core/ports/FeedPort.ts";
import type { Persona } from "../core/ports/Persona.ts";

/** Everything the dashboard talks to. */
export interface DashboardPorts {
  readonly act: ActPort;
  readonly feed: FeedPort;
  readonly audit: AuditPort;
  /** Null where the chain isn't a devnet of ours. */
  readonly devnet: DevnetPort | null;
  readonly documents: DocumentPort;
  readonly personas: readonly Persona[];
}

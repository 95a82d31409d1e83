import { useState, useSyncExternalStore } from "react";
import { sessionPath } from "../../../../durable-objects/live-session/protocol";
import { useConnected } from "../../../chat/use-connected";
import { browserWire, socketAddress } from "../../../chat/wire";
import { Session, type Snapshot } from "../../../live/session";

/** The live session of this page. */
export function useSession(uuid: string): { session: Session; now: Snapshot } {
  const [session] = useState(
    () =>
      new Session(socketAddress(sessionPath(uuid)), browserWire(`/live-sessions/${uuid}/entrances`), () =>
        crypto.randomUUID(),
      ),
  );
  useConnected(session);
  return { session, now: useSyncExternalStore(session.subscribe, session.read, session.read) };
}

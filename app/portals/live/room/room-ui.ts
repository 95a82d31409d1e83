import { createContext, useContext } from "react";
import type { Face, RoomState, You } from "../../../../durable-objects/live-session/protocol";
import type { Doing, Snapshot } from "../../../live/session";

/** What every part of the room needs: what there is, and what can be done about it. */
export interface LiveUi {
  now: Snapshot;
  room: RoomState;
  you: You;
  /** Does it at once, or as soon as there is a connection. */
  act(doing: Doing): void;
  nameOf(face: Face): string;
}

const Context = createContext<LiveUi | null>(null);
export const LiveUiProvider = Context.Provider;
export function useLiveUi(): LiveUi {
  const ui = useContext(Context);
  if (!ui) throw new Error("useLiveUi outside of a session");
  return ui;
}

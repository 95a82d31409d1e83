import { createContext, useContext } from "react";
import type { Room, Snapshot } from "../../../chat/room";

/** What may stand over the room. */
export type Over =
  | { is: "people" | "pins" | "search" | "date" | "slow" }
  | { is: "readers" | "versions" | "report" | "delete"; seq: number }
  | { is: "mute" | "ban"; person: string };
export type Goal = { seq: number } | { from: number };

/** What every part of a room's page needs: what there is, and what can be done about it. */
export interface RoomUi {
  room: Room;
  now: Snapshot;
  kind: "course" | "private";
  uuid: string;
  me: string;
  moderates: boolean;
  nameOf(person: string): string;
  /** People whose messages this reader does not want to see. */
  hidden: ReadonlySet<string>;
  blocked: ReadonlySet<string>;
  toggleHidden(person: string): void;
  /** Resolves to whether it was done. */
  toggleBlocked(person: string): Promise<boolean>;
  /** Leads to the private room with somebody. */
  writeTo(person: string): void;
  show(over: Over): void;
  reply(seq: number): void;
  edit(seq: number): void;
  goTo(goal: Goal): void;
  /** Lets an emoji be chosen beside `button`. */
  chooseEmoji(button: HTMLElement, chosen: (emoji: string) => void): void;
  /** Says what has just been done. */
  say(text: string): void;
}

const Context = createContext<RoomUi | null>(null);
export const RoomUiProvider = Context.Provider;
export function useRoomUi(): RoomUi {
  const ui = useContext(Context);
  if (!ui) throw new Error("useRoomUi outside of a room");
  return ui;
}

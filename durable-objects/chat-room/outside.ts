import type { RoomArchive } from "./archive";

/** What composition gives a room. */
export interface RoomOutside {
  /** Copies events to PostgreSQL; `room` is the object's name. */
  archive: RoomArchive;
  report(error: unknown, about: Record<string, unknown>): void;
  /** False where load is measured: one machine is everybody there. */
  limited: boolean;
}

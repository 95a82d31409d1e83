import * as v from "valibot";
import { BellState } from "../../worker/modules/notifications/inputs";

/**
 * What a tab and its person's inbox say to each other: JSON, one message a frame. `v` is the version: whoever meets a newer one, or a kind it
 * does not know, passes it over, so that an old tab and a new object understand each other. "ping" and "pong" are frames of their own, which the
 * runtime answers without waking the object.
 */
export const version = 1;
export const ping = "ping";
export const pong = "pong";

/** Frames are this long at most; a longer one is refused. */
export const longestFrame = 1_000;

/** From the tab: it has just opened, or come back, and wants to know how things are. */
const Hello = v.object({ v: v.literal(version), kind: v.literal("hello") });
export const FromTab = v.variant("kind", [Hello]);
export type FromTab = v.InferOutput<typeof FromTab>;

/** How things are, whole each time: whoever missed some has missed nothing. */
const State = v.object({ v: v.literal(version), kind: v.literal("state"), state: BellState });
/** A message was not understood, or there were too many. */
const Refused = v.object({
  v: v.literal(version),
  kind: v.literal("refused"),
  code: v.picklist(["invalid", "too_large", "too_many"]),
});
export const FromInbox = v.variant("kind", [State, Refused]);
export type FromInbox = v.InferOutput<typeof FromInbox>;

/** Why a socket was closed; anything else is the network, and worth another try. */
export const closed = {
  /** The session has ended: coming back would be refused. */
  sessionEnded: 4401,
  /** How things are could not be read (RFC 6455's registry: try again later). */
  tryAgainLater: 1013,
} as const;

/** The frame as a message, or null for one that is none, or that another version speaks. */
export function read<S extends v.GenericSchema>(schema: S, frame: unknown): v.InferOutput<S> | null {
  if (typeof frame !== "string") return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(frame));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

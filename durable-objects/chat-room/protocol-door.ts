import * as v from "valibot";
import { roomKinds } from "./protocol";
import { Face } from "./protocol-events";

/** Who comes in, as the Worker's door has found out: the one thing a room believes without asking. Nobody else can reach the object. */
const Entrance = v.object({
  face: Face,
  /** The login session; when it ends, the socket does. */
  session: v.string(),
  kind: v.picklist(roomKinds),
  /** In a private room: the other has blocked this person, or is blocked by them. */
  blocked: v.boolean(),
  /** Reads, and does not write: their plan holds no chat. */
  quiet: v.optional(v.boolean(), false),
  /** For how many days the room keeps what is said; null for as long as it stands. */
  keepDays: v.optional(v.nullable(v.number()), null),
  /** What this person may come back with, and until when that is of use at most: milliseconds since 1970. */
  pass: v.string(),
  until: v.number(),
  /** When the door began to ask, milliseconds since 1970: what has ended since is not known to it. */
  asked: v.number(),
  version: v.number(),
  /** The last number seen; null for a fresh window. */
  after: v.nullable(v.number()),
});
export type Entrance = v.InferOutput<typeof Entrance>;
type Entering = v.InferInput<typeof Entrance>;

/** Who shows a pass: the room itself knows who that is, or answers 404. */
const Comeback = v.pick(Entrance, ["pass", "version", "after"]);
export type Comeback = v.InferOutput<typeof Comeback>;

const header = "x-entrance";

/** What the door asks a room's object with. Names are in any script, and a header is not. */
export const entranceRequest = (entrance: Entering | Comeback): Request =>
  new Request("https://room/", {
    headers: { upgrade: "websocket", [header]: encodeURIComponent(JSON.stringify(entrance)) },
  });

/** The same at the other end; throws for what no door of ours has sent. */
export const readEntrance = ({ headers }: Request): Entrance | Comeback =>
  v.parse(v.union([Entrance, Comeback]), JSON.parse(decodeURIComponent(headers.get(header) ?? "")));

import * as v from "valibot";
import { Face } from "./protocol";

/** How the session stands; of two, the one with the greater version is right. */
export const Facts = v.object({
  status: v.picklist(["scheduled", "live", "ended", "cancelled"]),
  admission: v.picklist(["open", "by_host"]),
  version: v.number(),
});
export type Facts = v.InferOutput<typeof Facts>;

/** Who comes in, as the Worker's door has found out: the one thing a session believes without asking. Nobody else can reach the object. */
const Entrance = v.object({
  face: Face,
  /** The login session; when it ends, the socket does. */
  session: v.string(),
  facts: Facts,
  /** When the door began to ask, milliseconds since 1970: what has ended since is not known to it. */
  asked: v.number(),
  version: v.number(),
});
export type Entrance = v.InferOutput<typeof Entrance>;

const header = "x-entrance";

/** What the door asks a session's object with. Names are in any script, and a header is not. */
export const entranceRequest = (entrance: Entrance): Request =>
  new Request("https://live/", {
    headers: { upgrade: "websocket", [header]: encodeURIComponent(JSON.stringify(entrance)) },
  });

/** The same at the other end; throws for what no door of ours has sent. */
export const readEntrance = ({ headers }: Request): Entrance =>
  v.parse(Entrance, JSON.parse(decodeURIComponent(headers.get(header) ?? "")));

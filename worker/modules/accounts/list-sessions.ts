import { and, desc, eq, gt } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { deviceOf } from "./device";
import { userSessions } from "./schema";
import { selfOf } from "./self";

const Session = v.object({
  uuid: v.string(),
  /** The one that asks. */
  current: v.boolean(),
  device: v.object({
    browser: v.nullable(v.string()),
    system: v.nullable(v.string()),
    form: v.picklist(["phone", "tablet", "desktop", "program"]),
  }),
  /** "City, country", and the network address, as they were at sign-in. */
  place: v.nullable(v.string()),
  address: v.nullable(v.string()),
  createdAt: v.string(),
  lastSeenAt: v.string(),
  expiresAt: v.string(),
});
export type SessionRow = v.InferOutput<typeof Session>;

export const listSessions = query({
  name: "accounts.listSessions",
  summary: "One's own open sessions with device, place and last use, the current one first.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ items: v.array(Session) }),
  errors: [],
  async run(ctx) {
    const self = selfOf(ctx);
    const [rows] = await ctx.read((q) => [
      q
        .select()
        .from(userSessions)
        .where(
          and(eq(userSessions.userId, self.id), gt(userSessions.expiresAt, ctx.now), gt(userSessions.endsAt, ctx.now)),
        )
        .orderBy(desc(eq(userSessions.uuid, self.sessionUuid)), desc(userSessions.lastSeenAt))
        .limit(100),
    ]);
    const items = rows.map((row) => ({
      uuid: row.uuid,
      current: row.uuid === self.sessionUuid,
      device: deviceOf(row.agent),
      place: row.place,
      address: row.address,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
    return { items };
  },
});

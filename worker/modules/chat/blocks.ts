import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { rowsAsJson } from "../../kernel/json";
import { command, query, signedIn } from "../../kernel/verb";
import { BlockPerson } from "./inputs";

export const blockPerson = command({
  name: "people.block",
  summary:
    "Blocks a person: in private rooms neither can write to the other, and what they say elsewhere is hidden from the caller.",
  may: signedIn,
  input: BlockPerson,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { userUuid }) {
    const { actor } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const other = sql`select u.id from users u where u.uuid = ${userUuid}::uuid and u.id <> ${actor.id} and u.deleted_at is null`;
    await ctx.commit({
      statements: (w) => [
        insist(w, other, "not_found"),
        w.execute(sql`
          insert into user_blocks (blocker_id, blocked_id) select ${actor.id}, o.id from (${other}) as o
          on conflict (blocker_id, blocked_id) do nothing`),
      ],
    });
    recheckBoth(ctx, actor.uuid, userUuid);
    return {};
  },
});

export const unblockPerson = command({
  name: "people.unblock",
  summary: "Takes a block back; where there is none, nothing happens.",
  may: signedIn,
  input: BlockPerson,
  output: v.object({}),
  errors: [],
  async run(ctx, { userUuid }) {
    const { actor } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          delete from user_blocks where blocker_id = ${actor.id} and blocked_id = (select id from users where uuid = ${userUuid}::uuid)`),
      ],
    });
    recheckBoth(ctx, actor.uuid, userUuid);
    return {};
  },
});

/** A block holds at once in the room that is open, for either side. */
function recheckBoth(ctx: CommandContext, ...people: string[]): void {
  const asked = Promise.all(people.map((userUuid) => ctx.ports.live.recheck(userUuid)));
  ctx.waitUntil(asked.catch((error: unknown) => ctx.log.warn("sockets_not_closed", { reason: String(error) })));
}

const Blocked = v.object({ uuid: v.string(), name: v.string(), nameAr: v.nullable(v.string()) });

export const listBlocked = query({
  name: "people.listBlocked",
  summary: "Lists whom the caller has blocked, by name.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ items: v.array(Blocked) }),
  errors: [],
  async run(ctx) {
    const { actor } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          items: rowsAsJson<v.InferOutput<typeof Blocked>>(sql`
            select u.uuid, u.full_name as name, u.full_name_ar as "nameAr" from user_blocks b join users u on u.id = b.blocked_id
            where b.blocker_id = ${actor.id} order by u.full_name limit 500`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { items: found?.items ?? [] };
  },
});

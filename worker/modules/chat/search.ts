import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { SearchMessages } from "./inputs";
import { isLetIn, roomIs } from "./membership";

const Found = v.object({
  /** The number to open the room at. */
  seq: v.number(),
  at: v.string(),
  by: v.nullable(v.object({ uuid: v.string(), name: v.string(), nameAr: v.nullable(v.string()) })),
  text: v.string(),
  files: v.nullable(
    v.array(v.object({ media: v.string(), kind: v.picklist(["image", "file", "voice"]), name: v.string() })),
  ),
});
type Found = v.InferOutput<typeof Found>;

/** A room that the caller is not in is empty to them: it is not told from one where nothing was said. Messages are found seconds after they were said. */
export const searchMessages = query({
  name: "chat.search",
  summary: "Searches the messages of a room that the caller is in, the newest first: by words, person, day and files.",
  may: signedIn,
  input: SearchMessages,
  output: pageOf(Found),
  errors: [],
  async run(ctx, { kind, uuid, q: words, by, from, to, files, cursor, limit }) {
    const room = sql`(select r.id from chat_rooms r where ${roomIs({ kind, uuid })} and ${isLetIn(ctx.actor, ctx.now)})`;
    const conditions: SQL[] = [sql`m.room_id = ${room} and m.deleted_at is null`];
    if (words) conditions.push(sql`m.search @@ plainto_tsquery('simple', searchable(${words}))`);
    if (by) conditions.push(sql`m.by_id = (select id from users where uuid = ${by}::uuid)`);
    if (from) conditions.push(sql`m.said_at >= ${from}::timestamptz`);
    if (to) conditions.push(sql`m.said_at < ${to}::timestamptz`);
    if (files) conditions.push(sql`m.files is not null`);
    const before = readIdCursor(cursor);
    if (before !== null) conditions.push(sql`m.seq < ${before}::bigint`);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          seq: sql`m.seq`.mapWith(Number),
          at: iso(sql`m.said_at`),
          by: sql<Found["by"]>`(
            select jsonb_build_object('uuid', u.uuid, 'name', u.full_name, 'nameAr', u.full_name_ar) from users u where u.id = m.by_id)`,
          text: sql<string>`m.text`,
          files: sql<Found["files"]>`m.files`,
        })
        .from(sql`chat_messages m`)
        .where(sql.join(conditions, sql` and `))
        .orderBy(sql`m.seq desc`)
        .limit(limit + 1),
    ]);
    return toPage(rows, limit, (row) => [row.seq]);
  },
});

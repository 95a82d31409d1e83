import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { QueryContext } from "../../kernel/context";
import { iso } from "../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { briefExpiry, isOfThisRoom, mediaUrl } from "../media";
import { filesOf } from "./files";
import { ListReports, reportReasons } from "./inputs";

const Listed = v.object({
  uuid: v.string(),
  kind: v.picklist(["course", "private"]),
  course: v.nullable(v.object({ uuid: v.string(), title: v.string() })),
  seq: v.number(),
  reason: v.picklist(reportReasons),
  note: v.nullable(v.string()),
  reporter: v.object({ uuid: v.string(), name: v.string() }),
  reportedAt: v.string(),
  messages: v.array(
    v.object({
      seq: v.number(),
      at: v.string(),
      by: v.nullable(v.string()),
      name: v.nullable(v.string()),
      text: v.string(),
      /** `url` opens a file for an hour at most; null where it is gone for good. */
      files: v.array(
        v.object({ kind: v.picklist(["image", "file", "voice"]), name: v.string(), url: v.nullable(v.string()) }),
      ),
    }),
  ),
  outcome: v.nullable(v.picklist(["acted", "dismissed"])),
});
type Listed = v.InferOutput<typeof Listed>;

/** Private rooms are nobody's course: their reports go to those who moderate everywhere. */
export const listReports = query({
  name: "chat.listReports",
  summary: "Lists reported messages of the rooms that the caller moderates, the newest first.",
  may: granted("chat.moderate", "course", "all"),
  input: ListReports,
  output: pageOf(Listed),
  errors: [],
  async run(ctx, { settled, cursor, limit }) {
    const before = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql`p.id`.mapWith(Number),
          uuid: sql<string>`p.uuid`,
          kind: sql<Listed["kind"]>`r.kind`,
          course: sql<Listed["course"]>`(
            select jsonb_build_object('uuid', c.uuid, 'title', coalesce(c.translations->${ctx.locale}->>'title', c.translations->'en'->>'title'))
            from courses c where c.id = r.course_id)`,
          seq: sql`p.seq`.mapWith(Number),
          reason: sql<Listed["reason"]>`p.reason`,
          note: sql<string | null>`p.note`,
          reporter: sql<Listed["reporter"]>`jsonb_build_object('uuid', u.uuid, 'name', u.full_name)`,
          reportedAt: iso(sql`p.created_at`),
          // What was withdrawn from the room since is kept until its report is judged.
          there: sql<string[]>`(
            select coalesce(jsonb_agg(f.uuid), '[]') from media_files f
            where ${isOfThisRoom(sql`p.room_id`)} and (f.deleted_at is null or f.status = 'attached')
              and f.uuid in (${filesOf(sql`select m->'files' from jsonb_array_elements(p.messages) as m where m ? 'files'`)}))`,
          messages: sql<Reported[]>`(
            select coalesce(jsonb_agg(m || jsonb_build_object('name', (select full_name from users where uuid = (m->>'by')::uuid))), '[]')
            from jsonb_array_elements(p.messages) as m)`,
          outcome: sql<Listed["outcome"]>`p.outcome`,
        })
        .from(sql`chat_reports p join chat_rooms r on r.id = p.room_id join users u on u.id = p.reporter_id`)
        .where(sql`p.deleted_at is null and p.settled_at ${settled ? sql`is not null` : sql`is null`} and ${reaches(ctx.actor, ctx.scopes, sql`r.course_id`)}
          ${before === null ? sql`` : sql`and p.id < ${before}::bigint`}`)
        .orderBy(sql`p.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    const linked = items.map(async ({ id: _, there, messages, ...row }) => ({
      ...row,
      messages: await Promise.all(
        messages.map(async ({ files = [], ...message }) => ({
          ...message,
          files: await linkedFiles(ctx, files, there),
        })),
      ),
    }));
    return { items: await Promise.all(linked), next };
  },
});

type Reported = Omit<Listed["messages"][number], "files"> & { files?: ReportedFile[] };
interface ReportedFile {
  media: string;
  kind: "image" | "file" | "voice";
  name: string;
}

const linkedFiles = (ctx: QueryContext, files: readonly ReportedFile[], there: readonly string[]) =>
  Promise.all(
    files.map(async ({ media, kind, name }) => ({
      kind,
      name,
      url: there.includes(media) ? await mediaUrl(ctx, { uuid: media, filename: name }, "inline", briefExpiry) : null,
    })),
  );

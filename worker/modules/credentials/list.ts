import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { countCap, pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { ListCertificates } from "./inputs";
import { normaliseNumber } from "./number";
import { isManagedBy } from "./policy";

const ListedCertificate = v.object({
  uuid: v.string(),
  number: v.string(),
  status: v.picklist(["valid", "revoked"]),
  recipient: v.object({ uuid: v.string(), name: v.string(), nameAr: v.nullable(v.string()) }),
  course: v.object({ uuid: v.string(), title: v.string() }),
  /** A calendar day. */
  completedOn: v.string(),
  issuedAt: v.string(),
  /** Null when issued by rule. */
  issuedBy: v.nullable(v.string()),
  isReady: v.boolean(),
  revokedAt: v.nullable(v.string()),
  revokedReason: v.nullable(v.string()),
  /** The number of the certificate that took its place. */
  replacedBy: v.nullable(v.string()),
  downloadCount: v.number(),
});

export const listCertificates = query({
  name: "certificates.list",
  summary: "Lists the certificates that the caller manages, the newest first, by name or number, course and status.",
  may: granted("certificates.manage", "course", "all"),
  input: ListCertificates,
  output: v.object({ ...pageOf(ListedCertificate).entries, total: v.number() }),
  errors: [],
  async run(ctx, { q: words, courseUuid, status, cursor, limit }) {
    const conditions: SQL[] = [sql`c.deleted_at is null`, isManagedBy(ctx.actor, ctx.scopes)];
    if (courseUuid) conditions.push(sql`c.course_id = (select k.id from courses k where k.uuid = ${courseUuid}::uuid)`);
    if (status) conditions.push(status === "valid" ? sql`c.revoked_at is null` : sql`c.revoked_at is not null`);
    if (words) conditions.push(matches(words));
    const where = sql.join(conditions, sql` and `);
    const before = readIdCursor(cursor);
    const beyond = before !== null ? sql`and c.id < ${before}::bigint` : sql``;
    const [rows, [counted]] = await ctx.read((q) => [
      q
        .select({
          id: sql`c.id`.mapWith(Number),
          uuid: sql<string>`c.uuid`,
          number: sql<string>`c.number`,
          userUuid: sql<string>`u.uuid`,
          name: sql<string>`c.recipient_name`,
          nameAr: sql<string | null>`c.recipient_name_ar`,
          courseUuid: sql<string>`k.uuid`,
          title: sql<string>`coalesce(c.course_title->>${ctx.locale}, c.course_title->>'en')`,
          completedOn: sql<string>`c.completed_on::text`,
          issuedAt: iso(sql`c.issued_at`),
          issuedBy: sql<string | null>`(select i.full_name from users i where i.id = c.issued_by_id)`,
          isReady: sql<boolean>`c.pdf_made_at is not null`,
          revokedAt: iso(sql`c.revoked_at`) as SQL<string | null>,
          revokedReason: sql<string | null>`c.revoked_reason`,
          replacedBy: sql<string | null>`(select n.number from certificates n where n.id = c.replaced_by_id)`,
          downloadCount: sql`c.download_count`.mapWith(Number),
        })
        .from(sql`certificates c join users u on u.id = c.user_id join courses k on k.id = c.course_id`)
        .where(sql`${where} ${beyond}`)
        .orderBy(sql`c.id desc`)
        .limit(limit + 1),
      q
        .select({ total: sql`count(*)`.mapWith(Number) })
        .from(sql`(select from certificates c where ${where} limit ${countCap}) as counted`),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return {
      items: items.map(({ id: _, userUuid, name, nameAr, courseUuid: ofCourse, title, ...row }) => ({
        ...row,
        status: row.revokedAt ? ("revoked" as const) : ("valid" as const),
        recipient: { uuid: userUuid, name, nameAr },
        course: { uuid: ofCourse, title },
      })),
      next,
      total: counted?.total ?? 0,
    };
  },
});

/** A whole number however it is typed, or a part of a name; served by certificates_search. */
function matches(words: string): SQL {
  const number = normaliseNumber(words);
  if (number) return sql`c.number = ${number}`;
  const pattern = `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return sql`searchable(c.recipient_name || ' ' || coalesce(c.recipient_name_ar, '') || ' ' || c.number) like searchable(${pattern})`;
}

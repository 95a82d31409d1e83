import { and, desc, eq, isNull, lt, ne, notInArray, type SQL } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query, signedIn } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { ListMedia, ListMine } from "./inputs";
import { roomKinds } from "./kinds";
import { MediaFile, toMediaFile } from "./output";
import { mediaFiles } from "./schema";

const MediaPage = pageOf(MediaFile);

export const listMine = query({
  name: "media.listMine",
  summary: "Lists one's own files, the newest first.",
  may: signedIn,
  input: ListMine,
  output: MediaPage,
  errors: [],
  async run(ctx, { kind, cursor, limit }) {
    const own = eq(mediaFiles.ownerId, ctx.actor.kind === "person" ? ctx.actor.id : 0);
    return page(ctx, [own, kind && eq(mediaFiles.kind, kind)], cursor, limit);
  },
});

export const listMedia = query({
  name: "media.list",
  summary: "Lists everybody's whole files, the newest first.",
  may: granted("media.manage", "all"),
  input: ListMedia,
  output: MediaPage,
  errors: [],
  async run(ctx, { kind, ownerUuid, unused, cursor, limit }) {
    const conditions = [
      ne(mediaFiles.status, "receiving"),
      kind && eq(mediaFiles.kind, kind),
      ownerUuid && eq(users.uuid, ownerUuid),
      unused ? eq(mediaFiles.status, "temporary") : undefined,
    ];
    return page(ctx, conditions, cursor, limit);
  },
});

async function page(
  ctx: QueryContext,
  conditions: (SQL | "" | undefined)[],
  cursor: string | undefined,
  limit: number,
) {
  const before = readIdCursor(cursor);
  const [rows] = await ctx.read((q) => [
    q
      .select({ file: mediaFiles })
      .from(mediaFiles)
      .innerJoin(users, eq(users.id, mediaFiles.ownerId))
      .where(
        and(
          isNull(mediaFiles.deletedAt),
          // What people send each other is in no library.
          notInArray(mediaFiles.kind, [...roomKinds]),
          ...conditions.map((condition) => condition || undefined),
          before !== null ? lt(mediaFiles.id, before) : undefined,
        ),
      )
      .orderBy(desc(mediaFiles.id))
      .limit(limit + 1),
  ]);
  const { items, next } = toPage(rows, limit, ({ file }) => [file.id]);
  return { items: await Promise.all(items.map(({ file }) => toMediaFile(ctx, file))), next };
}

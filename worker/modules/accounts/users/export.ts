import { and } from "drizzle-orm";
import * as v from "valibot";
import { exportRows, noted, openCursor, sealCursor } from "../../../kernel/export-cursor";
import { writeCursor } from "../../../kernel/paging";
import { command, granted } from "../../../kernel/verb";
import { users } from "../schema";
import { ExportUsers } from "./inputs";
import { after, matching, ordered, userColumns, userRow } from "./select-users";
import { userShape } from "./user-shape";

const Row = v.object(userShape);
export type ExportedUser = v.InferOutput<typeof Row>;

type State = Omit<v.InferOutput<typeof ExportUsers>, "cursor"> & { last: string };

export const exportUsers = command({
  name: "users.export",
  summary: "Hands out accounts as lists show them, a thousand at a time, and records that it did.",
  may: granted("users.export", "all"),
  input: ExportUsers,
  output: v.object({
    items: v.array(Row),
    /** Give it back as `cursor` to go on; null at the end. */
    next: v.nullable(v.string()),
  }),
  errors: ["not_found"],
  async run(ctx, { cursor, ...wanted }) {
    const state = cursor === undefined ? null : await openCursor<State>(ctx, "users.export", cursor);
    if (cursor !== undefined && !state) throw ctx.refuse("not_found");
    const { last, sort, descending, ...filters } = state ?? { ...wanted, last: "" };
    const [rows] = await ctx.commit({
      statements: (w) => [
        w
          .select(userColumns)
          .from(users)
          .where(and(matching(filters), after(last || undefined, sort, descending)))
          .orderBy(ordered(sort, descending))
          .limit(exportRows + 1),
      ],
      trail: state ? [] : [{ action: "downloaded", entityType: "users", detail: noted(wanted) }],
    });
    const items = rows.slice(0, exportRows);
    const end = items.at(-1);
    return {
      items: items.map(userRow),
      next:
        rows.length > exportRows && end
          ? await sealCursor(ctx, "users.export", { ...filters, sort, descending, last: writeCursor([end.uuid]) })
          : null,
    };
  },
});

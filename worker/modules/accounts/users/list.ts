import { and, sql } from "drizzle-orm";
import * as v from "valibot";
import { countCap, pageOf, toPage } from "../../../kernel/paging";
import { granted, query } from "../../../kernel/verb";
import { users } from "../schema";
import { ListUsers } from "./inputs";
import { after, matching, ordered, userColumns, userRow } from "./select-users";
import { userShape } from "./user-shape";

const UserRow = v.object({ ...userShape, photoUuid: v.nullable(v.string()) });
export type UserRow = v.InferOutput<typeof UserRow>;

export const listUsers = query({
  name: "users.list",
  summary:
    "Accounts, newest first or as sorted, by part of a name (Latin or Arabic), address or username, kind and state.",
  may: granted("users.read", "all"),
  input: ListUsers,
  output: pageOf(UserRow),
  errors: [],
  async run(ctx, { sort, descending, cursor, limit, ...filters }) {
    const filter = matching(filters);
    const [rows, [counted]] = await ctx.read((q) => {
      const some = q
        .select({ one: sql`1`.as("one") })
        .from(users)
        .where(filter)
        .limit(countCap)
        .as("some");
      return [
        q
          .select({ ...userColumns, photoUuid: users.photoUuid })
          .from(users)
          .where(and(filter, after(cursor, sort, descending)))
          .orderBy(ordered(sort, descending))
          .limit(limit + 1),
        q.select({ total: sql<number>`count(*)::integer` }).from(some),
      ];
    });
    const page = toPage(rows, limit, (row) => [row.uuid]);
    return { items: page.items.map(userRow), next: page.next, total: counted?.total ?? 0 };
  },
});

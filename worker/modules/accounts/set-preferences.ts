import { eq } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { SetPreferences } from "./inputs";
import { users } from "./schema";
import { selfOf } from "./self";

export const setPreferences = command({
  name: "accounts.setPreferences",
  summary: "Sets one's own language, time zone and colours; what is left out stays.",
  may: signedIn,
  input: SetPreferences,
  output: v.object({}),
  errors: [],
  async run(ctx, preferences) {
    const self = selfOf(ctx);
    if (Object.keys(preferences).length === 0) return {};
    await ctx.commit({ statements: (w) => [w.update(users).set(preferences).where(eq(users.id, self.id))] });
    return {};
  },
});

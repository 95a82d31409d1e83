import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { robotsKey, robotsText, settingText } from "./robots";
import { systemSettings } from "./schema";

export const readRobots = query({
  name: "site.readRobots",
  summary: "Reads the text of /robots.txt.",
  may: anyone,
  input: v.strictObject({}),
  output: v.object({
    text: v.string(),
    /** True while nobody has written one. */
    isStandard: v.boolean(),
  }),
  errors: [],
  async run(ctx) {
    const [[setting]] = await ctx.read((q) => [
      q
        .select({ text: settingText })
        .from(systemSettings)
        .where(and(eq(systemSettings.key, robotsKey), isNull(systemSettings.deletedAt))),
    ]);
    return { text: robotsText(setting?.text, ctx.tenant.origin), isStandard: !setting?.text };
  },
});

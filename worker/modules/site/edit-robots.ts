import * as v from "valibot";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { EditRobots } from "./inputs";
import { robotsKey, robotsText, withoutSitemapLine } from "./robots";
import { systemSettings } from "./schema";

export const editRobots = command({
  name: "site.editRobots",
  summary: "Writes the text of /robots.txt; the line that names the sitemap is always kept.",
  may: granted("site.manage", "all"),
  input: EditRobots,
  output: v.object({ text: v.string(), isStandard: v.boolean() }),
  errors: [],
  touchesPublic: true,
  async run(ctx, { text }) {
    const { origin } = ctx.tenant;
    const value = withoutSitemapLine(text, origin);
    await ctx.commit({
      statements: (w) => [
        w
          .insert(systemSettings)
          .values({ uuid: newUuid(), key: robotsKey, value })
          .onConflictDoUpdate({ target: systemSettings.key, set: { value, deletedAt: null } }),
      ],
    });
    return { text: robotsText(value, origin), isStandard: value === "" };
  },
});

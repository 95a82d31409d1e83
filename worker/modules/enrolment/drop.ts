import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { closeEnrolment } from "./close-enrolment";
import { ByUuid } from "./inputs";

export const drop = command({
  name: "enrolments.drop",
  summary: "Leaves a course that is not completed; what was done in it is kept and comes back with the next enrolment.",
  may: signedIn,
  input: ByUuid,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "already_completed"],
  async run(ctx, { uuid }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    return closeEnrolment(ctx, uuid, sql`e.user_id = ${ctx.actor.id}`);
  },
});

import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { holdSession } from "./hold";
import { SetRecording } from "./inputs";

export const setRecording = command({
  name: "liveSessions.setRecording",
  summary: "Says where the recording of a live session that is over can be seen.",
  may: granted("live_sessions.host", "course", "all"),
  input: SetRecording,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "live_session_status_refused"],
  async run(ctx, { uuid, recordingUrl }) {
    const of = sql`live_sessions s where s.uuid = ${uuid}::uuid`;
    await ctx.commit({
      statements: (w) => [
        holdSession(w, uuid, reaches(ctx.actor, ctx.scopes)),
        refuseUnless(w, sql`exists (select from ${of} and s.status = 'ended')`, "live_session_status_refused"),
        w.execute(sql`update live_sessions set recording_url = ${recordingUrl} where uuid = ${uuid}::uuid`),
      ],
    });
    return { uuid };
  },
});

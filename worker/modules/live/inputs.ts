import * as v from "valibot";
import { bilingual, integer, line, moment, timeZone, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

export const sessionStatuses = ["scheduled", "live", "ended", "cancelled"] as const;
export type SessionStatus = (typeof sessionStatuses)[number];
/** Whether whoever comes is in at once, or waits for a host to let them in. */
export const admissions = ["open", "by_host"] as const;

export const ByUuid = v.strictObject({ uuid });

const plan = {
  translations: bilingual(v.strictObject({ title: line(160) })),
  startsAt: moment,
  durationMinutes: integer(5, 720),
  timeZone,
  admission: v.optional(v.picklist(admissions), "open"),
};
export const ScheduleSession = v.strictObject({ courseUuid: uuid, ...plan });
export const EditSession = v.strictObject({ uuid, ...plan });

/** "" takes the link away. */
export const SetRecording = v.strictObject({
  uuid,
  recordingUrl: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(2_000),
    v.check((url) => url === "" || isHttpsUrl(url), "link"),
    v.transform((url) => (url === "" ? null : url)),
  ),
});

export const ListOfCourse = v.strictObject({ courseUuid: uuid, cursor: cursorInput, limit: limitInput() });
export const ListMine = v.strictObject({
  /** Those to come and those that run, or those that are over. */
  past: v.optional(v.picklist(["true", "false"]), "false"),
  cursor: cursorInput,
  limit: limitInput(),
});
export const ListAttendance = v.strictObject({ sessionUuid: uuid, cursor: cursorInput, limit: limitInput(500, 100) });
export const OpenSessions = v.strictObject({ userUuid: uuid, courseUuid: v.optional(uuid) });

/** The questions and polls of a session that is over. Who voted for what is in neither. */
export const Outcome = v.strictObject({
  questions: v.array(v.strictObject({ by: v.string(), text: v.string(), votes: v.number(), answered: v.boolean() })),
  polls: v.array(
    v.strictObject({
      question: v.string(),
      choices: v.array(v.string()),
      counts: v.array(v.number()),
      voters: v.number(),
    }),
  ),
});
export type Outcome = v.InferOutput<typeof Outcome>;

/** What a session's object has to tell; it alone calls with it. Instants are milliseconds since 1970. */
export const RecordSession = v.strictObject({
  uuid,
  stays: v.array(
    v.strictObject({
      key: uuid,
      person: uuid,
      isHost: v.boolean(),
      joinedAt: v.number(),
      leftAt: v.nullable(v.number()),
    }),
  ),
  outcome: v.optional(Outcome),
});

function isHttpsUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.username === "" && url.password === "";
}

import * as v from "valibot";
import { day, moment, optionalLine, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

export const auditActions = [
  "created",
  "updated",
  "deleted",
  "restored",
  "viewed",
  "downloaded",
  "logged_in",
  "logged_out",
  "refused",
] as const;

/** A form's empty field is no filter. */
const unlessEmpty = <T extends v.GenericSchema>(schema: T) =>
  v.optional(
    v.union([
      v.pipe(
        v.literal(""),
        v.transform(() => undefined),
      ),
      schema,
    ]),
  );
const noun = v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-z][a-z_]*$/));
/** A day in the reader's time zone, or an instant. */
const dayOrMoment = v.union([day, moment]);
const page = { cursor: cursorInput, limit: limitInput(100, 50) };

export const auditFilters = {
  /** A person's name or e-mail address (what they did and what was done to them), the uuid of a thing, the beginning of a verb, or a kind of thing. */
  q: optionalLine(200),
  actorUuid: unlessEmpty(uuid),
  /** The table's name for row history ("courses"), a noun otherwise ("session"). */
  entityType: unlessEmpty(noun),
  entityUuid: unlessEmpty(uuid),
  action: unlessEmpty(v.picklist(auditActions)),
  verb: unlessEmpty(v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z]+\.[A-Za-z]+$/))),
  /** Both inclusive. */
  from: unlessEmpty(dayOrMoment),
  to: unlessEmpty(dayOrMoment),
};
export const SearchAudit = v.strictObject({ ...auditFilters, ...page });
export const ExportAudit = v.strictObject({
  ...auditFilters,
  /** The `next` of the call before; the filters are those of the first call. */
  cursor: v.optional(v.pipe(v.string(), v.maxLength(8000))),
});
export const OwnAudit = v.strictObject(page);
export const CourseAudit = v.strictObject({ courseUuid: uuid, action: unlessEmpty(v.picklist(auditActions)), ...page });
export const ReadAudit = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}$/)) });
export const VerifySeals = v.strictObject({
  cursor: cursorInput,
  /** Seals to check in one call; each covers up to 5,000 rows. */
  limit: limitInput(50, 20),
});

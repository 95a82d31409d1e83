import { eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import * as v from "valibot";
import { refuseUnless, type Writing } from "../../kernel/database";
import type { FieldIssue } from "../../kernel/errors";
import { command, signedIn } from "../../kernel/verb";
import { mediaFiles } from "../media/schema";
import { studentFields, UpdateProfile } from "./inputs";
import { changedFace, publicFace } from "./public-face";
import { instructors, students, users } from "./schema";
import { seal } from "./sealed-fields";
import { selfOf } from "./self";

/** What is left out stays as it is; null or empty text clears. */
export const updateProfile = command({
  name: "accounts.updateProfile",
  summary: "Changes one's own profile.",
  may: signedIn,
  input: UpdateProfile,
  output: v.object({}),
  errors: ["username_taken", "not_found"],
  async run(ctx, { instructor, fullName, fullNameAr, username, photo, ...student }) {
    const self = selfOf(ctx);
    const fields = misplaced(self.userType, { ...student, instructor });
    if (student.dateOfBirth && student.dateOfBirth > ctx.now.toISOString().slice(0, 10))
      fields.dateOfBirth = { code: "too_big" };
    if (Object.keys(fields).length > 0) throw ctx.refuse("invalid_input", { fields });

    const sealed = await seal(ctx.ports, self.id, student);
    await ctx.commit({
      statements: (w) => {
        const first = refuseUnless(w, photo ? isOwnPicture(photo, self.id) : sql`true`, "not_found");
        const rest: BatchItem<"pg">[] = [];
        const person = { fullName, fullNameAr, username, photoUuid: photo };
        if (hasChange(person)) rest.push(w.update(users).set(person).where(eq(users.id, self.id)));
        if (photo !== undefined) rest.push(...showPicture(w, photo, self.id, ctx.now));
        rest.push(...sealed.keep(w));
        if (hasChange(student)) rest.push(w.update(students).set(sealed.fields).where(eq(students.userId, self.id)));
        if (instructor) rest.push(updateInstructor(w, instructor, self.id));
        return [publicFace(w, self.uuid), first, ...rest, publicFace(w, self.uuid)] as unknown as [
          BatchItem<"pg">,
          ...BatchItem<"pg">[],
        ];
      },
      constraints: { users_username: "username_taken" },
      // Most profiles stand on no public page, and must not empty the cache.
      touchesPublic: changedFace,
    });
    return {};
  },
});

const hasChange = (fields: object) => Object.values(fields).some((value) => value !== undefined);

/** Fields of a profile that this kind of account does not have: refused by name rather than dropped. */
function misplaced(userType: string, given: Record<string, unknown>): Record<string, FieldIssue> {
  const foreign = [
    ...(userType === "student" ? [] : Object.keys(studentFields)),
    ...(userType === "instructor" ? [] : ["instructor"]),
  ];
  return Object.fromEntries(
    foreign.filter((name) => given[name] !== undefined).map((name) => [name, { code: "unknown" as const }]),
  );
}

const isOwnPicture = (uuid: string, ownerId: number): SQL =>
  sql`exists (select from ${mediaFiles} where ${mediaFiles.uuid} = ${uuid}::uuid and ${mediaFiles.ownerId} = ${ownerId}
    and ${mediaFiles.kind} = 'profile_picture' and ${mediaFiles.status} <> 'receiving' and ${mediaFiles.deletedAt} is null)`;

/** The picture is used from now on; the one before waits a day, and is cleaned away. */
const showPicture = (w: Writing, uuid: string | null, ownerId: number, now: Date) => [
  w.execute(sql`update media_files set status = 'attached', expires_at = null, mediable_type = 'user', mediable_id = ${ownerId}
    where uuid = ${uuid}::uuid and owner_id = ${ownerId}`),
  w.execute(sql`update media_files set status = 'temporary', mediable_type = null, mediable_id = null,
      expires_at = ${now.toISOString()}::timestamptz + interval '24 hours'
    where owner_id = ${ownerId} and kind = 'profile_picture' and status = 'attached' and deleted_at is null
      and uuid is distinct from ${uuid}::uuid`),
];

/** Each language that is given replaces that language; the other stays. */
const updateInstructor = (w: Writing, words: object, userId: number) =>
  w
    .update(instructors)
    .set({ translations: sql`${instructors.translations} || ${JSON.stringify(words)}::jsonb` })
    .where(eq(instructors.userId, userId));

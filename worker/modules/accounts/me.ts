import { eq } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { userType } from "./inputs";
import { homePortal, portals } from "./portals";
import { instructors, students, users } from "./schema";
import { keysOfStudent, unseal } from "./sealed-fields";
import { rolesOf } from "./select-session";
import { selfOf } from "./self";

const InstructorWords = v.object({ headline: v.optional(v.string()), bio: v.optional(v.string()) });

export const Profile = v.object({
  uuid: v.string(),
  email: v.string(),
  username: v.nullable(v.string()),
  fullName: v.string(),
  fullNameAr: v.nullable(v.string()),
  userType,
  home: v.picklist(portals),
  roles: v.array(v.string()),
  photoUuid: v.nullable(v.string()),
  createdAt: v.string(),
  preferences: v.object({
    locale: v.picklist(["en", "ar"]),
    timeZone: v.string(),
    theme: v.picklist(["system", "light", "dark"]),
  }),
  /** Null for accounts that are no student's. */
  student: v.nullable(
    v.object({
      headline: v.nullable(v.string()),
      about: v.nullable(v.string()),
      /** ISO date. */
      dateOfBirth: v.nullable(v.string()),
      phone: v.nullable(v.string()),
      city: v.nullable(v.string()),
      /** ISO 3166-1 alpha-2. */
      countryCode: v.nullable(v.string()),
      links: v.array(v.object({ kind: v.string(), url: v.string() })),
      visibility: v.picklist(["private", "recruiters", "public"]),
      openToWork: v.boolean(),
    }),
  ),
  /** Null for accounts that are no instructor's. */
  instructor: v.nullable(v.object({ en: v.optional(InstructorWords), ar: v.optional(InstructorWords) })),
});
export type Profile = v.InferOutput<typeof Profile>;

export const me = query({
  name: "accounts.me",
  summary: "One's own profile and preferences.",
  may: signedIn,
  input: v.strictObject({}),
  output: Profile,
  errors: ["not_found"],
  async run(ctx) {
    const self = selfOf(ctx);
    const [[row]] = await ctx.read((q) => [
      q
        .select({ user: users, student: students, instructor: instructors, roles: rolesOf, keys: keysOfStudent })
        .from(users)
        .leftJoin(students, eq(students.userId, users.id))
        .leftJoin(instructors, eq(instructors.userId, users.id))
        .where(eq(users.id, self.id)),
    ]);
    if (!row) throw ctx.refuse("not_found");
    const { user, student, instructor, roles, keys } = row;
    return {
      uuid: user.uuid,
      email: user.email,
      username: user.username,
      fullName: user.fullName,
      fullNameAr: user.fullNameAr,
      userType: user.userType,
      home: homePortal(user.userType),
      roles,
      photoUuid: user.photoUuid,
      createdAt: user.createdAt.toISOString(),
      preferences: { locale: user.locale, timeZone: user.timeZone, theme: user.theme },
      student: student && {
        headline: student.headline,
        about: student.about,
        ...(await unseal(ctx.ports, keys, student)),
        city: student.city,
        countryCode: student.countryCode,
        links: student.links,
        visibility: student.visibility,
        openToWork: student.openToWork,
      },
      instructor: instructor?.translations ?? null,
    };
  },
});

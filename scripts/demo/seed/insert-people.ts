import { inArray } from "drizzle-orm";
import { roles, userRoles } from "../../../worker/modules/access/schema";
import { instructors, students, users } from "../../../worker/modules/accounts/schema";
import { type DemoRole, demoEmail, demoRoles } from "../sign-ins";
import { atHour } from "./clock";
import { Ids, type Transaction } from "./database";
import { demoStaff } from "./staff";
import { demoStudents } from "./students";

/** When the staff's accounts were made, before any course. */
const staffJoinedDaysAgo = 130;

/** Everybody, with one password's hash for all. Answers ids by e-mail address. */
export async function insertPeople(tx: Transaction, now: Date, passwordHash: string): Promise<Ids> {
  const staffSince = atHour(now, staffJoinedDaysAgo, 9, "Asia/Kolkata");
  const rows = await tx
    .insert(users)
    .values([
      ...demoStaff.map(({ email, name, userType, timeZone }) => ({
        email,
        passwordHash,
        fullName: name.en,
        fullNameAr: name.ar,
        userType,
        timeZone,
        status: "active" as const,
        emailVerifiedAt: staffSince,
        createdAt: staffSince,
      })),
      ...demoStudents.map((student) => {
        const joined = atHour(now, student.joinedDaysAgo, 8, student.timeZone);
        return {
          email: student.email,
          passwordHash,
          fullName: student.name,
          fullNameAr: student.nameAr,
          userType: "student" as const,
          locale: student.locale,
          timeZone: student.timeZone,
          status: student.status,
          statusReason: student.statusReason ?? null,
          emailVerifiedAt: student.status === "pending_verification" ? null : new Date(joined.getTime() + 120_000),
          createdAt: joined,
        };
      }),
    ])
    .returning({ id: users.id, email: users.email });
  const ids = new Ids(rows.map(({ email, id }) => [email, id]));
  await grantRoles(tx, ids, staffSince);
  await tx.insert(instructors).values(
    demoStaff.flatMap(({ email, profile }) => {
      if (!profile) return [];
      const { headline, bio } = profile;
      const translations = { en: { headline: headline.en, bio: bio.en }, ar: { headline: headline.ar, bio: bio.ar } };
      return [{ userId: ids.of(email), translations, createdAt: staffSince }];
    }),
  );
  await tx.insert(students).values(
    demoStudents.map(({ email, headline, city, countryCode, openToWork, joinedDaysAgo, timeZone }) => ({
      userId: ids.of(email),
      headline,
      city,
      countryCode,
      openToWork,
      createdAt: atHour(now, joinedDaysAgo, 8, timeZone),
    })),
  );
  return ids;
}

/** By the super administrator, whose own was there first. */
async function grantRoles(tx: Transaction, ids: Ids, assignedAt: Date): Promise<void> {
  const found = await tx
    .select({ id: roles.id, code: roles.code })
    .from(roles)
    .where(inArray(roles.code, [...demoRoles]));
  const roleIds = new Ids(found.map(({ code, id }) => [code, id]));
  const holders: { email: string; role: DemoRole }[] = [
    ...demoStaff,
    ...demoStudents.map(({ email }) => ({ email, role: "student" as const })),
  ];
  await tx.insert(userRoles).values(
    holders.map(({ email, role }) => ({
      userId: ids.of(email),
      roleId: roleIds.of(role),
      assignedById: role === "super_admin" || role === "student" ? null : ids.of(demoEmail("super_admin")),
      assignedAt,
    })),
  );
}

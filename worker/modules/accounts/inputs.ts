import * as v from "valibot";
import { ownPage } from "../../../queues/messages";
import { day, email, flag, line, locale, password, prose, timeZone, uuid } from "../../kernel/inputs";

/**
 * A name as people write it; marks that only turn the direction of the text around it are taken out, spaces run together. Never a web
 * address: mails and pages of ours repeat names, and mail programs make links of whatever looks like one ("Dr.Salem" does not).
 */
export const personName = v.pipe(
  v.string(),
  v.transform((name) => name.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/\s+/g, " ")),
  line(120),
  v.check((name) => !looksLikeLink.test(name), "link"),
);
const looksLikeLink =
  /:\/\/|\bwww\.|\.\p{L}{2,}\/|\.(?:com|net|org|info|biz|edu|gov|io|co|ai|me|tv|cc|app|dev|xyz|top|site|online|shop|live|link|click|club|icu|vip|work|store|tech|page|zip|test|example|ru|cn|uk|de|fr|in|eg|sa|ae)(?![\p{L}\p{N}])/iu;
/** 3 to 30 letters, digits, dots, hyphens or underscores; public, and never with an "@", so that it is no address. */
export const username = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(3),
  v.maxLength(30),
  v.regex(/^[a-z0-9][a-z0-9._-]*[a-z0-9]$/),
);
/** What was typed as an existing password: any length that hashing can bear. */
const typedPassword = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const linkToken = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(600));
const theme = v.picklist(["system", "light", "dark"]);
export const userType = v.picklist(["student", "company", "admin", "instructor", "mentor", "manager", "recruiter"]);
export const userStatus = v.picklist(["active", "inactive", "suspended", "banned", "pending_verification"]);

/** Left out: unchanged. Null or empty: cleared. */
export const clearable = <T extends v.GenericSchema<string, string>>(shape: T) =>
  v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.string(),
          v.trim(),
          v.literal(""),
          v.transform(() => null),
        ),
        shape,
      ]),
    ),
  );
const clearableLine = (max: number) => clearable(line(max));

/** A page of this site that somebody was on the way to. */
const nextPage = v.optional(v.pipe(v.string(), v.maxLength(300), v.regex(ownPage)));
export const Register = v.strictObject({
  email,
  fullName: personName,
  /** The link in the mail leads on to it. */
  next: nextPage,
  locale: v.optional(locale),
  timeZone: v.optional(timeZone),
});
export const AddressOnTheWay = v.strictObject({ email, next: nextPage });
export const LinkToken = v.strictObject({ token: linkToken });
/** The owner of the address finishes the account: what a stranger typed at registration is theirs to correct. */
export const VerifyEmail = v.strictObject({
  token: linkToken,
  password,
  fullName: v.optional(personName),
  fullNameAr: clearable(personName),
  username: clearable(username),
});
export const ResetPassword = v.strictObject({ token: linkToken, password });
export const ChangePassword = v.strictObject({ currentPassword: typedPassword, newPassword: password });
/** `email` may hold a username instead. */
export const SignIn = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.nonEmpty(), v.maxLength(254)),
  password: typedPassword,
  /** What an earlier sign-in on this device answered with: its attempts are counted apart from strangers'. */
  deviceToken: v.optional(v.pipe(v.string(), v.maxLength(600))),
});
export const AcceptInvitation = v.strictObject({ token: linkToken, password, fullName: v.optional(personName) });

const birthDate = v.pipe(day, v.minValue("1900-01-01"));
const link = v.strictObject({
  kind: v.picklist(["website", "portfolio", "linkedin", "github", "x", "youtube", "other"]),
  url: v.pipe(v.string(), v.trim(), v.maxLength(500), v.url(), v.regex(/^https?:\/\//i)),
});
const instructorWords = v.strictObject({
  headline: v.optional(v.pipe(prose(160), v.regex(/^[^\n\t]*$/))),
  bio: v.optional(prose(4000)),
});

/** The fields that only a student's profile has. */
export const studentFields = {
  headline: clearableLine(160),
  about: clearable(v.pipe(prose(4000), v.nonEmpty())),
  dateOfBirth: clearable(birthDate),
  phone: clearable(v.pipe(v.string(), v.trim(), v.regex(/^\+?[0-9][0-9 ()-]{5,23}$/))),
  city: clearableLine(120),
  countryCode: clearable(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{2}$/))),
  links: v.optional(v.pipe(v.array(link), v.maxLength(10))),
  visibility: v.optional(v.picklist(["private", "recruiters", "public"])),
  openToWork: v.optional(flag),
};
export const UpdateProfile = v.strictObject({
  fullName: v.optional(personName),
  fullNameAr: clearable(personName),
  username: clearable(username),
  /** A profile picture of one's own, by its media uuid. */
  photo: clearable(uuid),
  ...studentFields,
  /** An instructor's own words for course pages, by language. */
  instructor: v.optional(v.strictObject({ en: v.optional(instructorWords), ar: v.optional(instructorWords) })),
});
export const SetPreferences = v.strictObject({
  locale: v.optional(locale),
  timeZone: v.optional(timeZone),
  theme: v.optional(theme),
});
export const SessionUuid = v.strictObject({ uuid });

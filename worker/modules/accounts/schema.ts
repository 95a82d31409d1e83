import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { citext, entity, fact, instant, int8, type Locale } from "../../kernel/columns";

export type UserType = "student" | "company" | "admin" | "instructor" | "mentor" | "manager" | "recruiter";
export type UserStatus = "active" | "inactive" | "suspended" | "banned" | "pending_verification";

export const users = pgTable(
  "users",
  {
    ...entity(),
    email: citext("email").notNull(),
    emailVerifiedAt: instant("email_verified_at"),
    username: citext("username"),
    /** Null until an invited person has chosen one. */
    passwordHash: text("password_hash"),
    fullName: text("full_name").notNull(),
    /** The name in Arabic script, for Arabic certificates; optional. */
    fullNameAr: text("full_name_ar"),
    userType: text("user_type").$type<UserType>().notNull(),
    status: text("status").$type<UserStatus>().notNull(),
    statusReason: text("status_reason"),
    locale: text("locale").$type<Locale>().notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    theme: text("theme").$type<"system" | "light" | "dark">().notNull().default("system"),
    photoUuid: text("photo_uuid"),
    lastSignedInAt: instant("last_signed_in_at"),
    /** What people are searched by, folded once: folding it anew for every row that a search compares is most of what a search costs. */
    searchWords: text("search_words").generatedAlwaysAs(
      sql`searchable(full_name || ' ' || coalesce(full_name_ar, '') || ' ' || email::text || ' ' || coalesce(username::text, ''))`,
    ),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email).where(sql`deleted_at is null`),
    uniqueIndex("users_username").on(t.username).where(sql`deleted_at is null and username is not null`),
    check(
      "users_user_type",
      sql`${t.userType} in ('student','company','admin','instructor','mentor','manager','recruiter')`,
    ),
    check("users_status", sql`${t.status} in ('active','inactive','suspended','banned','pending_verification')`),
    check("users_locale", sql`${t.locale} in ('en','ar')`),
    check("users_theme", sql`${t.theme} in ('system','light','dark')`),
    index("users_type_created").on(t.userType, t.id),
    index("users_status_created").on(t.status, t.id),
    index("users_by_name").on(sql`searchable(full_name)`, t.id),
    index("users_by_visit").on(sql`coalesce(last_signed_in_at, '-infinity'::timestamptz)`, t.id),
    index("users_deleted").on(t.id).where(sql`deleted_at is not null`),
    index("users_search").using("gin", t.searchWords.op("gin_trgm_ops")),
  ],
);

/** Login sessions, by lucia. `id` is the SHA-256 of the cookie's value, so a stolen table opens no door. */
export const userSessions = pgTable(
  "user_sessions",
  {
    id: text("id").primaryKey(),
    uuid: text("uuid").notNull().unique(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
    /** Idle end, moved on by use. */
    expiresAt: instant("expires_at").notNull(),
    /** Absolute end, never moved. */
    endsAt: instant("ends_at").notNull(),
    address: text("address"),
    /** "City, country" as the edge knows it. */
    place: text("place"),
    agent: text("agent"),
  },
  (t) => [index("user_sessions_user").on(t.userId, t.lastSeenAt), index("user_sessions_expires").on(t.expiresAt)],
);

/** Hashed, single use: e-mail verification, password reset, invitation. */
export const userTokens = pgTable(
  "user_tokens",
  {
    ...fact(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose").$type<"verify_email" | "reset_password" | "invitation">().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    check("user_tokens_purpose", sql`${t.purpose} in ('verify_email','reset_password','invitation')`),
    index("user_tokens_user").on(t.userId, t.purpose),
    index("user_tokens_expires").on(t.expiresAt),
  ],
);

/** Failed sign-ins by address and by account, so that a lockout survives an eviction. */
export const signInThrottles = pgTable("sign_in_throttles", {
  /** "email:<sha256>" or "address:<ip>". */
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull().default(0),
  windowStartedAt: instant("window_started_at").notNull(),
  lockedUntil: instant("locked_until"),
});

/** One per student: the profile beyond the account. */
export const students = pgTable(
  "students",
  {
    ...entity(),
    userId: int8("user_id")
      .notNull()
      .unique()
      .references(() => users.id),
    headline: text("headline"),
    about: text("about"),
    /** Sealed under a key of the person's (sealed-fields.ts). */
    dateOfBirth: text("date_of_birth"),
    phone: text("phone"),
    city: text("city"),
    countryCode: text("country_code"),
    links: jsonb("links").$type<{ kind: string; url: string }[]>().notNull().default([]),
    /** Who may see the profile. */
    visibility: text("visibility").$type<"private" | "recruiters" | "public">().notNull().default("private"),
    openToWork: boolean("open_to_work").notNull().default(false),
  },
  (t) => [check("students_visibility", sql`${t.visibility} in ('private','recruiters','public')`)],
);

/** What a person's sealed fields are opened with, here and in the audit trail: erasing a person deletes these. */
export const personKeys = pgTable(
  "person_keys",
  {
    ...fact(),
    uuid: uuid("uuid").notNull().unique(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Under the tenant's secret of this id. */
    secretId: text("secret_id").notNull(),
    wrapped: text("wrapped").notNull(),
  },
  (t) => [index("person_keys_user").on(t.userId), index("person_keys_secret").on(t.secretId)],
);

export const instructors = pgTable("instructors", {
  ...entity(),
  userId: int8("user_id")
    .notNull()
    .unique()
    .references(() => users.id),
  translations: jsonb("translations")
    .$type<{ en?: { headline?: string; bio?: string }; ar?: { headline?: string; bio?: string } }>()
    .notNull()
    .default({}),
});

/** The roles a person is invited with, granted when the invitation is accepted or at once for an existing account. */
export const userInvitations = pgTable(
  "user_invitations",
  {
    ...fact(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    invitedById: int8("invited_by_id")
      .notNull()
      .references(() => users.id),
    acceptedAt: instant("accepted_at"),
  },
  (t) => [index("user_invitations_user").on(t.userId), index("user_invitations_invited_by").on(t.invitedById)],
);

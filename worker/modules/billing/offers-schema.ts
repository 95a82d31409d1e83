import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { citext, entity, instant, int8, type Translations, translations } from "../../kernel/columns";
import { courses } from "../catalogue/schema";
import { taxRate } from "./money-columns";

export const bundles = pgTable("bundles", {
  ...entity(),
  slug: text("slug").notNull().unique(),
  translations: translations<{ title: string; description?: string }>(),
  /** Minor units per ISO 4217 currency. */
  price: jsonb("price").$type<Record<string, number>>().notNull(),
  isActive: boolean("is_active").notNull().default(true),
});

export const bundleCourses = pgTable(
  "bundle_courses",
  {
    bundleId: int8("bundle_id")
      .notNull()
      .references(() => bundles.id),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
  },
  (t) => [primaryKey({ columns: [t.bundleId, t.courseId] }), index("bundle_courses_course").on(t.courseId)],
);

export const coupons = pgTable(
  "coupons",
  {
    ...entity(),
    code: citext("code").notNull(),
    /** A part in hundredths of a percent, or an amount per currency: one of the two. */
    basisPoints: integer("basis_points"),
    amount: jsonb("amount").$type<Record<string, number>>(),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    maxUses: integer("max_uses"),
    usedCount: integer("used_count").notNull().default(0),
    /** For this course alone. */
    courseId: int8("course_id").references(() => courses.id),
  },
  (t) => [
    uniqueIndex("coupons_code").on(t.code).where(sql`deleted_at is null`),
    check("coupons_kind", sql`(basis_points is null) <> (amount is null)`),
    check("coupons_basis_points", sql`basis_points between 1 and 10000`),
    check("coupons_used", sql`used_count >= 0 and (max_uses is null or used_count <= max_uses)`),
    index("coupons_course").on(t.courseId),
  ],
);

export const taxRules = pgTable(
  "tax_rules",
  {
    ...entity(),
    /** ISO 3166-1 alpha-2, of the buyer. */
    countryCode: char("country_code", { length: 2 }).notNull(),
    /** ISO 3166-2 ("CA-QC") of a region whose tax takes the place of its country's, and what buyers know it by. */
    regionCode: text("region_code"),
    region: jsonb("region").$type<Translations<string>>(),
    translations: translations<{ name: string }>(),
    basisPoints: taxRate("basis_points"),
    /** What it is made of, where that is more than one tax; the name and the rate are those of the whole. */
    components: jsonb("components").$type<{ name: Translations<string>; basisPoints: number }[]>(),
    inclusive: boolean("inclusive").notNull(),
    /** Whether a buyer abroad with a tax number owes the tax instead. */
    reverseCharge: boolean("reverse_charge").notNull().default(false),
  },
  (t) => [
    uniqueIndex("tax_rules_place").on(t.countryCode, sql`coalesce(region_code, '')`).where(sql`deleted_at is null`),
    check("tax_rules_region", sql`(region_code is null) = (region is null) and region_code like country_code || '-%'`),
    check("tax_rules_basis_points", sql`basis_points between 0 and 10000`),
  ],
);

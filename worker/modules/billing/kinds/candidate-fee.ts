import { sql } from "drizzle-orm";
import { dueOf } from "../companies/due";
import type { Kind } from "./kind";

/** What a company owes by a statement, paid by its contact. What a payment does to the account is written with its entries (write-settlement.ts). */
export const candidateFee: Kind = {
  column: "statement_id",
  table: "statements",
  isOnAccount: true,
  offer: ({ uuid }, buyerId) => sql`
    select s.id, jsonb_build_object('en', 'Statement ' || s.number_printed, 'ar', 'كشف حساب ' || s.number_printed) as title,
      jsonb_build_object(s.currency, greatest(s.due, 0)) as price, s.due > 0 as "isOpen", s.due <= 0 as "isOwned", s.payer
    from (select s.id, s.currency, jsonb_build_object('name', a.name, 'countryCode', a.country_code, 'taxNumber', a.tax_number) as payer,
      s.series || '-' || lpad(s.number::text, 6, '0') as number_printed, ${dueOf(sql`s.id`, sql`s.payer_id`)} as due
      from statements s join payers a on a.id = s.payer_id
      where s.uuid = ${uuid}::uuid and a.contact_id = ${buyerId}::bigint and a.deleted_at is null) as s`,
  grant: () => [],
  revoke: () => [],
  // Of two statements that hold the same debt one was paid, or something was credited since: what is too much goes back, and the right sum can be paid.
  isOwnedOtherwise: () => sql<boolean>`(
    select ${dueOf(sql`s.id`, sql`s.payer_id`)} < l.total from statements s where s.id = l.statement_id)`,
  courses: sql`select c.uuid from courses c where false`,
};

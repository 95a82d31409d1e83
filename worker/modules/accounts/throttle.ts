import { type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { sha256Hex } from "../../kernel/ids";
import { networkOf } from "../../kernel/network";
import { signInThrottles } from "./schema";

/** Attempts in a window before a lock. An address is shared by households and schools, so it may fail more often. */
export const attemptsAllowed = { account: 5, address: 50 };
const windowMinutes = 15;

/** A lock lasts one minute, then five, then fifteen. */
const lockMinutes = (failures: SQL, allowed: number) =>
  sql`case when ${failures} < ${allowed}::integer then null
    when ${failures} = ${allowed}::integer then 1 when ${failures} = ${allowed}::integer + 1 then 5 else 15 end`;

/** Who is guessing whom. `account` is SQL: the account's key where there is such an account, the typed text's hash where there is none. */
export interface Attempt {
  account: SQL<string>;
  address: string | null;
  /** Boolean SQL: true for a device that signed in to this account before, which strangers' guesses must not lock out. */
  isKnown?: SQL;
}

interface Locks {
  /** ISO-like text, or null: until when this attempt is refused. */
  locked_until: string | null;
  /** True where this attempt, unless it is forgiven, has locked the account's counter, and the address's. */
  locks_account: boolean;
  locks_address: boolean;
}

/** The key of a known account: name and address of one person are one key. */
export const accountSubject = (uuid: SQL | string) => sql<string>`'user:' || ${uuid}::text`;
export const sessionSubject = (uuid: string) => sql<string>`${`session:${uuid}`}::text`;
export const typedSubject = async (typed: string) => `typed:${await sha256Hex(typed)}`;

/**
 * Counts an attempt *before* its password is looked at, so that many at once cannot slip through; a success takes it back.
 * Answers the instant until which this attempt is refused, or null. A refused attempt counts for nothing.
 */
export const countAttempt = (w: Writing, { account, address, isKnown = sql`false` }: Attempt, now: Date) =>
  w.execute<Locks & Record<string, unknown>>(sql`
    with by_address as (${counted(
      sql`select 'address:' || ${networkOf(address)}::text where ${networkOf(address)}::text is not null and not (${isKnown})`,
      attemptsAllowed.address,
      now,
    )}),
    by_account as (${counted(
      sql`select ${account} where not exists (select from by_address where locked_until > ${at(now)})`,
      attemptsAllowed.account,
      now,
    )})
    select (select max(locked_until)::text from (select * from by_address union all select * from by_account) as locks
        where locked_until > ${at(now)}) as locked_until,
      exists (select from by_account where is_new) as locks_account, exists (select from by_address where is_new) as locks_address`);

/** After the right password: the account starts afresh, the address gets this attempt back (and keeps its others). */
export const forgiveAttempt = (w: Writing, { account, address, isKnown = sql`false` }: Attempt) =>
  w.execute(sql`with forgiven as (delete from ${signInThrottles} where subject = ${account})
    update ${signInThrottles} set failures = greatest(failures - 1, 0),
      locked_until = case when failures - 1 < ${attemptsAllowed.address}::integer then null else locked_until end
    where subject = 'address:' || ${networkOf(address)}::text and not (${isKnown})`);

/** Upserts one counter; returns the lock that stood before this attempt. The window starts anew once it, and any lock in it, is long over. */
function counted(subject: SQL, allowed: number, now: Date): SQL {
  const isOver = sql`greatest(t.window_started_at, t.locked_until) < ${at(now)} - make_interval(mins => ${windowMinutes}::integer)`;
  const failures = sql`case when ${isOver} then 1 else t.failures + 1 end`;
  const isLocked = sql`coalesce(t.locked_until > ${at(now)}, false)`;
  return sql`insert into ${signInThrottles} as t (subject, failures, window_started_at) select subject, 1, ${at(now)} from (${subject}) as s (subject)
    on conflict (subject) do update set
      failures = case when ${isLocked} then t.failures else ${failures} end,
      window_started_at = case when ${isOver} then ${at(now)} else t.window_started_at end,
      locked_until = case when ${isLocked} then t.locked_until
        else ${at(now)} + make_interval(mins => ${lockMinutes(sql`(${failures})`, allowed)}) end
    returning old.locked_until, coalesce(new.locked_until > ${at(now)}, false) and not coalesce(old.locked_until > ${at(now)}, false) as is_new`;
}

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`;

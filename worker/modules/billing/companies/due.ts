import { type SQL, sql } from "drizzle-orm";

/**
 * What is still to be paid of a statement: what was owed when it was written, less whatever was paid or credited since. It may be below zero. Money pays the
 * oldest debt first, so a later statement holds what an earlier one left.
 */
export const dueOf = (statementId: SQL, payerId: SQL): SQL<number> => sql<number>`coalesce((
  select sum(m.amount) from account_movements m
  where m.payer_id = ${payerId} and (m.statement_id <= ${statementId} or m.amount < 0 or m.kind = 'payment_back')), 0)`;

/** Over `payers a`: all that it owes, whether a statement says so yet or not. */
export const balance: SQL<number> = sql<number>`coalesce((select sum(m.amount) from account_movements m where m.payer_id = a.id), 0)`;

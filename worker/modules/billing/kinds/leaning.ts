import { type SQL, sql } from "drizzle-orm";
import { rowsAsJson } from "../../../kernel/json";

/** A period that was paid for in part by the credit for another one. Whatever takes that away takes this away as well. */
export interface Leaning {
  lineUuid: string;
  /** What paid the rest, and how much of it nobody has asked back; none where the credit paid for all, or a bank is asked for it too. */
  payment: { uuid: string; left: number } | null;
}

/** Over `order_lines l`: what leans on what it bought, on that again, and so on; the last of them first. */
export const leaningOn: SQL<Leaning[]> = rowsAsJson<Leaning>(sql`
  with recursive tower as (
    select r.id, r.line_uuid, 1 as height from subscription_periods b join subscription_periods r on r.base_id = b.id
    join subscription_terms t on t.line_uuid = r.line_uuid where b.line_uuid = l.uuid and t.credit > 0 and r.revoked_at is null
    union all
    select r.id, r.line_uuid, tower.height + 1 from tower join subscription_periods r on r.base_id = tower.id
    join subscription_terms t on t.line_uuid = r.line_uuid where t.credit > 0 and r.revoked_at is null
  )
  select tower.line_uuid as "lineUuid", (
      select json_build_object('uuid', taken.uuid, 'left', taken.amount - taken.refunded_amount)
      from payments taken join order_lines its on its.order_id = taken.order_id
      where its.uuid = tower.line_uuid and taken.status = 'completed' and not taken.is_surplus and taken.refunded_amount < taken.amount
        and not exists (select from disputes d where d.payment_id = taken.id and d.status <> 'won')) as payment
  from tower order by tower.height desc`);

CREATE TABLE "ledger_days" (
	"day" date NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"lines" integer NOT NULL,
	CONSTRAINT "ledger_days_account_currency_day_pk" PRIMARY KEY("account","currency","day")
);
--> statement-breakpoint
-- Whoever writes at this moment is waited for, and whoever comes later meets the new function below: no line is in neither.
lock table ledger_lines in share row exclusive mode;
--> statement-breakpoint
insert into ledger_days (day, account, currency, amount, lines)
select (n.happened_at at time zone 'UTC')::date, l.account, n.currency, sum(l.amount), count(*) from ledger_lines l join ledger_entries n on n.id = l.entry_id group by 1, 2, 3;
--> statement-breakpoint
-- As before (0013), and the days with the balances.
create or replace function ledger_balances_out() returns trigger language plpgsql security definer set search_path = public as $$
declare
  entry ledger_entries;
begin
  select * into entry from ledger_entries where id = new.entry_id;
  if (select sum(amount) from ledger_lines where entry_id = new.entry_id) <> 0 then
    raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'RL003';
  end if;
  -- At the commit too, so that the rows that everybody adds to are held for no longer than that.
  insert into ledger_balances (account, currency, amount) values (new.account, entry.currency, new.amount)
  on conflict (account, currency) do update set amount = ledger_balances.amount + excluded.amount;
  insert into ledger_days (day, account, currency, amount, lines) values ((entry.happened_at at time zone 'UTC')::date, new.account, entry.currency, new.amount, 1)
  on conflict (account, currency, day) do update set amount = ledger_days.amount + excluded.amount, lines = ledger_days.lines + 1;
  return null;
end $$;
--> statement-breakpoint
revoke insert, update, delete, truncate on ledger_days from app;

CREATE INDEX "chat_events_room_happened" ON "chat_events" USING btree ("room_id","happened_at");
--> statement-breakpoint
-- As before (0017), one commit after another: entries of one commit touch the accounts in an order of their own, and two that met in the middle would wait for each
-- other. Nothing is waited for while the turn is had but the accounts' rows, which whoever has it may take at once.
create or replace function ledger_balances_out() returns trigger language plpgsql security definer set search_path = public as $$
declare
  entry ledger_entries;
begin
  select * into entry from ledger_entries where id = new.entry_id;
  if (select sum(amount) from ledger_lines where entry_id = new.entry_id) <> 0 then
    raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'RL003';
  end if;
  -- At the commit too, so that the rows that everybody adds to are held for no longer than that.
  perform pg_advisory_xact_lock(hashtextextended('ledger:' || entry.currency, 0));
  insert into ledger_balances (account, currency, amount) values (new.account, entry.currency, new.amount)
  on conflict (account, currency) do update set amount = ledger_balances.amount + excluded.amount;
  insert into ledger_days (day, account, currency, amount, lines) values ((entry.happened_at at time zone 'UTC')::date, new.account, entry.currency, new.amount, 1)
  on conflict (account, currency, day) do update set amount = ledger_days.amount + excluded.amount, lines = ledger_days.lines + 1;
  return null;
end $$;

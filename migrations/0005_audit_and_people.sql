-- A dump carries the lines of the trail with the transaction ids of the server they were written on; the server it is restored to counts from
-- its own beginning. This is how far its ids are moved on, so that new lines come after the old ones. A constant in a function, which costs a line nothing; stable, so that plans that are kept notice its replacement.
create or replace function audit_xid_offset() returns bigint language sql stable as 'select 0::bigint';
--> statement-breakpoint
create or replace function audit_xid() returns xid8 language sql volatile as $$
  select (pg_current_xact_id()::text::bigint + audit_xid_offset())::text::xid8
$$;
--> statement-breakpoint
ALTER TABLE "audit_logs" ALTER COLUMN "xid" SET DEFAULT audit_xid();
--> statement-breakpoint
-- For the owner, after restoring a dump and before anything writes (migrating calls it): moves the ids on past the newest line. Answers by how much.
create or replace function audit_after_restore() returns bigint language plpgsql as $$
declare
  newest bigint := greatest(
    (select xid::text::bigint from audit_logs order by xid desc, id desc limit 1),
    (select last_xid::text::bigint from audit_seals order by id desc limit 1));
  current bigint := audit_xid()::text::bigint;
  missing bigint := coalesce(newest - current + 1, 0);
begin
  if missing <= 0 then return 0; end if;
  execute format('create or replace function audit_xid_offset() returns bigint language sql stable as %L',
    format('select %s::bigint', audit_xid_offset() + missing));
  return missing;
end $$;
--> statement-breakpoint
revoke execute on function audit_after_restore() from public;
--> statement-breakpoint
create or replace function audit_seal(batch integer, out sealed integer, out digest text) language plpgsql as $$
declare
  horizon xid8;
  last_seal audit_seals;
  upto record;
begin
  sealed := 0;
  perform pg_advisory_xact_lock(hashtext('audit_seals'));
  select * into last_seal from audit_seals order by id desc limit 1;
  horizon := (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + audit_xid_offset())::text::xid8;
  if last_seal.last_xid > horizon then
    raise exception 'transaction ids went backwards: this database was restored from a dump; its owner calls audit_after_restore(), as migrating does';
  end if;
  select b.xid, b.id into upto from (
    select a.xid, a.id from audit_logs a
    where (a.xid, a.id) > (coalesce(last_seal.last_xid, '0'::xid8), coalesce(last_seal.last_id, 0)) and a.xid < horizon
    order by a.xid, a.id limit batch) b
  order by b.xid desc, b.id desc limit 1;
  if not found then return; end if;
  insert into audit_seals as s (first_id, last_xid, last_id, row_count, previous_digest, digest)
    select d.first_id, upto.xid, upto.id, d.row_count, coalesce(last_seal.digest, ''), d.digest
    from audit_digest(coalesce(last_seal.last_xid, '0'::xid8), coalesce(last_seal.last_id, 0), upto.xid, upto.id, coalesce(last_seal.digest, '')) d
    returning s.row_count, s.digest into sealed, digest;
end $$;

--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree (searchable(full_name),"id");--> statement-breakpoint
CREATE INDEX "users_by_visit" ON "users" USING btree (coalesce(last_signed_in_at, '-infinity'::timestamptz),"id");
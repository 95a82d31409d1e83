create or replace function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;
--> statement-breakpoint
-- What a row hangs on where it has no id, or no course, of its own: links are filed under the person or the role that they change,
-- and what lies within a course under the course, so that its instructors can read its history.
create or replace function audit_place(table_name text, r jsonb, out entity_id bigint, out entity_uuid uuid, out course_id bigint)
language plpgsql stable security definer set search_path = public as $$
begin
  entity_id := (r->>'id')::bigint;
  entity_uuid := (r->>'uuid')::uuid;
  course_id := (r->>'course_id')::bigint;
  case table_name
    when 'courses' then course_id := entity_id;
    when 'user_roles' then
      entity_id := (r->>'user_id')::bigint;
      select u.uuid into entity_uuid from users u where u.id = audit_place.entity_id;
    when 'role_permissions' then
      entity_id := (r->>'role_id')::bigint;
      select o.uuid into entity_uuid from roles o where o.id = audit_place.entity_id;
    when 'content_items' then
      select l.course_id into course_id from lessons l where l.id = (r->>'lesson_id')::bigint;
    when 'quiz_questions', 'quiz_accommodations', 'quiz_attempts' then
      select q.course_id into course_id from quizzes q where q.id = (r->>'quiz_id')::bigint;
    when 'flashcards' then
      select d.course_id into course_id from flashcard_decks d where d.id = (r->>'deck_id')::bigint;
    else null;
  end case;
end $$;
--> statement-breakpoint
-- Row history. Actor, address, agent, request and verb come from set_config in the same transaction; without a verb the change is refused.
-- Arguments: the columns whose values are secrets, written as '[redacted]'.
create or replace function audit_row() returns trigger language plpgsql security definer set search_path = public as $$
declare
  verb text := nullif(current_setting('app.verb', true), '');
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  what text;
  secret text;
  changed_before jsonb;
  changed_after jsonb;
  place record;
begin
  if verb is null then
    raise exception 'a change to % names no verb', tg_table_name using errcode = 'RL002';
  end if;
  what := case
    when tg_op = 'INSERT' then 'created'
    when tg_op = 'DELETE' then 'deleted'
    when old_row->>'deleted_at' is null and new_row->>'deleted_at' is not null then 'deleted'
    when old_row->>'deleted_at' is not null and new_row->>'deleted_at' is null then 'restored'
    else 'updated' end;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value)
      into changed_before, changed_after
      from jsonb_each(old_row) o join jsonb_each(new_row) n using (key)
     where o.value is distinct from n.value and o.key not in ('updated_at', 'is_deleted', 'search_en', 'search_ar', 'last_signed_in_at')
       -- Autosaved answers are ticks; the ones that count are graded in the commit that sets a status.
       and not (tg_table_name = 'quiz_attempts' and o.key = 'responses');
    if changed_after is null then return null; end if;
  else
    changed_before := old_row - array['search_en', 'search_ar'];
    changed_after := new_row - array['search_en', 'search_ar'];
  end if;
  foreach secret in array coalesce(tg_argv, '{}') loop
    if changed_before ? secret then changed_before := jsonb_set(changed_before, array[secret], '"[redacted]"'); end if;
    if changed_after ? secret then changed_after := jsonb_set(changed_after, array[secret], '"[redacted]"'); end if;
  end loop;
  place := audit_place(tg_table_name, coalesce(new_row, old_row));
  insert into audit_logs (action, verb, request_id, actor_id, entity_type, entity_id, entity_uuid, course_id, before, after, address, agent)
  values (what, verb, coalesce(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.actor_id', true), '')::bigint, tg_table_name,
    place.entity_id, place.entity_uuid, place.course_id, changed_before, changed_after,
    nullif(current_setting('app.address', true), ''), nullif(current_setting('app.agent', true), ''));
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  t text;
begin
  for t in select table_name from information_schema.columns where table_schema = 'public' and column_name = 'updated_at' loop
    execute format('create trigger %I before update on %I for each row execute function touch_updated_at()', t || '_touch', t);
  end loop;
  foreach t in array array[
    'lookup_types', 'lookups', 'students', 'instructors', 'user_invitations', 'roles', 'role_permissions', 'user_roles',
    'media_files', 'categories', 'skills', 'courses', 'course_instructors', 'course_skills', 'course_prerequisites', 'sections', 'lessons',
    'content_items', 'materials', 'enrollments', 'quizzes', 'quiz_questions', 'quiz_accommodations', 'flashcard_decks', 'flashcards',
    'certificates', 'mail_unsubscriptions', 'system_settings'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row()', t || '_audit', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger users_audit after insert or update or delete on users for each row execute function audit_row('password_hash');
--> statement-breakpoint
create trigger quiz_attempts_audit after insert or update or delete on quiz_attempts for each row execute function audit_row('paper');
--> statement-breakpoint
-- A change of somebody's roles by somebody else ends the sessions opened under the old rights, in the same commit.
create or replace function end_sessions_on_change_of_rights() returns trigger language plpgsql security definer set search_path = public as $$
declare
  actor bigint := nullif(current_setting('app.actor_id', true), '')::bigint;
  person bigint := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
  if actor is not null and actor <> person then
    delete from user_sessions where user_id = person;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger user_roles_sessions after insert or delete on user_roles for each row execute function end_sessions_on_change_of_rights();
--> statement-breakpoint
-- Tamper evidence. Rows are sealed in the order of (xid, id) and only below the oldest running transaction: what lies there can grow no more,
-- whereas an id may still appear late, below one that is already there.
-- The digest of the rows in ("after", "upto"], chained to the one before; the text of a row names its columns, so that new columns change no old seal.
create or replace function audit_digest(
  after_xid xid8, after_id bigint, upto_xid xid8, upto_id bigint, previous text,
  out digest text, out row_count integer, out first_id bigint)
language sql stable parallel safe as $$
  select encode(sha256(convert_to(previous || coalesce(string_agg(r.digest, '' order by r.xid, r.id), ''), 'UTF8')), 'hex'),
    count(*)::integer, (array_agg(r.id order by r.xid, r.id))[1]
  from (
    select a.xid, a.id, encode(sha256(convert_to(jsonb_build_array(
      a.id, a.xid::text, extract(epoch from a.created_at), a.action, a.verb, a.request_id, a.actor_id, a.entity_type, a.entity_id,
      a.entity_uuid, a.course_id, a.before, a.after, a.address, a.agent, a.detail)::text, 'UTF8')), 'hex') as digest
    from audit_logs a
    where (a.xid, a.id) > (after_xid, after_id) and (a.xid, a.id) <= (upto_xid, upto_id)
  ) r
$$;
--> statement-breakpoint
-- Seals up to "batch" rows. Two at once take turns, so the second continues the first's chain. Answers how many rows, and the digest; none when all is sealed.
create or replace function audit_seal(batch integer, out sealed integer, out digest text) language plpgsql as $$
declare
  horizon xid8;
  last_seal audit_seals;
  upto record;
begin
  sealed := 0;
  perform pg_advisory_xact_lock(hashtext('audit_seals'));
  select * into last_seal from audit_seals order by id desc limit 1;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  if last_seal.last_xid > horizon then
    raise exception 'transaction ids went backwards: this database was restored from a dump, its audit chain must be started anew';
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
-- The Worker connects as "app": it owns nothing and cannot rewrite history.
do $$ begin
  if not exists (select from pg_roles where rolname = 'app') then create role app nologin; end if;
end $$;
--> statement-breakpoint
grant usage on schema public to app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to app;
--> statement-breakpoint
alter default privileges in schema public grant usage, select on sequences to app;
--> statement-breakpoint
revoke update, delete, truncate on audit_logs, audit_seals from app;

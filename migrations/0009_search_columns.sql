-- What PostgreSQL makes of other columns is no history of its own.
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
     where o.value is distinct from n.value and o.key not in ('updated_at', 'is_deleted', 'search_en', 'search_ar', 'search_titles', 'search_words', 'last_signed_in_at',
       -- Downloads have lines of their own in the trail: the counter beside them is no change of the row.
       'download_count')
       -- Autosaved answers are ticks; the ones that count are graded in the commit that sets a status.
       and not (tg_table_name = 'quiz_attempts' and o.key = 'responses');
    if changed_after is null then return null; end if;
  else
    changed_before := old_row - array['search_en', 'search_ar', 'search_titles', 'search_words'];
    changed_after := new_row - array['search_en', 'search_ar', 'search_titles', 'search_words'];
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
DROP INDEX "users_search";--> statement-breakpoint
DROP INDEX "courses_published";--> statement-breakpoint
DROP INDEX "courses_category_published";--> statement-breakpoint
DROP INDEX "courses_level_published";--> statement-breakpoint
DROP INDEX "courses_title_trgm";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search_words" text GENERATED ALWAYS AS (searchable(full_name || ' ' || coalesce(full_name_ar, '') || ' ' || email::text || ' ' || coalesce(username::text, ''))) STORED;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "search_titles" text GENERATED ALWAYS AS (searchable(coalesce(translations->'en'->>'title','') || ' ' || coalesce(translations->'ar'->>'title',''))) STORED;--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("search_words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "courses_published" ON "courses" USING btree ("published_at","id","pricing_model") WHERE status = 'published' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "courses_category_published" ON "courses" USING btree ("category_id","published_at","id","level","pricing_model") WHERE status = 'published' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "courses_level_published" ON "courses" USING btree ("level","published_at","id","pricing_model") WHERE status = 'published' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "courses_title_trgm" ON "courses" USING gin ("search_titles" gin_trgm_ops);
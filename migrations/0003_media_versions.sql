CREATE TABLE "media_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "media_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"media_file_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"storage_key" text NOT NULL,
	"filename" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"added_by" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "media_versions" ADD CONSTRAINT "media_versions_media_file_id_media_files_id_fk" FOREIGN KEY ("media_file_id") REFERENCES "public"."media_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_versions" ADD CONSTRAINT "media_versions_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "media_versions_number" ON "media_versions" USING btree ("media_file_id","version");--> statement-breakpoint
CREATE INDEX "media_versions_added_by" ON "media_versions" USING btree ("added_by");
--> statement-breakpoint
create trigger media_versions_audit after insert or update or delete on media_versions for each row execute function audit_row();
--> statement-breakpoint
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
     where o.value is distinct from n.value and o.key not in ('updated_at', 'is_deleted', 'search_en', 'search_ar', 'last_signed_in_at',
       -- Downloads have lines of their own in the trail: the counter beside them is no change of the row.
       'download_count')
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

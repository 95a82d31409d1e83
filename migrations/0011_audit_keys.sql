-- What the audit trail says of a person is encrypted under a key of that person (docs/decisions/0016).
create extension if not exists pgcrypto;
--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" bigint NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "audit_keys_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
-- Erasing deletes a key and names it by its person. Nobody but the functions below reads one.
revoke all on audit_keys from app;
--> statement-breakpoint
grant select (id, created_at, user_id), delete on audit_keys to app;
--> statement-breakpoint
-- The person's key, made when it is first needed.
create function audit_key(person bigint) returns audit_keys language plpgsql volatile as $$
declare
  own audit_keys;
begin
  select * into own from audit_keys k where k.user_id = person;
  if not found then
    insert into audit_keys (user_id, key) values (person, gen_random_bytes(64)) on conflict do nothing;
    -- The other's where two were made at once.
    select * into strict own from audit_keys k where k.user_id = person;
  end if;
  return own;
end $$;
--> statement-breakpoint
-- The authentication tag of AEAD_AES_256_CBC_HMAC_SHA_512 (RFC 7518, section 5.2.5).
create function audit_tag(key bytea, about bytea, iv_and_cipher bytea) returns bytea language sql immutable as $$
  select substring(hmac(about || iv_and_cipher || int8send(8 * length(about)), substring(key from 1 for 32), 'sha512') from 1 for 32)
$$;
--> statement-breakpoint
-- Text under a key, bound to what it is about: initialisation vector, ciphertext and tag, in base64.
create function audit_encrypt(key bytea, about text, plain text) returns text language plpgsql volatile as $$
declare
  iv bytea := gen_random_bytes(16);
  body bytea := iv || encrypt_iv(convert_to(plain, 'UTF8'), substring(key from 33), iv, 'aes-cbc/pad:pkcs');
begin
  return translate(encode(body || audit_tag(key, convert_to(about, 'UTF8'), body), 'base64'), E'\n', '');
end $$;
--> statement-breakpoint
-- Null for what was changed, or belongs elsewhere.
create function audit_decrypt(key bytea, about text, sealed text) returns text language plpgsql stable as $$
declare
  whole bytea := decode(sealed, 'base64');
  body bytea := substring(whole from 1 for greatest(length(whole) - 32, 0));
begin
  if length(body) < 32 or substring(whole from length(body) + 1) <> audit_tag(key, convert_to(about, 'UTF8'), body) then return null; end if;
  return convert_from(decrypt_iv(substring(body from 17), substring(key from 33), substring(body from 1 for 16), 'aes-cbc/pad:pkcs'), 'UTF8');
end $$;
--> statement-breakpoint
-- The values of a row's "hidden" columns as "hidden:<key's id>:<sealed>"; each is bound to its table, column and row. Null stays null.
create function audit_hide(person bigint, entity_type text, entity_id bigint, hidden text[], r jsonb) returns jsonb language plpgsql volatile as $$
declare
  own audit_keys;
begin
  if r is null or not exists (select from jsonb_each(r) o where o.key = any (hidden) and o.value <> 'null') then return r; end if;
  own := audit_key(person);
  return r || (
    select jsonb_object_agg(o.key, format('hidden:%s:%s', own.id, audit_encrypt(own.key, format('%s.%s#%s', entity_type, o.key, entity_id), o.value::text)))
    from jsonb_each(r) o where o.key = any (hidden) and o.value <> 'null');
end $$;
--> statement-breakpoint
-- Of the row "r" the values that go into the trail, by the arguments of its table's trigger: a column is a secret, written as "[redacted]";
-- "<column>:<columns>" hides what it lists under the key of the person whose id the first column holds.
create function audit_guard(arguments text[], entity_type text, entity_id bigint, r jsonb, changed jsonb) returns jsonb language plpgsql volatile as $$
declare
  argument text;
begin
  foreach argument in array coalesce(arguments, '{}') loop
    if argument like '%:%' then
      changed := audit_hide((r->>split_part(argument, ':', 1))::bigint, entity_type, entity_id, string_to_array(split_part(argument, ':', 2), ','), changed);
    elsif changed ? argument then
      changed := jsonb_set(changed, array[argument], '"[redacted]"');
    end if;
  end loop;
  return changed;
end $$;
--> statement-breakpoint
-- The row as it was written: "[erased]" where the person's key is gone, "[unreadable]" for a value that was moved or changed.
create function audit_open(entity_type text, entity_id bigint, r jsonb) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if r is null or position('"hidden:' in r::text) = 0 then return r; end if;
  return r || coalesce((
    select jsonb_object_agg(h.column_name, case when k.key is null then '"[erased]"'
      else coalesce(audit_decrypt(k.key, format('%s.%s#%s', entity_type, h.column_name, entity_id), h.form[2])::jsonb, '"[unreadable]"') end)
    from (select o.key as column_name, regexp_match(o.value #>> '{}', '^hidden:([0-9]{1,18}):([A-Za-z0-9+/]+=*)$') as form from jsonb_each(r) o
      where jsonb_typeof(o.value) = 'string') h
    left join audit_keys k on k.id = h.form[1]::bigint
    where h.form is not null), '{}');
end $$;
--> statement-breakpoint
-- Functions are everybody's unless taken away; opening is what the app is given.
revoke execute on function audit_key(bigint), audit_tag(bytea, bytea, bytea), audit_encrypt(bytea, text, text), audit_decrypt(bytea, text, text),
  audit_hide(bigint, text, bigint, text[], jsonb),
  audit_guard(text[], text, bigint, jsonb, jsonb), audit_open(text, bigint, jsonb) from public;
--> statement-breakpoint
grant execute on function audit_open(text, bigint, jsonb) to app;
--> statement-breakpoint
-- As before, but for audit_guard().
create or replace function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  verb text := nullif(current_setting('app.verb', true), '');
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  what text;
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
  place := audit_place(tg_table_name, coalesce(new_row, old_row));
  changed_before := audit_guard(tg_argv, tg_table_name, place.entity_id, old_row, changed_before);
  changed_after := audit_guard(tg_argv, tg_table_name, place.entity_id, new_row, changed_after);
  insert into audit_logs (action, verb, request_id, actor_id, entity_type, entity_id, entity_uuid, course_id, before, after, address, agent)
  values (what, verb, coalesce(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.actor_id', true), '')::bigint, tg_table_name,
    place.entity_id, place.entity_uuid, place.course_id, changed_before, changed_after,
    nullif(current_setting('app.address', true), ''), nullif(current_setting('app.agent', true), ''));
  return null;
end $$;
--> statement-breakpoint
-- Whose a value is, where a row names several people: the person's it describes or, of what somebody wrote or sent, the author's. Words of
-- others, and names that belong to nobody in the row, stay in their table alone.
create or replace trigger users_audit after insert or update or delete on users for each row execute function audit_row('password_hash', 'id:email,username,full_name,full_name_ar,status_reason');
--> statement-breakpoint
create or replace trigger students_audit after insert or update or delete on students for each row execute function audit_row('user_id:headline,about,city,country_code,links');
--> statement-breakpoint
create or replace trigger instructors_audit after insert or update or delete on instructors for each row execute function audit_row('user_id:translations');
--> statement-breakpoint
create or replace trigger certificates_audit after insert or update or delete on certificates for each row execute function audit_row('instructor_name', 'user_id:recipient_name,recipient_name_ar,revoked_reason');
--> statement-breakpoint
create or replace trigger quiz_attempts_audit after insert or update or delete on quiz_attempts for each row execute function audit_row('paper', 'user_id:responses');
--> statement-breakpoint
create or replace trigger media_files_audit after insert or update or delete on media_files for each row execute function audit_row('owner_id:filename');
--> statement-breakpoint
create or replace trigger media_versions_audit after insert or update or delete on media_versions for each row execute function audit_row('added_by:filename');
--> statement-breakpoint
create or replace trigger chat_reports_audit after insert or update or delete on chat_reports for each row execute function audit_row('messages', 'reporter_id:note');
--> statement-breakpoint
create or replace trigger push_subscriptions_audit after insert or update or delete on push_subscriptions for each row execute function audit_row('endpoint', 'p256dh', 'auth', 'user_id:agent');
--> statement-breakpoint
create or replace trigger dead_letters_audit after update on dead_letters for each row execute function audit_row('last_error');

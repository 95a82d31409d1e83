-- What Drizzle has no word for and the tables stand on: extensions, text folding, refusals.
create extension if not exists citext;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
-- unaccent() is only stable; generated columns and indexes ask for immutable. The dictionary is named, so it is.
create or replace function immutable_unaccent(input text) returns text
language sql immutable parallel safe strict
as $$ select public.unaccent('public.unaccent', input) $$;
--> statement-breakpoint
-- Arabic as people type it: no tashkeel or tatweel, one alef, one ya, one ta.
create or replace function fold_arabic(input text) returns text
language sql immutable parallel safe strict
as $$ select translate(regexp_replace(input, '[\u064B-\u065F\u0670\u0640]', '', 'g'), 'أإآٱىةؤئ', 'اااايهوي') $$;
--> statement-breakpoint
create or replace function searchable(input text) returns text
language sql immutable parallel safe strict
as $$ select lower(public.immutable_unaccent(public.fold_arabic(input))) $$;
--> statement-breakpoint
-- A refusal inside a batch: aborts the whole transaction with a domain error's code as its message.
create or replace function refuse_unless(holds boolean, code text) returns boolean
language plpgsql volatile
as $$
begin
  if holds is not true then
    raise exception using errcode = 'RL001', message = code;
  end if;
  return true;
end $$;
--> statement-breakpoint
create or replace function multirange_seconds(watched int4multirange) returns integer
language sql immutable parallel safe strict
as $$ select coalesce(sum(upper(r) - lower(r)), 0)::integer from unnest(watched) as r $$;

-- A refusal that says more than its code: what is missing, until when. The parameters arrive as the error's detail.
create or replace function refuse_unless(holds boolean, code text, params jsonb) returns boolean
language plpgsql volatile
as $$
begin
  if holds is not true then
    raise exception using errcode = 'RL001', message = code, detail = params::text;
  end if;
  return true;
end $$;
--> statement-breakpoint
CREATE INDEX "users_deleted" ON "users" USING btree ("id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "certificates_revoked" ON "certificates" USING btree ("id") WHERE revoked_at is not null;--> statement-breakpoint
CREATE INDEX "media_files_kind" ON "media_files" USING btree ("kind","id") WHERE deleted_at is null;
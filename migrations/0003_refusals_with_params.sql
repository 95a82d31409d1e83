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

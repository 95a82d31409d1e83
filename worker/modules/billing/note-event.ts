import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";
import { NoteEvent } from "./inputs";

export const noteEvent = command({
  name: "gatewayEvents.note",
  summary:
    "Keeps what a gateway called about, once, and has the payment looked at. Kinds that we know nothing of are kept and that is all.",
  may: systemOnly,
  input: NoteEvent,
  output: v.object({}),
  errors: [],
  async run(ctx, { gateway, id, kind, reference, isAwaited }) {
    const called: Message[] =
      reference === null || isAwaited ? [] : [{ kind: "payment.called", payload: { gateway, reference, kept: true } }];
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into gateway_events (gateway, event_id, kind, reference, created_at, processed_at)
          values (${gateway}, ${id}, ${kind}, ${reference}, ${ctx.now.toISOString()}::timestamptz,
            ${reference === null ? ctx.now.toISOString() : null}::timestamptz)
          on conflict (gateway, event_id) do nothing`),
      ],
      events: called,
    });
    return {};
  },
});

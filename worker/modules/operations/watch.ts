import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { DomainError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { command, systemOnly } from "../../kernel/verb";
import { writeAlertMail } from "../notifications";
import { selectState } from "./facts";
import { Keepers, selectKeepers } from "./keepers";
import { judge, watchedRules } from "./rules";
import { type AlertRule, alerts } from "./schema";

type Context = CommandContext<"conflict" | "unavailable">;
type KeeperList = v.InferOutput<typeof Keepers>;

/** Remembered outside PostgreSQL, for when it is away: since when, whether it was told, and whom to tell. */
const awayNote = "alerts:database-away";
const keepersNote = "alerts:keepers";
const Away = v.object({ uuid: v.string(), since: v.string(), told: v.boolean() });

/** How long PostgreSQL must be away before anybody is woken: a restart is none of their business. */
const awayMs = 60_000;

/** An alert fires once and stays open until its rule holds again; both are told to those who look after the platform, in their language. */
export const watchPlatform = command({
  name: "platform.watch",
  summary: "Judges the alert rules: fires what is broken, resolves what holds again.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ fired: v.array(v.string()), resolved: v.array(v.string()) }),
  errors: ["conflict"],
  async run(ctx) {
    const known = await look(ctx);
    if (!known) return { fired: await tellThatItIsAway(ctx), resolved: [] };
    const { state, open, keepers } = known;
    await remember(ctx, keepersNote, keepers);
    const figures = await ctx.ports.figures.read(10, ctx.now);
    const fired: string[] = [];
    const resolved: string[] = await tellThatItIsBack(ctx, keepers);
    for (const rule of watchedRules) {
      const figure = judge[rule]({ ...state, windows: figures?.windows ?? null });
      const alert = open.find((one) => one.rule === rule);
      if (typeof figure === "number" && !alert) {
        await fire(ctx, { uuid: newUuid(), rule, figure, firedAt: ctx.now }, keepers);
        fired.push(rule);
      } else if (figure === null && alert) {
        await resolve(ctx, alert.uuid, keepers);
        resolved.push(rule);
      }
    }
    return { fired, resolved };
  },
});

/** Null where PostgreSQL does not answer. */
async function look(ctx: Context) {
  try {
    const [[state], open, keepers] = await ctx.read((q) => [
      selectState(q, ctx.now),
      q.select({ uuid: alerts.uuid, rule: alerts.rule }).from(alerts).where(isNull(alerts.resolvedAt)),
      selectKeepers(q),
    ]);
    return state ? { state, open, keepers } : null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "unavailable") return null;
    throw error;
  }
}

// One commit an alert: each is a fact of its own, and one that another timer has told already holds up no other.
async function fire(
  ctx: Context,
  alert: { uuid: string; rule: AlertRule; figure: number; firedAt: Date; resolvedAt?: Date },
  keepers: KeeperList,
  kind: "mail.alert_fired" | "mail.alert_resolved" = "mail.alert_fired",
) {
  await ctx.commit({
    statements: (w) => [w.insert(alerts).values(alert)],
    events: mails(kind, alert.uuid, keepers),
    constraints: { alerts_open: "conflict", alerts_uuid_unique: "conflict" },
  });
}

async function resolve(ctx: Context, uuid: string, keepers: KeeperList) {
  await ctx.commit({
    statements: (w) => [
      insist(
        w,
        w
          .update(alerts)
          .set({ resolvedAt: ctx.now })
          .where(and(eq(alerts.uuid, uuid), isNull(alerts.resolvedAt)))
          .returning({ id: alerts.id }),
        "conflict",
      ),
    ],
    events: mails("mail.alert_resolved", uuid, keepers),
  });
}

const mails = (kind: "mail.alert_fired" | "mail.alert_resolved", alertUuid: string, keepers: KeeperList) =>
  keepers.map(({ uuid }) => ({ kind, payload: { userUuid: uuid, alertUuid } }) satisfies Message);

/** Nothing can be stored and no message left: whoever was there when it last answered gets a mail straight away, once. */
async function tellThatItIsAway(ctx: Context): Promise<string[]> {
  const note = v.safeParse(Away, await ctx.ports.notes.get(awayNote));
  if (!note.success) {
    await ctx.ports.notes.put(awayNote, { uuid: newUuid(), since: ctx.now.toISOString(), told: false });
    return [];
  }
  const { uuid, since, told } = note.output;
  if (told || ctx.now.getTime() - Date.parse(since) < awayMs) return [];
  const keepers = v.safeParse(Keepers, await ctx.ports.notes.get(keepersNote));
  for (const keeper of keepers.success ? keepers.output : []) {
    const facts = { rule: "database_away", figure: 0, firedAt: since, resolvedAt: null } as const;
    await ctx.ports.mailer.send(await writeAlertMail(ctx, `${uuid}.${keeper.uuid}`, keeper, facts));
  }
  await ctx.ports.notes.put(awayNote, { uuid, since, told: true });
  return ["database_away"];
}

/** The outage becomes a row like any other, from its beginning to now. One that nobody was told of is forgotten. */
async function tellThatItIsBack(ctx: Context, keepers: KeeperList): Promise<string[]> {
  const note = v.safeParse(Away, await ctx.ports.notes.get(awayNote));
  if (!note.success) return [];
  const { uuid, since, told } = note.output;
  if (told) {
    const minutes = Math.round((ctx.now.getTime() - Date.parse(since)) / 60_000);
    const outage = {
      uuid,
      rule: "database_away",
      figure: minutes,
      firedAt: new Date(since),
      resolvedAt: ctx.now,
    } as const;
    await fire(ctx, outage, keepers, "mail.alert_resolved");
  }
  await ctx.ports.notes.delete(awayNote);
  return told ? ["database_away"] : [];
}

/** KV is read often and written seldom. */
async function remember(ctx: Context, name: string, value: unknown) {
  if (JSON.stringify(await ctx.ports.notes.get(name)) !== JSON.stringify(value)) await ctx.ports.notes.put(name, value);
}

import { SELF } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { settingsOf } from "../../../worker/env";
import { connect } from "../../../worker/kernel/database";
import { newUuid, randomToken, sha256Hex } from "../../../worker/kernel/ids";
import { env } from "./room";

export const settings = settingsOf(env);
export const database = connect(settings.DATABASE_URL, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });
export const origin = "http://localhost:8787";

export const rowsOf = async <T extends object>(query: ReturnType<typeof sql>): Promise<T[]> => {
  const [{ rows }] = await database.write((w) => [w.execute<T & Record<string, unknown>>(query)]);
  return rows;
};

/** A student with a session, and a course at 499 rupees, straight into the tables; then an order and its payment, by the API. */
export async function openedPayment() {
  const token = randomToken();
  const hash = await sha256Hex(token);
  const email = `buyer.${newUuid().slice(-12)}@demo.recruitlms.test`;
  const courseUuid = newUuid();
  await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute(sql`with person as (
        insert into users (email, full_name, user_type, status, email_verified_at)
        values (${email}, 'Demo Learner', 'student', 'active', now()) returning id),
      profile as (insert into students (user_id) select id from person),
      course as (
        insert into courses (uuid, slug, created_by_id, translations, status, pricing_model, price)
        select ${courseUuid}::uuid, ${courseUuid}, id, '{"en":{"title":"Demo course"},"ar":{"title":"دورة تجريبية"}}', 'published', 'one_time',
          '{"INR":49900}' from person)
      insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
      select ${hash}, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from person`),
  ]);
  const call = async <T>(path: string, body: object): Promise<T> => {
    const response = await SELF.fetch(`${origin}/api/v1${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json<T>();
  };
  const asked = {
    kind: "course_purchase",
    uuid: courseUuid,
    currency: "INR",
    countryCode: "AE",
    expectedTotal: 49_900,
  };
  const { orderUuid } = await call<{ orderUuid: string }>("/orders", asked);
  const { payUrl } = await call<{ payUrl: string }>(`/orders/${orderUuid}/payments`, {});
  return { courseUuid, orderUuid, payUrl, reference: payUrl.slice(payUrl.lastIndexOf("/") + 1) };
}

/** What a browser sends of a form. */
export const submit = (path: string, form: Record<string, string>, from = origin) =>
  SELF.fetch(`${origin}${path}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(form),
    headers: { origin: from },
  });

interface Books {
  order: string;
  payment: string;
  refunded: number;
  granted: number;
  entries: string[];
  balance: number;
  events: number;
}

/** What our books say of an order. */
export async function booksOf(orderUuid: string): Promise<Books> {
  const [books] = await rowsOf<Books>(sql`
    select o.status as order, p.status as payment, p.refunded_amount::int as refunded,
      (select count(*)::int from enrollments e join order_lines l on l.course_id = e.course_id where l.order_id = o.id and e.user_id = o.user_id
        and e.status in ('in_progress', 'completed')) as granted,
      array(select split_part(n.key, ':', 1) from ledger_entries n where n.order_id = o.id order by n.happened_at, n.id) as entries,
      (select coalesce(sum(l.amount), 0)::int from ledger_lines l join ledger_entries n on n.id = l.entry_id where n.order_id = o.id) as balance,
      (select count(*)::int from gateway_events v where v.reference = p.reference) as events
    from orders o join payments p on p.order_id = o.id where o.uuid = ${orderUuid}::uuid`);
  if (!books) throw new Error(`No order ${orderUuid}`);
  return books;
}

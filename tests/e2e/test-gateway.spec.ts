import { randomToken, sha256Hex } from "../../worker/kernel/ids";
import { rowsOf } from "./support/database";
import { createLearner } from "./support/learner";
import { expect, test } from "./support/test";

/** An order of a student of its own for a course that costs something, opened at the gateway. */
async function openedPayment(url: string, locale: "en" | "ar") {
  const learner = await createLearner({ locale });
  const token = randomToken();
  await rowsOf(
    `insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
     values ($1, gen_random_uuid()::text, $2, now() + interval '1 day', now() + interval '2 days')`,
    [await sha256Hex(token), learner.id],
  );
  const [course] = await rowsOf<{ uuid: string; price: number }>(
    `select uuid, (price->>'INR')::int as price from courses
     where pricing_model = 'one_time' and status = 'published' and deleted_at is null and price ? 'INR' order by id limit 1`,
  );
  if (!course) throw new Error("No course of the demo costs anything");
  const post = async <T>(path: string, body: object): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const asked = { kind: "course_purchase", uuid: course.uuid, currency: "INR", countryCode: "AE" };
  const { orderUuid } = await post<{ orderUuid: string }>("/orders", { ...asked, expectedTotal: course.price });
  const { payUrl } = await post<{ payUrl: string }>(`/orders/${orderUuid}/payments`, {});
  return { orderUuid, payUrl };
}

const statusesOf = async (orderUuid: string) => {
  const [row] = await rowsOf<{ order: string; payment: string }>(
    `select o.status as "order", p.status as payment from orders o join payments p on p.order_id = o.id where o.uuid = $1`,
    [orderUuid],
  );
  return row;
};

test.describe("the test gateway with scripts off", () => {
  // Where the buyer comes back to is the shop's, and may ask who they are first.
  test.use({ javaScriptEnabled: false, allowed: [/404/] });

  for (const { locale, use, pay, approve, paid, declined } of [
    {
      ...{ locale: "en" as const, use: "Use: ", pay: "Pay ₹", approve: "Yes, it is me" },
      ...{ paid: "This payment is made", declined: "The bank declined this card." },
    },
    {
      ...{ locale: "ar" as const, use: "استخدم: ", pay: "ادفع", approve: "نعم، أنا من يدفع" },
      ...{ paid: "تم هذا الدفع", declined: "رفض البنك هذه البطاقة" },
    },
  ])
    test(`PAY-7 a card is declined, another asks for a second step, and the order is paid by the webhook (${locale})`, async ({
      page,
      baseURL,
    }) => {
      const { orderUuid, payUrl } = await openedPayment(baseURL ?? "", locale);
      await page.goto(`${payUrl}?locale=${locale}`);
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      const cards = page.getByRole("link", { name: use });
      await cards.nth(1).click();
      await page.getByRole("button", { name: pay }).click();
      await expect(page.getByRole("alert")).toContainText(declined);
      await cards.nth(2).click();
      await page.getByRole("button", { name: pay }).click();
      await page.getByRole("button", { name: approve }).click();
      await expect(page).toHaveURL(/checkout(\/|%2F)orders/);
      await expect
        .poll(() => statusesOf(orderUuid), { timeout: 30_000 })
        .toEqual({ order: "paid", payment: "completed" });
      await page.goto(`${payUrl}?locale=${locale}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(paid);
    });
});

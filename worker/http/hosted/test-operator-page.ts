import { html } from "hono/html";
import type { Locale } from "../../kernel/columns";
import { deliveryWays, type TestBooks } from "../../platform/gateways/test-payment";
import { formatMoney } from "../../words/format";
import type { Html, Say } from "./layout";
import { noMoney } from "./test-pay-page";

/** What a provider and a bank do after the payment, by hand. */
export function operatorPage(books: TestBooks, say: Say, locale: Locale): { title: string; body: Html } {
  const title = say("operator_title");
  const { payment } = books;
  const money = (amount: number) => formatMoney(amount, payment.currency, locale);
  const act = (value: string, label: string) =>
    html`<form method="post" action="?locale=${locale}"><button type="submit" name="act" value="${value}">${label}</button></form>`;
  const body = html`
${noMoney(say)}
<h1>${title}</h1>
<p class="muted">${say("operator_text")} <a href="/test-gateway/${payment.reference}?locale=${locale}">${say("to_buyer")}</a></p>
<section class="card">
<dl>
<dt>${say("status")}</dt><dd>${say(`status_${payment.status}`)}</dd>
<dt>${say("for_what")}</dt><dd><bdi>${payment.description}</bdi></dd>
<dt>${say("to_pay")}</dt><dd>${money(payment.amount)}</dd>
<dt>${say("reference")}</dt><dd><span class="code">${payment.reference}</span></dd>
</dl>
</section>
${payment.status === "paid" ? html`${refundSection(books, say, locale, money)}${disputeSection(books, say, money, act)}` : ""}
${webhookSection(books, say, locale, act)}`;
  return { title, body };
}

function refundSection({ payment }: TestBooks, say: Say, locale: Locale, money: (amount: number) => string): Html {
  const gone = payment.refunds.filter(({ status }) => status !== "failed");
  const left = gone.reduce((sum, { amount }) => sum - amount, payment.amount);
  return html`
<section class="card" aria-labelledby="refunds">
<h2 id="refunds">${say("refunds")}</h2>
${listOf(payment.refunds.map((one) => [money(one.amount), say(`refund_${one.status}`)]))}
<form method="post" action="?locale=${locale}">
<label>${say("refund_amount")}<input name="amount" type="number" min="1" step="1" required value="${Math.max(1, left)}" aria-describedby="refund-hint"></label>
<p class="muted" id="refund-hint">${say("refund_hint", { amount: money(payment.amount), minor: payment.amount })}</p>
<button type="submit" name="act" value="refund">${say("refund_send")}</button>
</form>
</section>`;
}

function disputeSection(
  { payment }: TestBooks,
  say: Say,
  money: (amount: number) => string,
  act: (value: string, label: string) => Html,
): Html {
  const isOpen = payment.disputes.some(({ status }) => status === "open");
  return html`
<section class="card" aria-labelledby="disputes">
<h2 id="disputes">${say("disputes")}</h2>
${listOf(payment.disputes.map((one) => [money(one.amount), say(`dispute_is_${one.status}`)]))}
<div class="row">${isOpen ? html`${act("won", say("dispute_won"))}${act("lost", say("dispute_lost"))}` : act("dispute", say("dispute_open"))}</div>
</section>`;
}

function webhookSection(
  { delivery, events, due }: TestBooks,
  say: Say,
  locale: Locale,
  act: (value: string, label: string) => Html,
): Html {
  return html`
<section class="card" aria-labelledby="webhooks">
<h2 id="webhooks">${say("webhooks")}</h2>
<p>${say("webhooks_told", { count: events.length })} ${say("webhooks_due", { count: due.length })}</p>
<form method="post" action="?locale=${locale}">
<label>${say("way")}<select name="way">${deliveryWays.map(
    (way) => html`<option value="${way}"${way === delivery.way ? html` selected` : ""}>${say(`way_${way}`)}</option>`,
  )}</select></label>
<label>${say("seconds")}<input name="seconds" type="number" min="0" max="86400" step="1" required value="${delivery.seconds}"></label>
<button type="submit" name="act" value="deliver">${say("way_save")}</button>
</form>
${act("again", say("send_again"))}
</section>`;
}

const listOf = (rows: readonly (readonly [string, string])[]): Html | string =>
  rows.length === 0
    ? ""
    : html`<ul>${rows.map(([what, how]) => html`<li><span>${what}</span><span>${how}</span></li>`)}</ul>`;

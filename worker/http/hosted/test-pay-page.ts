import { html } from "hono/html";
import type { Locale } from "../../kernel/columns";
import { type TestBooks, type TestCard, testCards } from "../../platform/gateways/test-payment";
import { formatMoney } from "../../words/format";
import type { Html, Say } from "./layout";

/** What the page says of the last try. */
export const tolds = ["declined", "refused", "unknown_card"] as const;
export type Told = (typeof tolds)[number];

interface Asked {
  locale: Locale;
  say: Say;
  told: Told | null;
  /** The number that was chosen from the list. */
  card: string;
}

const spaced = (number: string) => number.replaceAll(/(\d{4})(?=\d)/g, "$1 ");
const amountOf = ({ payment }: TestBooks, locale: Locale) => formatMoney(payment.amount, payment.currency, locale);

export function payPage(books: TestBooks, asked: Asked): { title: string; body: Html } {
  const { say, locale } = asked;
  const { status, last4 } = books.payment;
  const amount = amountOf(books, locale);
  if (status === "second_step") return stepPage(say, locale, amount, last4 ?? "");
  if (status === "paid")
    return closedPage(books, say, { title: say("paid_title"), text: say("paid_text", { amount }) });
  if (status === "cancelled")
    return closedPage(books, say, { title: say("cancelled_title"), text: say("cancelled_text") });
  return cardPage(books, asked, amount);
}

function cardPage({ payment }: TestBooks, { say, locale, told, card }: Asked, amount: string) {
  const title = say("pay_title", { amount });
  const isWrong = told === "unknown_card";
  const body = html`
${noMoney(say)}
<h1>${title}</h1>
${told ? html`<p class="note bad" role="alert" id="told">${say(`told_${told}`)}</p>` : ""}
<section class="card">
<dl>
<dt>${say("for_what")}</dt><dd><bdi>${payment.description}</bdi></dd>
<dt>${say("to_pay")}</dt><dd>${amount}</dd>
<dt>${say("reference")}</dt><dd><span class="code">${payment.reference}</span></dd>
</dl>
<form method="post" action="?locale=${locale}">
<label>${say("card_number")}<input type="text" name="card" value="${spaced(card)}" dir="ltr" inputmode="numeric" autocomplete="off" required maxlength="23" aria-describedby="hint${isWrong ? " told" : ""}"${isWrong ? html` aria-invalid="true"` : ""}></label>
<p class="muted" id="hint">${say("card_hint")}</p>
<button type="submit" class="main" name="act" value="pay">${say("pay", { amount })}</button>
</form>
<form method="post" action="?locale=${locale}"><button type="submit" name="act" value="cancel">${say("cancel")}</button></form>
</section>
<section class="card" aria-labelledby="cards">
<h2 id="cards">${say("cards")}</h2>
<ul>${(Object.keys(testCards) as TestCard[]).map(
    (name) => html`
<li><span><span class="code">${spaced(testCards[name])}</span><br><span class="muted">${say(name)}</span></span><a href="?locale=${locale}&amp;card=${testCards[name]}" aria-label="${say("use")}: ${say(name)}">${say("use")}</a></li>`,
  )}</ul>
</section>`;
  return { title, body };
}

function stepPage(say: Say, locale: Locale, amount: string, last4: string) {
  const title = say("step_title");
  const body = html`
${noMoney(say)}
<section class="card">
<h1>${title}</h1>
<p>${say("step_text", { amount, last4 })}</p>
<form method="post" action="?locale=${locale}">
<button type="submit" class="main" name="act" value="approve">${say("approve")}</button>
<button type="submit" name="act" value="refuse">${say("refuse")}</button>
</form>
</section>`;
  return { title, body };
}

function closedPage({ payment }: TestBooks, say: Say, { title, text }: { title: string; text: string }) {
  const body = html`
${noMoney(say)}
<section class="card">
<h1>${title}</h1>
<p>${text}</p>
<p><a href="${payment.returnUrl}">${say("go_back")}</a></p>
</section>`;
  return { title, body };
}

export const noMoney = (say: Say): Html =>
  html`<p class="note"><strong>${say("no_money")}</strong> ${say("no_money_more")}</p>`;

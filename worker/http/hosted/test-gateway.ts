import type { Context } from "hono";
import { html } from "hono/html";
import * as v from "valibot";
import type { App } from "../../app";
import { DomainError } from "../../kernel/errors";
import { isTestReference, testBooks } from "../../platform/gateways/test-gateway";
import { deliveryWays, type TestBooks, testCards } from "../../platform/gateways/test-payment";
import { formRequest } from "../bodies";
import { limitedByAddress } from "../rate-limits";
import { originRefused } from "../security";
import { hostedPage, localeOf, sayIn } from "./layout";
import { operatorPage } from "./test-operator-page";
import { payPage, type Told, tolds } from "./test-pay-page";

type Stub = ReturnType<typeof testBooks>;

const Act = v.variant("act", [
  v.object({ act: v.literal("pay"), card: v.pipe(v.string(), v.maxLength(60)) }),
  v.object({ act: v.picklist(["cancel", "approve", "refuse"]) }),
]);
const digits = (most: number) => v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number), v.maxValue(most));
const OperatorAct = v.variant("act", [
  v.object({ act: v.literal("refund"), amount: v.pipe(digits(2_000_000_000), v.minValue(1)) }),
  v.object({ act: v.literal("deliver"), way: v.picklist(deliveryWays), seconds: digits(86_400) }),
  v.object({ act: v.picklist(["dispute", "won", "lost", "again"]) }),
]);

/** The page of the buyer: its forms work without scripts, and each leads on to a page of its own, so that nothing is sent twice. */
export async function testPayment(c: Context<App>): Promise<Response> {
  const { stub, books, locale } = await open(c);
  const say = sayIn(locale);
  if (!books) return nobody(c);
  if (c.req.method !== "POST") {
    const told = tolds.find((one) => one === c.req.query("told")) ?? null;
    const card = Object.values(testCards).find((number) => number === c.req.query("card")) ?? "";
    const { title, body } = payPage(books, { locale, say, told, card });
    const { settings } = c.var.inside;
    const operator = html`<a href="/test-gateway/${books.payment.reference}/operator?locale=${locale}">${say("operator")}</a>`;
    const footer = settings.ENVIRONMENT === "local" ? { footer: operator } : {};
    return hostedPage(c, { locale, title, body, name: say("test_gateway"), ...footer });
  }
  const told = await act(stub, await formOf(c, Act));
  const page = `/test-gateway/${books.payment.reference}?locale=${locale}`;
  return c.redirect(told === "back" ? books.payment.returnUrl : told === "step" ? page : `${page}&told=${told}`, 303);
}

async function act(stub: Stub, form: v.InferOutput<typeof Act>): Promise<"back" | "step" | Told> {
  if (form.act === "pay") {
    const outcome = await stub.pay(form.card);
    if (outcome === "declined" || outcome === "unknown_card") return outcome;
    return outcome === "second_step" ? "step" : "back";
  }
  if (form.act === "cancel") await stub.cancel();
  else await stub.confirm(form.act === "approve");
  return form.act === "refuse" ? "refused" : "back";
}

/** What a provider does behind the buyer's back; on a developer's machine alone. */
export async function testOperator(c: Context<App>): Promise<Response> {
  if (c.var.inside.settings.ENVIRONMENT !== "local") throw new DomainError("not_found");
  const { stub, books, locale } = await open(c);
  if (!books) return nobody(c);
  if (c.req.method === "POST") {
    await operate(stub, await formOf(c, OperatorAct));
    return c.redirect(`/test-gateway/${books.payment.reference}/operator?locale=${locale}`, 303);
  }
  const say = sayIn(locale);
  return hostedPage(c, { locale, ...operatorPage(books, say, locale), name: say("test_gateway") });
}

async function operate(stub: Stub, form: v.InferOutput<typeof OperatorAct>): Promise<void> {
  switch (form.act) {
    case "refund":
      await stub.refund(null, form.amount);
      return;
    case "deliver":
      return stub.deliverBy({ way: form.way, seconds: form.seconds });
    case "dispute":
      await stub.dispute();
      return;
    case "again":
      return stub.sendAgain();
    default:
      await stub.closeDispute(form.act);
  }
}

async function open(c: Context<App>) {
  const { inside, caller } = c.var;
  const reference = c.req.param("reference") ?? "";
  if (!inside.ports.gateways.some(({ name }) => name === "test") || !isTestReference(reference))
    throw new DomainError("not_found");
  if (c.req.method === "POST" && originRefused(c.req.raw, inside.tenant.origin)) throw new DomainError("wrong_origin");
  await limitedByAddress(c.env, inside, caller.address, c.req.method === "POST" ? "write" : "read");
  const stub = testBooks(c.env, inside.tenant.key, reference);
  const books: TestBooks | null = await stub.look();
  return { stub, books, locale: localeOf(c, books?.locale ?? "en") };
}

async function formOf<S extends v.GenericSchema>(c: Context<App>, schema: S): Promise<v.InferOutput<S>> {
  const form = await (await formRequest(c.req.raw)).formData();
  const read = v.safeParse(schema, Object.fromEntries(form));
  if (!read.success) throw new DomainError("invalid_input");
  return read.output;
}

function nobody(c: Context<App>): Promise<Response> {
  const locale = localeOf(c, "en");
  const say = sayIn(locale);
  const title = say("not_found_title");
  const body = html`<section class="card"><h1>${title}</h1><p>${say("not_found_text")}</p></section>`;
  return hostedPage(c, { locale, title, body, status: 404, name: say("test_gateway") });
}

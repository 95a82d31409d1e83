import type { Locale } from "../../kernel/columns";
import type { QueryContext } from "../../kernel/context";
import type { Mail } from "../../kernel/ports";
import { type AccountLink, accountLinkToken, type LinkPurpose } from "../accounts";
import type { MailFacts } from "./addressing";
import { asMailCategory, type MailMessage, typeOfMail, type Unsubscribable } from "./mail-kinds";
import * as account from "./templates/account";
import { invoice } from "./templates/billing";
import { layOut } from "./templates/layout";
import * as learning from "./templates/learning";
import type { Correspondence, Letter } from "./templates/letter";
import { digest, notice } from "./templates/notice";
import { type AlertFacts, alert } from "./templates/operations";
import { typeOf } from "./types";
import { unsubscribeToken } from "./unsubscribe-token";

export interface Recipient {
  uuid: string;
  email: string;
  fullName: string;
  fullNameAr: string | null;
  locale: Locale;
  timeZone: string;
  /** Whether somebody has shown that the address is theirs. */
  isProven: boolean;
  facts: MailFacts | null;
}

type Writing = Pick<QueryContext, "ports" | "tenant" | "now">;

/** The mail itself, in the recipient's language as it is at sending. Links that carry a secret are made here and stored nowhere. */
export async function writeMail(ctx: Writing, id: string, message: MailMessage, recipient: Recipient): Promise<Mail> {
  const { origin, brand } = ctx.tenant;
  const facts = recipient.facts ?? {};
  const email = facts.to ?? recipient.email;
  const to = correspondence(ctx, recipient);
  const letter = await compose(ctx, to, message, facts);
  const category = categoryOf(message, facts);
  if (!category) return { id, to: email, ...layOut(letter, to, brand, null) };
  const token = await unsubscribeToken(ctx, { userUuid: recipient.uuid, category });
  return {
    id,
    to: email,
    ...layOut(
      letter,
      to,
      brand,
      to.page(`/unsubscribe?token=${token}${category === "learning" ? "" : `&about=${category}`}`),
    ),
    // RFC 8058: a mail program unsubscribes with one POST, without a page.
    headers: {
      "List-Unsubscribe": `<${origin}/api/v1/mail-unsubscriptions/one-click/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

/** What its unsubscribe link turns off; null for mail that everybody gets. */
function categoryOf({ kind }: MailMessage, { notification }: MailFacts): Unsubscribable | null {
  if (kind === "mail.digest") return "digest";
  const type = notification?.type ?? typeOfMail(kind);
  return asMailCategory(type && typeOf(type).category);
}

/** An alert's mail without the database, which may be what the alert is about. */
export async function writeAlertMail(
  ctx: Writing,
  id: string,
  recipient: Omit<Recipient, "facts" | "isProven">,
  facts: AlertFacts,
): Promise<Mail> {
  const to = correspondence(ctx, { ...recipient, isProven: true });
  return { id, to: recipient.email, ...layOut(alert(to, facts), to, ctx.tenant.brand, null) };
}

/** A page of ours, with where somebody was going. */
const onTheWay = (page: `/${string}`, next: string | undefined): `/${string}` =>
  next === undefined ? page : `${page}${page.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;

function correspondence(
  { tenant: { origin, brand } }: Writing,
  { locale, timeZone, fullName, fullNameAr, isProven }: Omit<Recipient, "facts">,
): Correspondence {
  return {
    locale,
    brand: brand.name,
    name: !isProven ? null : locale === "ar" ? (fullNameAr ?? fullName) : fullName,
    timeZone,
    page: (path) => `${origin}${locale === "ar" ? "/ar" : ""}${path}`,
    portal: (path) => `${origin}${path}`,
  };
}

async function compose(ctx: Writing, to: Correspondence, message: MailMessage, facts: MailFacts): Promise<Letter> {
  const link = async (purpose: LinkPurpose, path: `/${string}`, payload: AccountLink & { next?: string }) => ({
    url: to.page(
      onTheWay(`${path as "/"}?token=${await accountLinkToken(ctx.ports.signer, purpose, payload)}`, payload.next),
    ),
    expires: payload.expires,
  });
  const course = facts.course?.[to.locale] ?? facts.course?.en ?? "";
  switch (message.kind) {
    case "mail.verify_email":
      return account.verifyEmail(to, await link("verify_email", "/verify-email", message.payload));
    case "mail.reset_password":
      return account.resetPassword(to, await link("reset_password", "/reset-password", message.payload));
    case "mail.invitation":
      return account.invitation(to, {
        ...(await link("invitation", "/invitation", message.payload)),
        inviter: facts.by ?? null,
      });
    case "mail.already_registered":
      return account.alreadyRegistered(to, onTheWay("/sign-in", message.payload.next));
    case "mail.password_changed":
      return account.passwordChanged(to);
    case "mail.address_changed":
      return account.addressChanged(to);
    case "mail.account_suspended":
      return account.accountSuspended(to);
    case "mail.account_reinstated":
      return account.accountReinstated(to);
    case "mail.enrolled_by_instructor":
      return learning.enrolledByInstructor(to, { course, instructor: facts.by ?? null });
    case "mail.invoice":
      if (!facts.invoice) throw new Error(`No invoice ${message.payload.invoiceUuid}`);
      return invoice(to, { ...facts.invoice, number: facts.number ?? "" });
    case "mail.alert_fired":
    case "mail.alert_resolved":
      if (!facts.alert) throw new Error(`No alert ${message.payload.alertUuid}`);
      return alert(to, facts.alert);
    case "mail.notification":
      if (!facts.notification) throw new Error(`No notification ${message.payload.notificationUuid}`);
      return notice(to, facts.notification);
    case "mail.digest":
      return digest(to, facts.digest?.items ?? [], facts.digest?.count ?? 0);
    case "mail.certificate":
      return learning.certificate(to, { course, number: facts.number ?? "" });
  }
}

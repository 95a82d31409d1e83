import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { refuseUnless } from "../../kernel/database";
import type { InvoicePaper } from "../../kernel/payment-ports";
import { command, signedIn } from "../../kernel/verb";
import { contentUrl } from "../media";
import { buyerOf } from "./appraise";
import { OfInvoice } from "./inputs";

const linkMs = 10 * 60_000;

/** Over `invoices i`. */
const sheet = {
  kind: sql<"invoice" | "credit_note">`i.kind`,
  number: sql<string>`i.series || '-' || lpad(i.number::text, 6, '0')`,
  issuedAt: sql<string>`i.issued_at`,
  currency: sql<string>`i.currency`,
  tax: sql<number>`i.tax::float8`,
  total: sql<number>`i.total::float8`,
  paper: sql<InvoicePaper>`i.paper`,
};

/** Whose it is, or everybody's for who may read all. */
const reach = (ctx: CommandContext): SQL =>
  ctx.actor.kind === "person" && ctx.actor.grants.has("billing.read:all")
    ? sql`true`
    : sql`i.user_id = ${buyerOf(ctx)}::bigint`;

/** Drawn when it is first asked for: what is on it was kept on the day, so it is the same sheet whenever that is. */
export const downloadInvoice = command({
  name: "invoices.download",
  summary:
    "A link, good for ten minutes, that saves an invoice or credit note as PDF in the caller's language: one's own, or anybody's for who may read all. Counted.",
  may: signedIn,
  input: OfInvoice,
  output: v.object({ url: v.string(), filename: v.string(), expiresAt: v.string() }),
  errors: ["not_found"],
  rate: "expensive",
  async run(ctx, { invoiceUuid }) {
    const which = sql`i.uuid = ${invoiceUuid}::uuid and ${reach(ctx)}`;
    const [, , [found]] = await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select from invoices i where ${which})`, "not_found"),
        w.execute(sql`update invoices i set download_count = i.download_count + 1 where ${which}`),
        w.select(sheet).from(sql`invoices i`).where(which),
      ],
      trail: [{ action: "downloaded", entityType: "invoices", entityUuid: invoiceUuid }],
    });
    if (!found) throw ctx.refuse("not_found");
    const key = `invoices/${invoiceUuid}.${ctx.locale}.pdf`;
    if (!(await ctx.ports.files.head(key))) {
      const issuedAt = new Date(found.issuedAt).toISOString();
      const pdf = await ctx.ports.invoices.print({ ...found, issuedAt, locale: ctx.locale });
      await ctx.ports.files.put(key, pdf, { mimeType: "application/pdf", size: pdf.byteLength });
    }
    const expires = new Date(ctx.now.getTime() + linkMs);
    const filename = `${found.number}.pdf`;
    const url = await contentUrl(ctx.ports.signer, ctx.tenant, { key, filename, disposition: "attachment" }, expires);
    return { url, filename, expiresAt: expires.toISOString() };
  },
});

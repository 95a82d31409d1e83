import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../../kernel/database";
import type { StatementPaper } from "../../../kernel/payment-ports";
import { command, signedIn } from "../../../kernel/verb";
import { contentUrl } from "../../media";
import { OfStatement } from "../inputs";
import { reachOfPayers } from "./list-statements";

const linkMs = 10 * 60_000;

/** Drawn when it is first asked for, like an invoice. */
export const downloadStatement = command({
  name: "statements.download",
  summary: "A link, good for ten minutes, that saves a monthly statement as PDF in the caller's language.",
  may: signedIn,
  input: OfStatement,
  output: v.object({ url: v.string(), filename: v.string(), expiresAt: v.string() }),
  errors: ["not_found"],
  rate: "expensive",
  async run(ctx, { statementUuid }) {
    const amount = (name: string) => sql<number>`s.${sql.identifier(name)}::float8`;
    const which = sql`statements s join payers a on a.id = s.payer_id and s.uuid = ${statementUuid}::uuid and ${reachOfPayers(ctx)}`;
    const [, [found]] = await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select from ${which})`, "not_found"),
        w
          .select({
            number: sql<string>`s.series || '-' || lpad(s.number::text, 6, '0')`,
            period: sql<string>`s.period`,
            issuedAt: sql<string>`s.issued_at`,
            currency: sql<string>`s.currency`,
            opening: amount("opening"),
            charges: amount("charges"),
            credits: amount("credits"),
            payments: amount("payments"),
            closing: amount("closing"),
            paper: sql<StatementPaper>`s.paper`,
          })
          .from(which),
      ],
      trail: [{ action: "downloaded", entityType: "statements", entityUuid: statementUuid }],
    });
    if (!found) throw ctx.refuse("not_found");
    const key = `statements/${statementUuid}.${ctx.locale}.pdf`;
    if (!(await ctx.ports.files.head(key))) {
      const issuedAt = new Date(found.issuedAt).toISOString();
      const pdf = await ctx.ports.invoices.printStatement({ ...found, issuedAt, locale: ctx.locale });
      await ctx.ports.files.put(key, pdf, { mimeType: "application/pdf", size: pdf.byteLength });
    }
    const expires = new Date(ctx.now.getTime() + linkMs);
    const filename = `${found.number}.pdf`;
    const url = await contentUrl(ctx.ports.signer, ctx.tenant, { key, filename, disposition: "attachment" }, expires);
    return { url, filename, expiresAt: expires.toISOString() };
  },
});

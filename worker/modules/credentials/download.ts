import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { contentUrl } from "../media";
import { DownloadCertificate } from "./inputs";
import { normaliseNumber } from "./number";
import { pdfKey } from "./paths";
import { isOpenTo } from "./policy";

const linkMs = 10 * 60_000;

export const downloadCertificate = command({
  name: "certificates.download",
  summary:
    "A link, good for ten minutes, that saves a certificate's PDF: of one's own, or of one that the caller manages. Counted.",
  may: signedIn,
  input: DownloadCertificate,
  output: v.object({ url: v.string(), filename: v.string(), expiresAt: v.string() }),
  errors: ["not_found", "certificate_revoked", "certificate_not_ready"],
  async run(ctx, { number: typed, locale }) {
    const number = normaliseNumber(typed);
    const found = sql`c.number = ${number} and c.deleted_at is null and ${isOpenTo(ctx.actor)}`;
    const is = (condition: ReturnType<typeof sql>) =>
      sql`exists (select from certificates c where ${found} and ${condition})`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, is(sql`true`), "not_found"),
        refuseUnless(w, is(sql`c.revoked_at is null`), "certificate_revoked"),
        refuseUnless(w, is(sql`c.pdf_made_at is not null`), "certificate_not_ready"),
        w.execute(sql`update certificates set download_count = download_count + 1 where number = ${number}`),
      ],
      trail: [{ action: "downloaded", entityType: "certificates", detail: { number, locale } }],
    });
    const expires = new Date(ctx.now.getTime() + linkMs);
    const filename = `${number}-${locale}.pdf`;
    const url = await contentUrl(
      ctx.ports.signer,
      ctx.tenant,
      { key: pdfKey(number, locale), filename, disposition: "attachment" },
      expires,
    );
    return { url, filename, expiresAt: expires.toISOString() };
  },
});

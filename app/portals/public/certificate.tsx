import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { verifyCertificate } from "../../../worker/modules/credentials";
import { translator } from "../../../worker/words/format";
import { verification } from "../../../worker/words/public-verify";
import { useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Card, PageBody } from "../../ui";
import { CertificateFacts, Meaning, Verdict } from "./certificate-answer";
import { readPage } from "./public-page";
import { VerifyForm } from "./verify-form";

/** Asked of the records each time, and never kept: what was revoked a moment ago must not look valid. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const asked = (params.number ?? "").slice(0, 60);
  const { certificate } = await readPage(context, verifyCertificate, { number: asked });
  const t = translator(verification, context.locale);
  const number = certificate?.number ?? asked;
  const page = { title: t("result_title", { number }), brand: context.tenant.brand.name, hidden: true };
  return data({ page, number, certificate, checkedAt: context.nowIso }, { status: certificate ? 200 : 404 });
}
type Answer = Extract<ReturnType<typeof useLoaderData<typeof loader>>, object>;
export type ShownCertificate = NonNullable<Answer["certificate"]>;

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data.page) : []);

export default function Certificate() {
  const t = useWords(verification);
  const { number, certificate, checkedAt } = useLoaderData<typeof loader>();
  return (
    <PageBody narrow>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Card padding="none" className="overflow-hidden shadow-lift">
          <Verdict certificate={certificate} number={number} checkedAt={checkedAt} />
          {certificate ? <CertificateFacts certificate={certificate} /> : null}
        </Card>
        {certificate ? <Meaning status={certificate.status} /> : null}
        <section aria-labelledby="another" className="grid gap-4">
          <h2 id="another" className="text-lg">
            {t("another_title")}
          </h2>
          <VerifyForm {...(certificate ? {} : { number })} />
        </section>
      </div>
    </PageBody>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { downloadCertificate, listMine } from "../../../worker/modules/credentials";
import { translator } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { formInput, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { ButtonLink, EmptyState, FormError } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { CertificateCard } from "./certificate-card";
import { useRefreshWhile } from "./use-refresh-while";

export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await context.run(listMine, {});
  return {
    title: translator(student, context.locale)("certificates_title"),
    brand: context.tenant.brand.name,
    items,
  };
}
export type Certificates = ReturnType<typeof useLoaderData<typeof loader>>;
export const meta = privateMeta;

/** Leads to the PDF on the content origin, by a link that is good for minutes. */
export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await context.attempt(downloadCertificate, formInput(await request.formData()));
  if (attempt.ok) return redirect(attempt.value.url, 303);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function MyCertificates() {
  const t = useWords(student);
  const { items } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  useRefreshWhile(items.some(({ isReady, revokedAt }) => !isReady && !revokedAt));
  return (
    <>
      <PageHeader title={t("certificates_title")} lead={t("certificates_lead")} />
      <div className="grid gap-5">
        {refusal.message ? <FormError title={refusal.message} /> : null}
        {items.length === 0 ? (
          <EmptyState
            icon="certificate"
            title={t("no_certificates")}
            action={
              <ButtonLink href="/student/courses" variant="primary">
                {t("to_courses")}
              </ButtonLink>
            }
          >
            {t("no_certificates_text")}
          </EmptyState>
        ) : (
          <ul className="grid gap-5">
            {items.map((certificate) => (
              <CertificateCard key={certificate.uuid} certificate={certificate} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

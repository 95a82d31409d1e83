import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { translator } from "../../../worker/words/format";
import { verification } from "../../../worker/words/public-verify";
import { inLanguage, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Card, Icon, type IconName, PageBody, PageHeader } from "../../ui";
import { addressOf, cacheable, fromLoader } from "./public-page";
import { VerifyForm } from "./verify-form";

export const headers = fromLoader;

/** The form answers with an address of its own, which can be printed, scanned and passed on. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { locale } = context;
  const typed = new URL(request.url).searchParams.get("number");
  const number = typed?.trim().replace(/\s+/g, "-").toUpperCase();
  if (number) throw redirect(inLanguage(`/verify/${encodeURIComponent(number.slice(0, 60))}`, locale));
  const t = translator(verification, locale);
  const page = {
    title: t("title"),
    description: t("meta_description"),
    brand: context.tenant.brand.name,
    url: addressOf(context, inLanguage("/verify", locale)),
  };
  return data({ page, missing: typed !== null }, { headers: cacheable });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data.page) : []);

const answers = ["user", "book", "shield"] as const satisfies IconName[];

export default function Verify() {
  const t = useWords(verification);
  const { missing } = useLoaderData<typeof loader>();
  return (
    <PageBody narrow>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card padding="lg">
        <VerifyForm error={missing ? t("number_missing") : null} />
      </Card>
      <section aria-labelledby="what" className="mt-12 grid gap-6">
        <h2 id="what" className="text-xl">
          {t("what_title")}
        </h2>
        <ul className="grid gap-6 sm:grid-cols-3">
          {answers.map((icon, index) => {
            const n = (index + 1) as 1 | 2 | 3;
            return (
              <li key={icon} className="grid content-start gap-2">
                <Icon name={icon} size={24} className="text-accent" />
                <h3 className="text-base">{t(`what_${n}_title`)}</h3>
                <p className="text-sm text-ink-muted">{t(`what_${n}`)}</p>
              </li>
            );
          })}
        </ul>
      </section>
    </PageBody>
  );
}

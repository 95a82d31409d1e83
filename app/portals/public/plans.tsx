import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listPlans } from "../../../worker/modules/plans";
import { translator } from "../../../worker/words/format";
import { publicPlans } from "../../../worker/words/public-plans";
import { inLanguage, useReader, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { ButtonLink, cx, EmptyState, PageBody, PageHeader, Tabs } from "../../ui";
import { featureNames } from "../shared/feature-names";
import { asCycle, cycles, plansSearch, priceOf } from "../shared/plans";
import { PlanCard } from "./plan-card";
import { addressOf, cacheable, currencyAsked, fromLoader } from "./public-page";

export const headers = fromLoader;

/** Read without scripts: how often one pays, and in what, is a part of the address. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { locale, tenant } = context;
  const asked = asCycle(new URL(request.url).searchParams.get("cycle"));
  const [{ items }, names] = await Promise.all([context.run(listPlans, {}), featureNames(context)]);
  const offered = cycles.filter((cycle) => items.some(({ price }) => priceOf(price, cycle, tenant.currency)));
  const cycle = offered.find((one) => one === asked) ?? offered[0] ?? "monthly";
  const sold = items.filter(({ price }) => priceOf(price, cycle, tenant.currency));
  const middle = sold.length > 1 ? sold[Math.floor(sold.length / 2)]?.uuid : undefined;
  const t = translator(publicPlans, locale);
  const path = inLanguage("/plans", locale);
  return data(
    {
      page: {
        title: t("title"),
        description: t("meta_description"),
        brand: tenant.brand.name,
        url: addressOf(context, path),
      },
      cycle,
      askedCurrency: currencyAsked(request),
      offered,
      names,
      plans: items.map((plan) => ({ ...plan, isMiddle: plan.uuid === middle })),
    },
    { headers: cacheable },
  );
}
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data.page) : []);
export type ShownPlan = ReturnType<typeof useLoaderData<typeof loader>>["plans"][number];

const notes = ["change", "cancel", "end"] as const;

export default function Plans() {
  const t = useWords(publicPlans);
  const { locale } = useReader();
  const { plans, cycle, askedCurrency, offered, names } = useLoaderData<typeof loader>();
  if (plans.length === 0)
    return (
      <PageBody>
        <PageHeader title={t("title")} />
        <EmptyState
          icon="book"
          title={t("empty_title")}
          action={<ButtonLink href={inLanguage("/courses", locale)}>{t("browse")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      </PageBody>
    );
  return (
    <PageBody>
      <PageHeader title={t("title")} lead={t("lead")} />
      {offered.length > 1 ? (
        <div className="mb-8">
          <Tabs
            label={t("cycles")}
            items={offered.map((one) => ({
              href: inLanguage("/plans", locale) + plansSearch(one, askedCurrency),
              label: t(`cycle_${one}`),
              current: one === cycle,
            }))}
          />
        </div>
      ) : null}
      <ul
        className={cx(
          "grid items-start gap-6 sm:grid-cols-2",
          plans.length === 3 && "lg:grid-cols-3",
          plans.length > 3 && "xl:grid-cols-4",
        )}
      >
        {plans.map((plan) => (
          <PlanCard key={plan.uuid} plan={plan} asked={{ cycle, currency: askedCurrency }} names={names} />
        ))}
      </ul>
      <section aria-labelledby="notes" className="mt-14 grid gap-6">
        <h2 id="notes" className="text-xl">
          {t("questions")}
        </h2>
        <div className="grid gap-6 sm:grid-cols-3">
          {notes.map((note) => (
            <div key={note} className="grid content-start gap-2">
              <h3 className="text-base">{t(`q_${note}`)}</h3>
              <p className="text-sm text-ink-muted">{t(`a_${note}`)}</p>
            </div>
          ))}
        </div>
      </section>
    </PageBody>
  );
}

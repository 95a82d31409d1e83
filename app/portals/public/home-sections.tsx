import type { CategoryNode } from "../../../worker/modules/catalogue";
import { home } from "../../../worker/words/public";
import { inLanguage, useReader, useWords } from "../../locale";
import { Anchor, Card, CertificateArt, Icon, type IconName, Link, Section } from "../../ui";
import { catalogueHref } from "./catalogue-filters";
import { VerifyForm } from "./verify-form";

/** The two upper levels of the category tree, each field with its courses counted. */
export function Fields({ nodes }: { nodes: CategoryNode[] }) {
  const t = useWords(home);
  const { locale } = useReader();
  const to = (slug: string) => catalogueHref(inLanguage("/courses", locale), { category: slug });
  return (
    <Section title={t("fields_title")} ground="surface">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17.5rem),1fr))] gap-5">
        {nodes
          .filter(({ depth }) => depth === 0)
          .map((field) => (
            <li key={field.uuid} className="grid content-start gap-4 rounded-xl bg-canvas p-6">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 className="text-lg">
                  <Link kind="forward" href={to(field.slug)}>
                    {field.name}
                  </Link>
                </h3>
                <p className="text-sm tabular-nums text-ink-faint">{t("course_count", { count: field.count })}</p>
              </div>
              <Within parent={field} nodes={nodes} to={to} />
            </li>
          ))}
      </ul>
    </Section>
  );
}

function Within({ parent, nodes, to }: { parent: CategoryNode; nodes: CategoryNode[]; to: (slug: string) => string }) {
  const children = nodes.filter(({ parentSlug }) => parentSlug === parent.slug);
  if (children.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2 text-sm">
      {children.map((node) => (
        <li key={node.uuid}>
          <Anchor
            href={to(node.slug)}
            className="inline-flex min-h-8 items-center rounded-full bg-surface px-3 py-1 text-ink-muted shadow-soft ring-1 ring-line/70 transition-colors hover:text-accent-ink pointer-coarse:min-h-10"
          >
            {node.name}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

const sides = [
  { side: "learn", icon: "book", href: "/courses" },
  { side: "teach", icon: "users", href: "/sign-in" },
  { side: "hire", icon: "shield", href: "/verify" },
] as const satisfies { side: string; icon: IconName; href: string }[];

/** What the product does for those who learn, teach and hire. */
export function Sides() {
  const t = useWords(home);
  const { locale } = useReader();
  return (
    <Section title={t("sides_title")} lead={t("sides_lead")}>
      <ul className="grid gap-5 lg:grid-cols-3">
        {sides.map(({ side, icon, href }) => (
          <Card key={side} as="li" padding="lg" className="flex flex-col gap-5">
            <span className="grid size-12 place-items-center rounded-xl bg-accent-tint text-accent-ink">
              <Icon name={icon} size={24} />
            </span>
            <h3 className="text-xl">{t(`${side}_title`)}</h3>
            <ul className="grid gap-3 text-ink-muted">
              {[1, 2, 3].map((n) => (
                <li key={n} className="flex gap-3">
                  <Icon name="check" size={18} className="mt-[0.2em] text-accent" />
                  <span>{t(`${side}_${n as 1 | 2 | 3}`)}</span>
                </li>
              ))}
            </ul>
            <p className="mt-auto pt-1">
              <Link kind="forward" href={inLanguage(href, locale)}>
                {t(`${side}_link`)}
              </Link>
            </p>
          </Card>
        ))}
      </ul>
    </Section>
  );
}

const steps = ["search", "play", "quiz", "certificate"] as const satisfies IconName[];

/** How it goes, in four steps. */
export function Steps() {
  const t = useWords(home);
  return (
    <Section title={t("steps_title")} ground="surface">
      <ol className="grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((icon, index) => {
          const step = (index + 1) as 1 | 2 | 3 | 4;
          return (
            <li key={icon} className="relative grid content-start gap-3 border-t-2 border-accent-line pt-5">
              <span className="flex items-center justify-between text-accent-ink">
                <span aria-hidden="true" className="text-3xl font-semibold tabular-nums">
                  {step}
                </span>
                <Icon name={icon} size={24} className="text-accent" />
              </span>
              <h3 className="text-lg">{t(`step_${step}_title`)}</h3>
              <p className="text-ink-muted">{t(`step_${step}`)}</p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** The way in for those who hold a certificate in their hands. */
export function VerifyBand() {
  const t = useWords(home);
  return (
    <section aria-labelledby="verify-band" className="bg-accent-tint">
      <div className="mx-auto grid max-w-6xl items-center gap-x-16 gap-y-8 px-4 py-14 sm:px-6 sm:py-20 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid max-w-2xl gap-4">
          <h2 id="verify-band" className="text-2xl sm:text-3xl">
            {t("verify_title")}
          </h2>
          <p className="max-w-[56ch] text-lg text-ink-muted">{t("verify_lead")}</p>
          <Card padding="lg" className="mt-3">
            <VerifyForm />
          </Card>
        </div>
        <div className="max-lg:hidden">
          <CertificateArt />
        </div>
      </div>
    </section>
  );
}

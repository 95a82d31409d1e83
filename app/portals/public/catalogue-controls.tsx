import type { CategoryNode } from "../../../worker/modules/catalogue";
import { catalogue } from "../../../worker/words/public-catalogue";
import { useWords } from "../../locale";
import { Anchor, Button, ButtonLink, cx, Icon, Link, Select } from "../../ui";
import { catalogueHref, changed, type Filters, isNarrowed, narrowing } from "./catalogue-filters";
import { visibleCategories } from "./category-branch";

interface Controls {
  filters: Filters;
  categories: CategoryNode[];
  path: string;
}

const levels = ["beginner", "intermediate", "advanced"] as const;
const prices = ["free", "paid"] as const;

/** The sorts that make sense: relevance needs words to be relevant to. */
const sortsFor = (filters: Filters) =>
  filters.q ? (["relevance", "newest", "title"] as const) : (["newest", "title"] as const);
const sortOf = (filters: Filters) => filters.sort ?? sortsFor(filters)[0];

/** On a desk: each choice is a link, taken back by a second click. */
export function FilterLinks({ filters, categories, path }: Controls) {
  const t = useWords(catalogue);
  const to = (change: Partial<Filters>) => catalogueHref(path, changed(filters, change));
  // Counts are of all courses in a field: beside other filters they would promise too much.
  const counted = !filters.q && !filters.level && !filters.price;
  return (
    <nav aria-label={t("filters")} className="grid gap-7 max-lg:hidden">
      <Group title={t("category")}>
        <Choice href={to({ category: undefined })} label={t("all_categories")} chosen={!filters.category} />
        {visibleCategories(categories, filters.category).map((node) => (
          <Choice
            key={node.uuid}
            href={to({ category: node.slug })}
            label={node.name}
            depth={node.depth}
            chosen={filters.category === node.slug}
            {...(counted ? { count: node.count >= 1000 ? "1,000+" : String(node.count) } : {})}
          />
        ))}
      </Group>
      <Group title={t("level")}>
        <Choice href={to({ level: undefined })} label={t("all_levels")} chosen={!filters.level} />
        {levels.map((level) => (
          <Choice key={level} href={to({ level })} label={t(`level_${level}`)} chosen={filters.level === level} />
        ))}
      </Group>
      <Group title={t("price")}>
        <Choice href={to({ price: undefined })} label={t("all_prices")} chosen={!filters.price} />
        {prices.map((price) => (
          <Choice key={price} href={to({ price })} label={t(`price_${price}`)} chosen={filters.price === price} />
        ))}
      </Group>
    </nav>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-2">
      <h2 className="px-2.5 text-sm font-semibold">{title}</h2>
      <ul className="grid gap-0.5">{children}</ul>
    </div>
  );
}

const indents = ["ps-2.5", "ps-6", "ps-9.5", "ps-13"];

function Choice({
  href,
  label,
  chosen,
  count,
  depth = 0,
}: {
  href: string;
  label: string;
  chosen: boolean;
  count?: string;
  depth?: number;
}) {
  return (
    <li>
      <Anchor
        href={href}
        aria-current={chosen ? "true" : undefined}
        className={cx(
          "flex items-baseline justify-between gap-3 rounded-md py-1.5 pe-2.5 text-sm transition-colors",
          indents[Math.min(depth, indents.length - 1)],
          chosen ? "bg-accent-tint font-medium text-accent-ink" : "text-ink-muted hover:bg-sunken hover:text-ink",
        )}
      >
        {label}
        {count ? <span className={cx("text-xs tabular-nums", chosen ? "" : "text-ink-faint")}>{count}</span> : null}
      </Anchor>
    </li>
  );
}

/** On a phone: the same choices as one form, folded until asked for. */
export function FilterForm({ filters, categories, path }: Controls) {
  const t = useWords(catalogue);
  const active = narrowing.filter((name) => filters[name]).length;
  return (
    <details className="group rounded-xl bg-surface shadow-soft ring-1 ring-line/70 lg:hidden">
      <summary className="flex min-h-12 items-center gap-3 px-4 font-medium">
        <Icon name="filter" className="text-ink-faint" />
        {t("filters")}
        {active > 0 ? (
          <span className="rounded-full bg-accent-tint px-2 text-sm text-accent-ink tabular-nums">{active}</span>
        ) : null}
        <Icon
          name="chevron-down"
          size={18}
          className="ms-auto text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <form method="get" action={path} className="grid gap-4 px-4 pt-1 pb-5 sm:grid-cols-2">
        <HiddenFilters filters={filters.q ? { q: filters.q } : {}} />
        <Select
          name="category"
          label={t("category")}
          emptyLabel={t("all_categories")}
          defaultValue={filters.category ?? ""}
          options={categories.map(({ slug, name, depth }) => ({ value: slug, label: "\u2003".repeat(depth) + name }))}
        />
        <Select
          name="level"
          label={t("level")}
          emptyLabel={t("all_levels")}
          defaultValue={filters.level ?? ""}
          options={levels.map((level) => ({ value: level, label: t(`level_${level}`) }))}
        />
        <Select
          name="price"
          label={t("price")}
          emptyLabel={t("all_prices")}
          defaultValue={filters.price ?? ""}
          options={prices.map((price) => ({ value: price, label: t(`price_${price}`) }))}
        />
        <Select
          name="sort"
          label={t("sort")}
          defaultValue={sortOf(filters)}
          options={sortsFor(filters).map((sort) => ({ value: sort, label: t(`sort_${sort}`) }))}
        />
        <div className="flex gap-3 sm:col-span-2">
          <Button type="submit" variant="primary">
            {t("apply")}
          </Button>
          {active > 0 ? (
            <ButtonLink href={catalogueHref(path, filters.q ? { q: filters.q } : {})}>{t("clear")}</ButtonLink>
          ) : null}
        </div>
      </form>
    </details>
  );
}

/** Filters that a form beside them should keep. */
export function HiddenFilters({ filters }: { filters: Filters }) {
  return (
    <>
      {(["q", "category", "level", "price", "sort"] as const).map((name) =>
        filters[name] ? <input key={name} type="hidden" name={name} value={filters[name]} /> : null,
      )}
    </>
  );
}

export function SortLinks({ filters, path }: { filters: Filters; path: string }) {
  const t = useWords(catalogue);
  return (
    <nav aria-label={t("sort")} className="flex flex-wrap items-center gap-1 text-sm max-lg:hidden">
      {sortsFor(filters).map((sort) => (
        <Anchor
          key={sort}
          href={catalogueHref(path, changed(filters, { sort: sort === sortsFor(filters)[0] ? undefined : sort }))}
          aria-current={sortOf(filters) === sort ? "true" : undefined}
          className="rounded-md px-2.5 py-1.5 text-ink-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
        >
          {t(`sort_${sort}`)}
        </Anchor>
      ))}
    </nav>
  );
}

/** What narrows the list now; each goes away by itself. */
export function ActiveFilters({ filters, categories, path }: Controls) {
  const t = useWords(catalogue);
  if (!isNarrowed(filters) && !filters.q) return null;
  const chips = [
    ...(filters.q ? [{ name: "q", label: t("searched", { q: filters.q }) }] : []),
    ...(filters.category
      ? [
          {
            name: "category",
            label: categories.find(({ slug }) => slug === filters.category)?.name ?? filters.category,
          },
        ]
      : []),
    ...(filters.level ? [{ name: "level", label: t(`level_${filters.level}`) }] : []),
    ...(filters.price ? [{ name: "price", label: t(`price_${filters.price}`) }] : []),
  ];
  return (
    <nav aria-label={t("active_filters")}>
      <ul className="flex flex-wrap items-center gap-2 text-sm">
        {chips.map(({ name, label }) => (
          <li key={name}>
            <Anchor
              href={catalogueHref(path, changed(filters, { [name]: undefined }))}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-tint py-1 ps-3 pe-2 text-accent-ink transition-colors hover:bg-sunken pointer-coarse:min-h-10"
              aria-label={t("remove_filter", { filter: label })}
            >
              {label}
              <Icon name="close" size={14} />
            </Anchor>
          </li>
        ))}
        {chips.length > 1 ? (
          <li className="ps-1">
            <Link href={path}>{t("clear")}</Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

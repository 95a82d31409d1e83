import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { admin } from "../../../worker/words/admin";
import { shell } from "../../../worker/words/shell";
import { useWords } from "../../locale";
import { Anchor, Button, ButtonLink, buttonClass, Icon, Pagination, SearchField } from "../../ui";
import { searchWith } from "./address";

interface FilterFormProps {
  /** The search box; none for lists without words to search. */
  search?: { label: string; value: string | undefined };
  /** Something is filtered: there is a way back to everything. */
  narrowed: boolean;
  children?: ReactNode;
}

/** The filters above a list. They live in the address, so a filtered list can be kept and shared. */
export function FilterForm({ search, narrowed, children }: FilterFormProps) {
  const t = useWords(admin);
  const common = useWords(shell);
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const pending = navigation.state === "loading" && navigation.location.pathname === pathname;
  return (
    // The key empties the fields once the filters are cleared.
    <Form method="get" key={narrowed ? "narrowed" : "all"} className="mb-5 grid items-end gap-3 sm:flex sm:flex-wrap">
      {search ? (
        <SearchField
          name="q"
          label={search.label}
          submitLabel={common("search")}
          defaultValue={search.value}
          className="sm:w-80"
        />
      ) : null}
      {children}
      <Button type="submit" icon="filter" pending={pending}>
        {t("filter")}
      </Button>
      {narrowed ? (
        <ButtonLink href={pathname} variant="quiet">
          {t("clear_filters")}
        </ButtonLink>
      ) : null}
    </Form>
  );
}

/** All of the list as it is filtered, as a file. A plain link: what it leads to is no page. */
export function ExportLink({ href, label }: { href: string; label: string }) {
  const { search } = useLocation();
  return (
    <a href={href + searchWith(search, { cursor: null })} download className={buttonClass({ variant: "secondary" })}>
      <Icon name="download" size={18} />
      {label}
    </a>
  );
}

/**
 * Where pressing a column's header leads: sorted by it, and the other way round when it is already.
 * @param descends which columns begin at their end; the first one is how the list is sorted when nobody chose
 */
export function useSorting<Name extends string>(descends: Record<Name, boolean>) {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const sort = params.get("sort") || Object.keys(descends)[0];
  return (by: Name) => {
    const isCurrent = sort === by;
    const descending = params.has("descending") ? params.get("descending") === "true" : descends[by];
    const next = isCurrent ? !descending : descends[by];
    return {
      href: pathname + searchWith(search, { sort: by, descending: String(next), cursor: null }),
      ...(isCurrent ? { current: descending ? ("descending" as const) : ("ascending" as const) } : {}),
    };
  };
}

const countCap = 1000;

/** On and back through a list by cursor, and how many there are (counted to 1,000 at most). */
export function ListPages({ shown, total, next }: { shown: number; total?: number | undefined; next: string | null }) {
  const t = useWords(admin);
  const { pathname, search } = useLocation();
  const isFirst = !new URLSearchParams(search).has("cursor");
  if (shown === 0 && isFirst) return null;
  const count =
    total === undefined
      ? t("shown", { count: shown })
      : total >= countCap
        ? t("total_more", { count: countCap - 1 })
        : t("total", { count: total });
  return (
    <Pagination
      label={t("list_pages")}
      count={count}
      {...(next ? { next: { href: pathname + searchWith(search, { cursor: next }), label: t("older") } } : {})}
      {...(isFirst ? {} : { first: { href: pathname + searchWith(search, { cursor: null }), label: t("newest") } })}
    />
  );
}

/** What a row of a list is called, leading to its own page. */
export const RowLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Anchor
    href={href}
    className="rounded-sm transition-colors hover:text-accent-ink hover:underline hover:underline-offset-4"
  >
    {children}
  </Anchor>
);

import { catalogue } from "../../../worker/words/public-catalogue";
import { useWords } from "../../locale";
import { ButtonLink, EmptyState } from "../../ui";
import { catalogueHref, changed, type Filters, isNarrowed } from "./catalogue-filters";

/** Why there is nothing here, and the way on. */
export function NothingFound({ filters, path }: { filters: Filters; path: string }) {
  const t = useWords(catalogue);
  const narrowed = isNarrowed(filters);
  if (!filters.q && !narrowed)
    return (
      <EmptyState icon="book" title={t("nothing_yet_title")}>
        {t("nothing_yet")}
      </EmptyState>
    );
  const widened = catalogueHref(path, changed(filters, { category: undefined, level: undefined, price: undefined }));
  return (
    <EmptyState
      icon="search"
      title={t("nothing_title")}
      action={
        <>
          {filters.q && narrowed ? (
            <ButtonLink href={widened} variant="primary">
              {t("without_filters")}
            </ButtonLink>
          ) : null}
          <ButtonLink href={path} variant={filters.q && narrowed ? "secondary" : "primary"}>
            {t("see_all")}
          </ButtonLink>
        </>
      }
    >
      {t(filters.q ? "nothing_search" : "nothing_filters")}
    </EmptyState>
  );
}

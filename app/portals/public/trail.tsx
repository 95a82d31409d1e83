import type { CategoryNode } from "../../../worker/modules/catalogue";
import { home } from "../../../worker/words/public";
import { catalogue } from "../../../worker/words/public-catalogue";
import { inLanguage, useReader, useWords } from "../../locale";
import { Breadcrumbs, type Crumb } from "../../ui";
import { catalogueHref } from "./catalogue-filters";

/** The way from the catalogue to here; the last of `rest` is where we are. */
export function Trail({ rest }: { rest: Crumb[] }) {
  const t = useWords(home);
  const words = useWords(catalogue);
  const { locale } = useReader();
  return (
    <Breadcrumbs
      label={t("breadcrumbs")}
      items={[{ label: words("title"), href: inLanguage("/courses", locale) }, ...rest]}
    />
  );
}

export function CategoryTrail({ branch }: { branch: CategoryNode[] }) {
  const { locale } = useReader();
  const here = branch.at(-1);
  const rest = branch.map((node) => ({
    label: node.name,
    ...(node === here ? {} : { href: catalogueHref(inLanguage("/courses", locale), { category: node.slug }) }),
  }));
  return <Trail rest={rest} />;
}

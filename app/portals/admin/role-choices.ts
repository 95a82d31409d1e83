import type { PageContext } from "../../../worker/http/page-context";
import type { Locale } from "../../../worker/kernel/columns";
import { listRoles, systemRoles } from "../../../worker/modules/access";
import { holdsAll } from "../shared/holds";

export interface RoleChoice {
  code: string;
  name: string;
}

/** System roles' names by code; a role that people made is known to those who manage roles alone, and shows its code to others. */
export const systemRoleNames = (locale: Locale): Record<string, string> =>
  Object.fromEntries(
    Object.entries(systemRoles).map(([code, role]) => [code, locale === "ar" ? role.nameAr : role.nameEn]),
  );

/** The roles there are to give: all for those who manage roles, the system's for others. */
export async function roleChoices(context: Pick<PageContext, "run" | "person" | "locale">): Promise<RoleChoice[]> {
  const { locale, person } = context;
  if (!holdsAll(person, "roles.manage"))
    return Object.entries(systemRoleNames(locale)).map(([code, name]) => ({ code, name }));
  const choices: RoleChoice[] = [];
  let cursor: string | undefined;
  do {
    const page = await context.run(listRoles, { limit: 100, cursor });
    choices.push(...page.items.map(({ code, nameEn, nameAr }) => ({ code, name: locale === "ar" ? nameAr : nameEn })));
    cursor = page.next ?? undefined;
  } while (cursor);
  return choices;
}

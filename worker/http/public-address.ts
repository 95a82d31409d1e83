import * as v from "valibot";
import { isCurrency } from "../modules/billing";
import { browseCourses } from "../modules/catalogue";

/** Whether a page makes anything of a parameter's value. */
type Meant = (value: string) => boolean;

const { q, category, level, price, sort, cursor } = browseCourses.input.entries;
const text: Meant = () => true;
const catalogue = Object.fromEntries(
  Object.entries({ q, category, level, price, sort, cursor }).map(([name, schema]): [string, Meant] => [
    name,
    (value) => {
      const { success, output } = v.safeParse(schema, value);
      return success && output !== undefined;
    },
  ]),
);

/** What each public page reads off its address (app/routes.ts), behind its language. A page that is not here reads nothing. */
const parameters: Record<string, Record<string, Meant>> = {
  "/courses": catalogue,
  "/courses/*": { currency: isCurrency },
  "/plans": { cycle: (value) => ["monthly", "quarterly", "annual"].includes(value), currency: isCurrency },
  "/verify": { number: text },
  "/sign-in": { notice: text, next: text },
  "/register": { next: text },
  "/verify-email": { token: text, next: text },
  "/forgot-password": { next: text },
  "/reset-password": { token: text, next: text },
  "/invitation": { token: text },
  "/unsubscribe": { token: text, about: text },
};

/**
 * A public page's address without what the page does not know (`?utm_source=…`), the rest in one order: what is kept and rendered under an address
 * depends on nothing else of it.
 */
export function publicAddress(url: URL): URL {
  if (url.search === "") return url;
  const page = url.pathname
    .replace(/\.data$/, "")
    .replace(/^\/ar(?=\/)/, "")
    .replace(/\/$/, "");
  const known = Object.entries(parameters[page.replace(/^\/courses\/[^/]+$/, "/courses/*")] ?? {});
  const search = known.flatMap(([name, isMeant]) => {
    const value = url.searchParams.get(name);
    return value !== null && isMeant(value) ? [[name, value]] : [];
  });
  const address = new URL(url);
  address.search = new URLSearchParams(search).toString();
  return address;
}

import type { Locale } from "../../../worker/kernel/columns";

// ISO 3166-1 alpha-2, from the regions the product serves first outwards; names come from Intl in the reader's language.
const codes =
  "AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE IN PK BD LK NP AF IR TR ID MY PH SG TH VN CN JP KR AU NZ GB IE FR DE ES IT PT NL BE LU CH AT SE NO DK FI IS PL CZ SK HU RO BG GR CY HR SI RS UA US CA MX BR AR CL CO PE NG KE ET GH TZ UG RW ZA SN CI CM";

/** Countries by name, in alphabetical order of the language. */
export function countries(locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return codes
    .split(" ")
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

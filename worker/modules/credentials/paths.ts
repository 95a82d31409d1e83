import type { Locale } from "../../kernel/columns";
import type { Tenant } from "../../kernel/ports";

/** Where anybody checks a certificate. */
export const verifyUrl = ({ origin }: Pick<Tenant, "origin">, number: string, locale: Locale): string =>
  `${origin}${locale === "ar" ? "/ar" : ""}/verify/${number}`;

/** The PDF in object storage. */
export const pdfKey = (number: string, locale: Locale): string => `certificates/${number}.${locale}.pdf`;

import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { auth } from "../../../worker/words/auth";
import { shell } from "../../../worker/words/shell";
import { type Refused, useRefusal } from "../../forms";
import { inLanguage, otherLanguage, useReader, useWords } from "../../locale";
import { AuthLayout, FormError, Link } from "../../ui";

/** The page around one form of joining or signing in. */
export function AuthFrame({
  title,
  lead,
  footer,
  children,
}: {
  title: string;
  lead?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords(auth);
  const common = useWords(shell);
  const { locale, tenant } = useReader();
  const { pathname, search } = useLocation();
  const other = otherLanguage(pathname);
  return (
    <AuthLayout
      brand={{ name: tenant.brand.name, href: inLanguage("/", locale) }}
      language={{ href: other.path + search, label: common("other_language"), lang: other.locale }}
      title={title}
      lead={lead}
      labels={{ skip: common("skip") }}
      aside={{ title: t("aside_title"), points: [t("aside_point_1"), t("aside_point_2"), t("aside_point_3")] }}
      footer={footer}
    >
      {children}
    </AuthLayout>
  );
}

/** The sentence above a refused form. */
export function Refusal({ refused }: { refused: Refused | null | undefined }) {
  const { message } = useRefusal(refused);
  return message ? <FormError title={message} /> : null;
}

export function AuthLink({ to, children }: { to: string; children: ReactNode }) {
  const { locale } = useReader();
  return <Link href={inLanguage(to, locale)}>{children}</Link>;
}

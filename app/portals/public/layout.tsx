import { Outlet, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { shell } from "../../../worker/words/shell";
import { ErrorReport } from "../../error-page";
import { inLanguage, otherLanguage, useReader, useWords } from "../../locale";
import { PublicLayout } from "../../ui";

export default function PublicPages() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}

/** A page that is not here, or failed, keeps its header, its search and its way home. */
export function ErrorBoundary() {
  return (
    <PublicShell>
      <ErrorReport />
    </PublicShell>
  );
}

/** Around every public page: read without scripts, the same for everyone. */
function PublicShell({ children }: { children: ReactNode }) {
  const t = useWords(shell);
  const { locale, tenant, nowIso } = useReader();
  const { pathname, search } = useLocation();
  const other = otherLanguage(pathname);
  const here = (path: string) => inLanguage(path, locale);
  const link = (path: string, label: string) => ({ href: here(path), label, current: pathname === here(path) });
  const courses = link("/courses", t("courses"));
  const plans = link("/plans", t("plans"));
  const verify = link("/verify", t("verify_certificate"));
  const signIn = link("/sign-in", t("sign_in"));
  const register = link("/register", t("register"));
  return (
    <PublicLayout
      brand={{ name: tenant.brand.name, href: here("/") }}
      nav={[courses, plans, verify]}
      language={{ href: other.path + search, label: t("other_language"), lang: other.locale }}
      signIn={signIn}
      register={register}
      labels={{ skip: t("skip"), nav: t("main_navigation"), menu: t("menu"), footer: t("footer_navigation") }}
      footer={{
        tagline: t("tagline"),
        note: t("rights_note", { year: nowIso.slice(0, 4), brand: tenant.brand.name }),
        columns: [
          { title: t("learn"), links: [courses, plans, { href: "/student", label: t("my_learning") }] },
          { title: t("trust"), links: [verify, { href: "/api/docs", label: t("api") }] },
          { title: t("account"), links: [signIn, register] },
        ],
      }}
    >
      {children}
    </PublicLayout>
  );
}

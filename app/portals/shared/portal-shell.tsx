import { Outlet, Link as RouterLink, useLocation } from "@remix-run/react";
import { shell } from "../../../worker/words/shell";
import { useReader, useWords } from "../../locale";
import { type AnchorProps, AnchorProvider, PortalLayout, type PortalLink, ThemeChoice } from "../../ui";
import { Bell } from "./bell/bell";

type Words = keyof typeof shell.en;
interface Item {
  href: string;
  label: Words;
  icon: PortalLink["icon"];
  /** Shown to holders of any of these permissions, whatever the scope; to everyone where none is named. */
  permissions?: string[];
  bar?: boolean;
}

/** What each portal offers. Rights decide what is drawn; the verbs decide what is done. */
const navigation: Record<string, Item[]> = {
  student: [
    { href: "/student", label: "dashboard", icon: "home", bar: true },
    { href: "/student/courses", label: "my_courses", icon: "book", bar: true },
    { href: "/chat", label: "messages", icon: "chat", bar: true },
    { href: "/live", label: "live_sessions", icon: "calendar" },
    { href: "/student/certificates", label: "certificates", icon: "certificate" },
    { href: "/student/subscription", label: "my_plan", icon: "star" },
    { href: "/student/affiliate", label: "affiliate", icon: "link" },
    { href: "/courses", label: "browse", icon: "search", bar: true },
  ],
  instructor: [
    { href: "/instructor", label: "dashboard", icon: "home", bar: true },
    { href: "/instructor/courses", label: "teaching", icon: "book", permissions: ["courses.edit"], bar: true },
    {
      href: "/instructor/certificates",
      label: "certificates",
      icon: "certificate",
      permissions: ["certificates.manage"],
      bar: true,
    },
    { href: "/chat", label: "messages", icon: "chat", bar: true },
    { href: "/live", label: "live_sessions", icon: "calendar" },
    { href: "/instructor/media", label: "media", icon: "video" },
  ],
  admin: [
    { href: "/admin", label: "dashboard", icon: "home", bar: true },
    { href: "/admin/users", label: "users", icon: "users", permissions: ["users.read"], bar: true },
    { href: "/admin/courses", label: "manage_courses", icon: "book", permissions: ["courses.edit"], bar: true },
    { href: "/chat", label: "messages", icon: "chat" },
    { href: "/admin/billing", label: "billing", icon: "file", permissions: ["billing.read"], bar: true },
    { href: "/admin/categories", label: "categories", icon: "list", permissions: ["categories.manage"] },
    { href: "/admin/certificates", label: "certificates", icon: "certificate", permissions: ["certificates.manage"] },
    { href: "/admin/roles", label: "roles", icon: "shield", permissions: ["roles.manage"] },
    { href: "/admin/lookups", label: "lookups", icon: "grid", permissions: ["lookups.manage"] },
    { href: "/admin/audit", label: "audit", icon: "clock", permissions: ["audit.read"], bar: true },
    { href: "/admin/media", label: "media", icon: "video", permissions: ["courses.edit"] },
    { href: "/admin/search-engines", label: "site_settings", icon: "globe", permissions: ["site.manage"] },
    { href: "/admin/health", label: "health", icon: "chart", permissions: ["platform.observe"] },
    { href: "/admin/dead-letters", label: "dead_letters", icon: "mail", permissions: ["platform.observe"] },
  ],
  account: [
    { href: "/account", label: "profile", icon: "user", bar: true },
    { href: "/account/security", label: "security", icon: "lock", bar: true },
    { href: "/account/preferences", label: "preferences", icon: "settings", bar: true },
    { href: "/account/notifications", label: "notifications", icon: "bell", bar: true },
    { href: "/account/purchases", label: "purchases", icon: "file" },
    { href: "/account/activity", label: "activity", icon: "clock" },
  ],
  mentor: [{ href: "/chat", label: "messages", icon: "chat", bar: true }],
  company: [
    { href: "/company/statements", label: "statements", icon: "file", bar: true },
    { href: "/chat", label: "messages", icon: "chat", bar: true },
  ],
  recruiter: [{ href: "/chat", label: "messages", icon: "chat", bar: true }],
};

/** The frame of a portal: sidebar or bottom bar, the person's menu, the theme. */
export function PortalShell({ portal }: { portal: keyof typeof navigation }) {
  const t = useWords(shell);
  const { person, tenant, theme } = useReader();
  const { pathname, search } = useLocation();
  if (!person) return <Outlet />;
  const holds = (permission: string) => person.grants.some((grant) => grant.startsWith(`${permission}:`));
  const toLink = ({ href, label, icon, bar }: Item): PortalLink => ({
    href,
    label: t(label),
    icon,
    current:
      pathname === href ||
      ((href === "/chat" || href === "/live" || href.split("/").length > 2) && pathname.startsWith(`${href}/`)),
    ...(bar ? { bar } : {}),
  });
  const own = (navigation[portal] ?? [])
    .filter((item) => !item.permissions || item.permissions.some(holds))
    .map(toLink);
  const home = homeOf(person.userType);
  const elsewhere = [
    ...(portal === home ? [] : [{ href: `/${home}`, label: t(`portal_${home}` as Words), icon: "home" as const }]),
    ...(portal === "student" || home === "student"
      ? []
      : [{ href: "/student", label: t("portal_student"), icon: "book" as const }]),
    ...(portal === "account" ? [] : [{ href: "/account", label: t("portal_account"), icon: "user" as const }]),
  ];
  return (
    <AnchorProvider as={RoutedAnchor}>
      <PortalLayout
        brand={{ name: tenant.brand.name, href: `/${home}` }}
        portal={t(`portal_${portal}` as Words)}
        nav={[{ links: own }, ...(elsewhere.length > 0 ? [{ links: elsewhere }] : [])]}
        person={{
          name: person.fullName,
          detail: person.email,
          ...(person.photo ? { src: person.photo } : {}),
          menu: [
            [
              { href: "/account", label: t("profile"), icon: "user" },
              { href: "/account/security", label: t("security"), icon: "lock" },
              { href: "/account/preferences", label: t("preferences"), icon: "settings" },
              { href: "/account/purchases", label: t("purchases"), icon: "file" },
            ],
            [{ action: "/account/sign-out", label: t("sign_out"), icon: "logout" }],
          ],
        }}
        tools={<Bell />}
        labels={{
          skip: t("skip"),
          nav: t("main_navigation"),
          bar: t("quick_navigation"),
          menu: t("menu"),
          close: t("close_menu"),
          person: t("person_menu"),
        }}
        theme={
          <ThemeChoice
            legend={t("theme")}
            labels={{ system: t("theme_system"), light: t("theme_light"), dark: t("theme_dark") }}
            current={theme}
            action="/account/theme"
            fields={{ _back: pathname + search }}
          />
        }
      >
        <Outlet />
      </PortalLayout>
    </AnchorProvider>
  );
}

/** The portal of a kind of people. */
export const homeOf = (userType: string) => (userType === "manager" ? "recruiter" : userType);

const hydratedPortal = /^\/(student|instructor|mentor|company|recruiter|admin|account|chat|live|checkout)(\/|$)/;

/** Within the portals links go through the router; public pages are other documents, without scripts. */
export function RoutedAnchor({ href, children, ...rest }: AnchorProps) {
  return hydratedPortal.test(href) ? (
    <RouterLink to={href} prefetch="intent" {...rest}>
      {children}
    </RouterLink>
  ) : (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}

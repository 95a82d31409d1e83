import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** A public page has two addresses: English at the root, Arabic under /ar. */
const both = (path: string, file: string) => ["en", "ar"].map((locale) => inLocale(locale, path, file));
const inLocale = (locale: string, path: string, file: string) =>
  route([locale === "ar" ? "ar" : "", path].filter(Boolean).join("/") || "/", file, { id: `${file}:${locale}` });

const publicPages = [
  layout("portals/public/layout.tsx", [
    ...both("", "portals/public/home.tsx"),
    ...both("courses", "portals/public/catalogue.tsx"),
    ...both("courses/:slug", "portals/public/course.tsx"),
    ...both("courses/:slug/lessons/:lesson", "portals/public/preview-lesson.tsx"),
    ...both("plans", "portals/public/plans.tsx"),
    ...both("verify", "portals/public/verify.tsx"),
    ...both("verify/:number", "portals/public/certificate.tsx"),
    route("*", "portals/public/not-found.tsx"),
  ]),
  ...both("ui/:layout?", "portals/public/gallery.tsx"),
];

const joining = [
  ...both("register", "portals/auth/register.tsx"),
  ...both("sign-in", "portals/auth/sign-in.tsx"),
  ...both("verify-email", "portals/auth/verify-email.tsx"),
  ...both("forgot-password", "portals/auth/forgot-password.tsx"),
  ...both("reset-password", "portals/auth/reset-password.tsx"),
  ...both("invitation", "portals/auth/invitation.tsx"),
  ...both("unsubscribe", "portals/auth/unsubscribe.tsx"),
];

const account = [
  route("account", "portals/account/layout.tsx", [
    index("portals/account/profile.tsx"),
    route("security", "portals/account/security.tsx"),
    route("preferences", "portals/account/preferences.tsx"),
    route("activity", "portals/account/activity.tsx"),
    route("notifications", "portals/account/notifications/list.tsx"),
    route("notifications/preferences", "portals/account/notifications/preferences.tsx"),
    route("purchases", "portals/account/purchases/list.tsx"),
  ]),
  route("account/notifications/push", "portals/account/notifications/push.ts"),
  route("account/theme", "portals/account/theme.ts"),
  route("account/sign-out", "portals/account/sign-out.ts"),
];

const student = [
  route("student", "portals/student/layout.tsx", [
    index("portals/student/dashboard.tsx"),
    route("courses", "portals/student/courses.tsx"),
    route("enrol", "portals/student/enrol.tsx"),
    route("subscription", "portals/student/subscription/page.tsx"),
    route("subscription/trial", "portals/student/subscription/trial.tsx"),
    route("certificates", "portals/student/certificates.tsx"),
    route("affiliate", "portals/student/affiliate/page.tsx"),
  ]),
  route("student/beacon", "portals/student/player/beacon.ts"),
  route("student/learn/:course", "portals/student/player/resume.ts"),
  route("student/learn/:course/complete", "portals/student/player/complete.tsx"),
  route("student/learn/:course/materials", "portals/student/player/materials.tsx"),
  route("student/learn/:course/:lesson", "portals/student/player/lesson.tsx"),
  route("student/learn/:course/:lesson/quiz/:quiz", "portals/student/player/quiz.tsx"),
  route("student/learn/:course/:lesson/attempt/:attempt", "portals/student/player/attempt.tsx"),
  route("student/learn/:course/:lesson/attempt/:attempt/save", "portals/student/player/save-attempt.ts"),
  route("student/learn/:course/:lesson/attempt/:attempt/review", "portals/student/player/review.tsx"),
];

const admin = route("admin", "portals/admin/layout.tsx", [
  index("portals/admin/home.tsx"),
  route("users", "portals/admin/users/list.tsx"),
  route("users/invite", "portals/admin/users/invite.tsx"),
  route("users/together", "portals/admin/users/together.tsx"),
  route("users/export", "portals/admin/users/export.ts"),
  route("users/:uuid", "portals/admin/users/user.tsx"),
  route("roles", "portals/admin/roles/list.tsx"),
  route("roles/new", "portals/admin/roles/new.tsx"),
  route("roles/:code", "portals/admin/roles/role.tsx"),
  route("audit", "portals/admin/audit/list.tsx"),
  route("audit/export", "portals/admin/audit/export.ts"),
  route("audit/:id", "portals/admin/audit/entry.tsx"),
  route("lookups", "portals/admin/lookups/types.tsx"),
  route("lookups/:type", "portals/admin/lookups/type.tsx"),
  route("lookups/:type/settings", "portals/admin/lookups/settings.tsx"),
  route("categories", "portals/admin/content/categories.tsx"),
  route("courses", "portals/admin/content/courses.tsx"),
  route("certificates", "portals/admin/content/certificates.tsx"),
  route("certificates/:number/download", "portals/admin/content/certificate-download.ts"),
  route("media", "portals/admin/content/media.tsx"),
  route("search-engines", "portals/admin/content/search-engines.tsx"),
  route("billing", "portals/admin/billing/orders.tsx"),
  route("billing/orders/:uuid", "portals/admin/billing/order.tsx"),
  route("billing/invoices", "portals/admin/billing/invoices.tsx"),
  route("billing/invoices/:uuid", "portals/admin/billing/invoice-download.ts"),
  route("billing/companies", "portals/admin/billing/companies.tsx"),
  route("billing/companies/:uuid", "portals/admin/billing/company.tsx"),
  route("statements/:uuid", "portals/company/statement-download.ts", { id: "admin/statement-download" }),
  route("billing/affiliates", "portals/admin/billing/affiliates/list.tsx"),
  route("billing/ledger", "portals/admin/billing/ledger.tsx"),
  route("billing/coupons", "portals/admin/billing/coupons.tsx"),
  route("billing/taxes", "portals/admin/billing/taxes.tsx"),
  route("billing/plans", "portals/admin/billing/plans/list.tsx"),
  route("billing/plans/new", "portals/admin/billing/plans/new.tsx"),
  route("billing/plans/:uuid", "portals/admin/billing/plans/plan.tsx"),
  route("billing/subscriptions", "portals/admin/billing/subscriptions/list.tsx"),
  route("billing/settings", "portals/admin/billing/settings.tsx"),
  route("health", "portals/admin/health/page.tsx"),
  route("dead-letters", "portals/admin/health/dead-letters.tsx"),
]);

const instructor = [
  route("instructor", "portals/instructor/layout.tsx", [
    index("portals/instructor/home.tsx"),
    route("courses", "portals/instructor/courses.tsx"),
    route("courses/new", "portals/instructor/new-course.tsx"),
    route("courses/:course", "portals/instructor/course/layout.tsx", [
      index("portals/instructor/course/structure.tsx"),
      route("lessons/:lesson", "portals/instructor/course/lesson.tsx"),
      route("lessons/:lesson/items/:item", "portals/instructor/course/item.tsx"),
      route("quizzes", "portals/instructor/course/quizzes.tsx"),
      route("quizzes/:quiz", "portals/instructor/course/quiz.tsx"),
      route("quizzes/:quiz/attempts", "portals/instructor/course/quiz-attempts.tsx"),
      route("quizzes/:quiz/questions/:question", "portals/instructor/course/question.tsx"),
      route("materials", "portals/instructor/course/materials.tsx"),
      route("students", "portals/instructor/course/students.tsx"),
      route("live", "portals/instructor/course/live.tsx"),
      route("live/:session", "portals/instructor/course/attendance.tsx"),
      route("live/:session/file", "portals/instructor/course/attendance-file.ts"),
      route("settings", "portals/instructor/course/settings.tsx"),
      route("history", "portals/instructor/course/history.tsx"),
    ]),
    // The same lists as administrators have: the verbs show each person what is theirs.
    route("certificates", "portals/admin/content/certificates.tsx", { id: "instructor/certificates" }),
    route("certificates/:number/download", "portals/admin/content/certificate-download.ts", {
      id: "instructor/certificate-download",
    }),
    route("media", "portals/admin/content/media.tsx", { id: "instructor/media" }),
  ]),
];

/** Portals whose people have, so far, their account and their learning. */
const homes = ["mentor", "recruiter"].map((portal) =>
  route(portal, `portals/${portal}/layout.tsx`, [index("portals/shared/home.tsx", { id: `${portal}/home` })]),
);

const company = route("company", "portals/company/layout.tsx", [
  index("portals/shared/home.tsx", { id: "company/home" }),
  route("statements", "portals/company/statements.tsx"),
  route("statements/:uuid", "portals/company/statement-download.ts"),
]);

const chat = route("chat", "portals/chat/layout.tsx", [
  index("portals/chat/rooms.tsx"),
  route("reports", "portals/chat/reports.tsx"),
  route("retention", "portals/chat/private-retention.tsx"),
  route("course/:uuid/retention", "portals/chat/retention.tsx"),
  route(":kind/:uuid", "portals/chat/room.tsx"),
]);

const live = route("live", "portals/live/layout.tsx", [
  index("portals/live/list.tsx"),
  route(":uuid", "portals/live/session.tsx"),
]);

const checkout = route("checkout", "portals/checkout/layout.tsx", [
  route("orders/:uuid/return", "portals/checkout/return.tsx"),
  route(":kind/:uuid", "portals/checkout/checkout.tsx"),
]);

export default [
  ...publicPages,
  ...joining,
  ...account,
  admin,
  ...instructor,
  ...student,
  ...homes,
  company,
  chat,
  live,
  checkout,
] satisfies RouteConfig;

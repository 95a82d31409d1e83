/** The walls of the house (docs/architecture.md), one rule a line. */
const order = [
  "lookups",
  "accounts",
  "access",
  "audit",
  "plans",
  "media",
  "catalogue",
  "enrolment",
  "subscriptions",
  "assessment",
  "progress",
  "credentials",
  "referrals",
  "billing",
  "notifications",
  "chat",
  "live",
  "site",
  "operations",
];
const folder = (name) => `^worker/modules/${name}/`;
const notTest = "(\\.test\\.tsx?|/testing\\.ts)$";
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { pathNot: notTest, ...from },
  to,
});

module.exports = {
  forbidden: [
    rule(
      "no-circles",
      "A circle is one thing in two files.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    rule(
      "kernel-alone",
      "The kernel imports nothing of ours.",
      { path: "^worker/kernel/" },
      { path: "^(worker/(?!kernel/)|app|queues|durable-objects|scripts)" },
    ),
    rule(
      "modules-know-no-framework",
      "Modules never meet hono, remix, react, the platform or Cloudflare.",
      { path: "^worker/modules/" },
      {
        path: "^(node_modules/(hono|react|react-dom|@remix-run)|worker/(platform|api|http|webhooks)/|app/|queues/(?!messages)|cloudflare:)",
      },
    ),
    ...order.map((name, index) =>
      rule(
        `${name}-looks-down`,
        `${name} imports the index.ts (or schema.ts, policy) of modules below it only.`,
        { path: folder(name) },
        { path: `^worker/modules/(${order.slice(index + 1).join("|") || "none"})/`, pathNot: "/schema\\.ts$" },
      ),
    ),
    rule(
      "modules-by-their-index",
      "Other modules are met through index.ts or schema.ts.",
      { path: "^worker/modules/([^/]+)/" },
      { path: "^worker/modules/([^/]+)/", pathNot: ["^worker/modules/$1/", "/(index|schema)\\.ts$"] },
    ),
    rule(
      "platform-implements-ports",
      "The platform imports the kernel, the environment and words.",
      { path: "^worker/platform/" },
      { path: "^(worker/(?!(platform|kernel|words)/|env\\.ts)|app|queues|durable-objects)" },
    ),
    rule(
      "doors-know-verbs-only",
      "Doors import modules' index.ts, words and the kernel; never drizzle or a schema.",
      { path: "^(app|worker/api|worker/webhooks|queues|durable-objects)/" },
      {
        path: "^(node_modules/drizzle-orm|worker/modules/[^/]+/(?!index\\.ts|inputs\\.ts)|worker/platform/(?!outbox-queue|gateways/test-payment))",
      },
    ),
    rule(
      "doors-apart",
      "Doors do not import each other.",
      { path: "^(app|worker/api|worker/webhooks)/" },
      { path: "^(queues/(?!messages)|durable-objects/(?!.*protocol))" },
    ),
    rule(
      "objects-apart",
      "An object knows its own folder, what all share and the protocols of others.",
      { path: "^durable-objects/([^/]+)/" },
      { path: "^(app|queues/(?!messages)|durable-objects/(?!$1/|shared/|.*protocol))" },
    ),
    rule(
      "words-alone",
      "Words import nothing but words and the kernel's types.",
      { path: "^worker/words/" },
      { path: "^(worker/(?!(words|kernel)/)|app|queues)" },
    ),
    rule(
      "ui-alone",
      "The design system knows no page and no verb.",
      { path: "^app/ui/" },
      { path: "^(app/(?!ui/)|worker/(?!words/))" },
    ),
    rule(
      "nobody-imports-scripts",
      "What ships does not import scripts or tests.",
      { path: "^(worker|app|queues|durable-objects)/" },
      { path: "^(scripts|tests)/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".css"], conditionNames: ["import", "default"] },
  },
};

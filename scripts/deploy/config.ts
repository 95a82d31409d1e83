import type { Answers } from "./answers";

/** Beside wrangler.toml, so that its relative paths hold. */
export type PublicAnswers = Omit<Answers, "databaseUrl">;

const variables: Record<keyof PublicAnswers, string> = {
  appOrigin: "APP_ORIGIN",
  contentOrigin: "CONTENT_ORIGIN",
  mailFrom: "MAIL_FROM",
  brandName: "BRAND_NAME",
  currency: "CURRENCY",
  timeZone: "TIME_ZONE",
};

/**
 * wrangler.toml with the account's own ids and addresses in [env.production]; everything else word for word. No secret is among them.
 * @param namespaces title → id, for the KV namespaces whose id in wrangler.toml is their title
 */
export function deployConfig(wranglerToml: string, answers: PublicAnswers, namespaces: Record<string, string>): string {
  const start = wranglerToml.search(/^\[env\.production\]$/m);
  if (start < 0) throw new Error("wrangler.toml has no [env.production]");
  const [before, production] = [wranglerToml.slice(0, start), wranglerToml.slice(start)];
  let text = production.replace("[env.production]\n", "[env.production]\nworkers_dev = false\npreview_urls = false\n");
  for (const [key, variable] of Object.entries(variables)) {
    const line = new RegExp(`^${variable} = ".*"$`, "m");
    if (!line.test(text)) throw new Error(`[env.production.vars] of wrangler.toml has no ${variable}`);
    text = text.replace(line, () => `${variable} = ${quote(answers[key as keyof PublicAnswers])}`);
  }
  for (const [title, id] of Object.entries(namespaces))
    text = text.replaceAll(`id = ${quote(title)}`, () => `id = ${quote(id)}`);
  const routes = [answers.appOrigin, answers.contentOrigin].map(
    (origin) => `[[env.production.routes]]\npattern = ${quote(new URL(origin).host)}\ncustom_domain = true\n`,
  );
  return `# Written by npm run deploy from wrangler.toml. It holds no secret, and is not committed.\n${before}${text.trimEnd()}\n\n${routes.join("\n")}`;
}

/** A TOML basic string is a JSON string. */
const quote = (text: string) => JSON.stringify(text);

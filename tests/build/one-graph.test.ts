import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

/** Words that stand once in the kernel's and the door's sources and survive minifying: two of one are two copies of a module. */
const onceInTheWorker = ["RL001", "set_config('app.verb'", "outbox_not_drained", "refusal_not_recorded"];
/** What a browser must never be sent: the database's driver and rules, the passwords' cost, the tenants' registry. */
const neverInTheBrowser = ["RL001", "set_config", "refuse_unless", "neon-http", "scrypt", "APP_SECRET", "audit_logs"];

const scriptsIn = (dir: string): { file: string; text: string }[] =>
  readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => ({ file, text: readFileSync(join(dir, file), "utf8") }));

describe("the production bundle", () => {
  beforeAll(() => {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build: npm run build comes first");
  });

  it("PLT-7 holds one copy of the kernel, so that pages, the API and the queue mean the same classes and verbs", () => {
    const scripts = scriptsIn("build/server");
    for (const word of onceInTheWorker) {
      const copies = scripts.flatMap(({ file, text }) =>
        text
          .split(word)
          .slice(1)
          .map(() => file),
      );
      expect(copies, word).toHaveLength(1);
    }
  });

  it("PLT-10 sends no browser anything of the server", () => {
    const scripts = scriptsIn("build/client");
    expect(scripts.length).toBeGreaterThan(10);
    for (const word of neverInTheBrowser) {
      const files = scripts.filter(({ text }) => text.includes(word)).map(({ file }) => file);
      expect(files, word).toEqual([]);
    }
  });
});

import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { type Env, settingsOf } from "../../worker/env";
import { publicPage } from "../../worker/http/public-pages";
import { changeContentVersion, contentVersion } from "../../worker/platform/public-cache";
import { defaultTenant } from "../../worker/platform/tenants";

const worker = env as unknown as Env;
const tenant = defaultTenant(settingsOf(worker));

/** As a command does it: the promise is what its answer waits for, `late` what is left behind. */
async function touch(site = worker.SITE) {
  const late: Promise<unknown>[] = [];
  await changeContentVersion(site, tenant.key, (work) => void late.push(work));
  return late;
}

/** Asks for `path`; the page says `text`, or cannot be rendered where that is null. */
async function ask(path: string, text: string | null, of = tenant) {
  const kept: Promise<unknown>[] = [];
  const render = async () => {
    if (text === null) throw new Error("the database is away");
    return new Response(text, { headers: { "x-cacheable": "1", "content-security-policy": of.contentOrigin } });
  };
  const response = await publicPage(new URL(path, tenant.origin), of, worker, (work) => void kept.push(work), render);
  await Promise.all(kept);
  return {
    page: response.headers.get("x-page"),
    policy: response.headers.get("content-security-policy"),
    text: await response.text(),
  };
}

describe("public pages from cache, in workerd", () => {
  it("PLT-10 a page that was kept is never shown with another content origin's policy and links", async () => {
    const path = "/courses?kept";
    expect(await ask(path, "here")).toMatchObject({ page: "rendered", policy: tenant.contentOrigin });
    expect(await ask(path, "again")).toMatchObject({ page: "cached", text: "here" });
    const moved = { ...tenant, contentOrigin: "http://content.localhost:9999" };
    expect(await ask(path, "moved", moved)).toEqual({ page: "rendered", policy: moved.contentOrigin, text: "moved" });
    expect(await ask(path, "moved again", moved)).toMatchObject({ page: "cached", policy: moved.contentOrigin });
    expect(await ask(path, "again")).toMatchObject({ page: "cached", policy: tenant.contentOrigin, text: "here" });
  });

  it("CRS-1 an edit shows at once in the isolate that made it, and the page of before is what an outage finds", async () => {
    const path = "/courses?edited";
    await ask(path, "before");
    await touch();
    expect(await ask(path, null)).toMatchObject({ page: "stale", text: "before" });
    expect(await ask(path, "after")).toMatchObject({ page: "rendered", text: "after" });
    expect(await ask(path, null)).toMatchObject({ page: "cached", text: "after" });
    await expect(ask("/courses?never-seen", null)).rejects.toThrow("away");
  });

  it("PLT-10 however many changes come within a second, KV is written twice, and the last of them is what it says", async () => {
    const written: string[] = [];
    const refusing = new Set([0]);
    const site = {
      get: (key: string) => worker.SITE.get(key),
      put: async (key: string, version: string) => {
        if (refusing.delete(written.push(version) - 1)) throw new Error("429 Too Many Requests");
        await worker.SITE.put(key, version);
      },
    } as unknown as KVNamespace;
    // What an earlier test wrote is a second ago.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const late = (await Promise.all(Array.from({ length: 20 }, () => touch(site)))).flat();
    const shown = await contentVersion(site, tenant.key);
    await Promise.all(late);
    expect(written.length).toBe(2);
    expect(await worker.SITE.get(`content-version:${tenant.key}`)).toBe(shown);
    expect(await contentVersion(site, tenant.key)).toBe(shown);
  });
});

import { createExecutionContext, env } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { app } from "../../worker/app";
import { type Env, settingsOf } from "../../worker/env";
import { publicAddress } from "../../worker/http/public-address";
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

/** Asks for `path`; the page says `text` after so many milliseconds, or cannot be rendered where that is null. */
async function ask(path: string, text: string | null, of = tenant, ms = 0) {
  const kept: Promise<unknown>[] = [];
  const render = async () => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    if (text === null) throw new Error("the database is away");
    return new Response(text, { headers: { "x-cacheable": "1", "content-security-policy": of.contentOrigin } });
  };
  const response = await publicPage(
    publicAddress(new URL(path, tenant.origin)),
    of,
    worker,
    (work) => void kept.push(work),
    render,
  );
  await Promise.all(kept);
  return {
    page: response.headers.get("x-page"),
    policy: response.headers.get("content-security-policy"),
    text: await response.text(),
  };
}

describe("public pages from cache, in workerd", () => {
  it("PLT-10 a page that was kept is never shown with another content origin's policy and links", async () => {
    const path = "/courses/kept";
    expect(await ask(path, "here")).toMatchObject({ page: "rendered", policy: tenant.contentOrigin });
    expect(await ask(path, "again")).toMatchObject({ page: "cached", text: "here" });
    const moved = { ...tenant, contentOrigin: "http://content.localhost:9999" };
    expect(await ask(path, "moved", moved)).toEqual({ page: "rendered", policy: moved.contentOrigin, text: "moved" });
    expect(await ask(path, "moved again", moved)).toMatchObject({ page: "cached", policy: moved.contentOrigin });
    expect(await ask(path, "again")).toMatchObject({ page: "cached", policy: tenant.contentOrigin, text: "here" });
  });

  it("CRS-1 an edit shows at once in the isolate that made it, and the page of before is what an outage finds", async () => {
    const path = "/courses/edited";
    await ask(path, "before");
    await touch();
    expect(await ask(path, null)).toMatchObject({ page: "stale", text: "before" });
    expect(await ask(path, "after")).toMatchObject({ page: "rendered", text: "after" });
    expect(await ask(path, null)).toMatchObject({ page: "cached", text: "after" });
    await expect(ask("/courses/never-seen", null)).rejects.toThrow("away");
  });

  it("CRS-1 an address is kept once, whatever a page does not know is put behind it, and in whatever order", async () => {
    const same = [
      "/courses?level=beginner&price=free",
      "/courses?utm_source=mail&price=free&level=beginner&_data=root",
    ];
    expect(await ask(same[0] ?? "", "free")).toMatchObject({ page: "rendered" });
    for (const path of [...same, "/courses?level=beginner&price=free&sort=nonsense&q="])
      expect(await ask(path, "again"), path).toMatchObject({ page: "cached", text: "free" });
    expect(await ask("/courses?level=advanced&price=free", "hard")).toMatchObject({ page: "rendered" });
    expect(await ask("/courses/one?visit=1", "one")).toMatchObject({ page: "rendered" });
    expect(await ask("/courses/one?visit=2", "two")).toMatchObject({ page: "cached", text: "one" });
    expect(await ask("/courses/one?currency=EGP", "in pounds")).toMatchObject({ page: "rendered" });
    expect(await ask("/ar/courses/one?currency=", "ar")).toMatchObject({ page: "rendered" });
    expect(publicAddress(new URL("/ar/courses/one?currency=egp&visit=3", tenant.origin)).search).toBe("");
    expect(publicAddress(new URL("/courses/one/lessons/two?currency=EGP", tenant.origin)).search).toBe("");
    // Neither a parameter nor a path can be made to look like both.
    expect(publicAddress(new URL("/verify?number=a%7Cb&token=x", tenant.origin)).search).toBe("?number=a%7Cb");
  });

  it("CRS-1 an old page that many ask for at once is rendered once", async () => {
    const path = "/courses/asked-for";
    await ask(path, "old");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    try {
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask(path, "new")));
      expect(answers.filter(({ page }) => page === "rendered")).toHaveLength(1);
      expect(await ask(path, "newer")).toMatchObject({ page: "cached", text: "new" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("CRS-1 a page that nobody has seen yet and many ask for at once is rendered once, or by each where that one fails", async () => {
    const asked = (path: string, first: string | null) =>
      Promise.allSettled([
        ask(path, first, tenant, 40),
        ...Array.from({ length: 4 }, () => ask(path, "another", tenant, 40)),
      ]);
    const shared = (await asked("/courses/new", "new")).map((answer) =>
      answer.status === "fulfilled" ? [answer.value.page, answer.value.text] : "failed",
    );
    expect(shared).toEqual([["rendered", "new"], ...Array.from({ length: 4 }, () => ["cached", "new"])]);
    const [failed, ...others] = await asked("/courses/newer", null);
    expect(failed?.status).toBe("rejected");
    expect(others.map((answer) => answer.status === "fulfilled" && answer.value.text)).toEqual(
      Array.from({ length: 4 }, () => "another"),
    );
  });

  it("CRS-1 whoever asks for the head alone is answered from the page that is kept", async () => {
    await ask("/courses/headed", "a page");
    for (const [method, body] of [
      ["HEAD", ""],
      ["GET", "a page"],
    ] as const) {
      const request = new Request(`${tenant.origin}/courses/headed?utm_source=mail`, { method });
      const response = await app.fetch(request, worker, createExecutionContext());
      expect([response.status, response.headers.get("x-page"), await response.text()]).toEqual([200, "cached", body]);
      expect(response.headers.get("x-request-id")).toBeTruthy();
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
    await Promise.all(await touch());
    const request = new Request(`${tenant.origin}/courses/headed`, { method: "HEAD" });
    expect((await app.fetch(request, worker, createExecutionContext())).headers.get("x-page")).toBeNull();
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

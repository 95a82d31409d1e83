import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { memoryFiles } from "../../tests/support/memory-files";
import { contentUrl } from "../modules/media";
import { hmacSigner } from "../platform/signer";
import { dispositionOf } from "./headers";
import { serveContent } from "./serve";

describe("the content origin", () => {
  const files = memoryFiles();
  const signer = hmacSigner("a secret for tests alone");
  const now = new Date("2026-03-02T10:00:00Z");
  const expires = new Date("2026-03-02T12:00:00Z");
  const origin = { files, signer, appOrigin: "http://app.test", now };
  const link = (key: string, more: object = {}) =>
    contentUrl(signer, { contentOrigin: "http://content.test" }, { key, filename: "درس 1.mp4", ...more }, expires);
  const get = (url: string, headers: Record<string, string> = {}, method = "GET") =>
    serveContent(new Request(url, { method, headers }), origin);
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  beforeAll(async () => {
    await files.put("media/video", bytes, { mimeType: "video/mp4" });
    await files.put("media/svg", new TextEncoder().encode("<svg/>"), { mimeType: "image/svg+xml" });
    await files.put("media/pdf", new TextEncoder().encode("%PDF-1.7"), { mimeType: "application/pdf" });
  });

  it("LES-2 a film is served whole and in parts, so that it can be sought in", async () => {
    const url = await link("media/video");
    const whole = await get(url);
    expect([whole?.status, whole?.headers.get("content-length"), whole?.headers.get("accept-ranges")]).toEqual([
      200,
      "1000",
      "bytes",
    ]);
    expect(new Uint8Array((await whole?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
    const part = await get(url, { range: "bytes=500-599" });
    expect([part?.status, part?.headers.get("content-range"), part?.headers.get("content-length")]).toEqual([
      206,
      "bytes 500-599/1000",
      "100",
    ]);
    expect(new Uint8Array((await part?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes.slice(500, 600));
    const past = await get(url, { range: "bytes=1000-" });
    expect([past?.status, past?.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
    const changed = await get(url, { range: "bytes=0-1", "if-range": '"other"' });
    expect(changed?.status).toBe(200);
    const etag = whole?.headers.get("etag") ?? "";
    expect((await get(url, { range: "bytes=0-1", "if-range": etag }))?.status).toBe(206);
    expect((await get(url, { "if-none-match": etag }))?.status).toBe(304);
    const head = await get(url, {}, "HEAD");
    expect([head?.status, head?.headers.get("content-length"), head?.body]).toEqual([200, "1000", null]);
  });

  it("MED-3 without a good link there is nothing", async () => {
    const url = await link("media/video");
    const token = new URL(url).pathname.split("/")[2] ?? "";
    const other = await signer.sign("upload", { key: "media/video", filename: "x" }, expires);
    const wrong = [
      "http://content.test/",
      "http://content.test/m/",
      `http://content.test/m/${token}`,
      `http://content.test/m/${token}/a/b`,
      `http://content.test/m/${token}x/a.mp4`,
      `http://content.test/m/${other}/a.mp4`,
      "http://content.test/media/video",
      await link("media/absent"),
      await contentUrl(signer, { contentOrigin: "http://content.test" }, { key: "media/video", filename: "a" }, now),
    ];
    for (const address of wrong) expect(await get(address), address).toBeNull();
    for (const method of ["POST", "PUT", "DELETE"]) expect(await get(url, {}, method)).toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => (await get(`http://content.test${path}`)) === null),
      { numRuns: 50 },
    );
  });

  it("MED-3 nothing that is served runs, is framed elsewhere, or is taken for something else", async () => {
    const video = (await get(await link("media/video")))?.headers;
    expect(video?.get("content-security-policy")).toMatch(
      /default-src 'none'.*sandbox.*frame-ancestors http:\/\/app\.test/,
    );
    expect(video?.get("x-content-type-options")).toBe("nosniff");
    expect(video?.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(video?.get("set-cookie")).toBeNull();
    expect(video?.get("content-disposition")).toBe(
      `inline; filename="___ 1.mp4"; filename*=UTF-8''%D8%AF%D8%B1%D8%B3%201.mp4`,
    );
    expect(video?.get("cache-control")).toMatch(/^private/);
    expect((await get(await link("media/video", { isPublic: true })))?.headers.get("cache-control")).toMatch(/^public/);
    const svg = (await get(await link("media/svg")))?.headers;
    expect(svg?.get("content-disposition")).toMatch(/^attachment/);
    const pdf = (await get(await link("media/pdf")))?.headers;
    expect(pdf?.get("content-security-policy")).toContain("frame-ancestors http://app.test");
    expect(pdf?.get("content-security-policy")).not.toContain("sandbox");
    expect(
      (await get(await link("media/pdf", { disposition: "attachment" })))?.headers.get("content-disposition"),
    ).toMatch(/^attachment/);
  });

  it("MED-3 any name is a header of one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const header = dispositionOf("attachment", name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7E]*"; filename\*=UTF-8''[\w.!~%#$&+^`|-]*$/);
        new Headers({ "content-disposition": header });
      }),
    );
  });
});

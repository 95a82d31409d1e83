import { SELF } from "cloudflare:test";
import { describe, expect, inject, it } from "vitest";
import { stripes, withPlace } from "../support/pictures";

const api = "http://localhost:8787/api/v1";
const signed = { authorization: `Bearer ${inject("studentToken")}` };

describe("a picture's way, in workerd", () => {
  it("MED-2 goes up in a part, comes back small and turned, and names no place", async () => {
    const bytes = withPlace(stripes.progressive(), 6);
    const call = async (path: string, init: RequestInit) =>
      (await SELF.fetch(path, init as never)).json<Record<string, string>>();
    const plan = await call(`${api}/media/uploads`, {
      method: "POST",
      headers: { ...signed, "content-type": "application/json" },
      body: JSON.stringify({
        kind: "profile_picture",
        filename: "me.jpg",
        mimeType: "image/jpeg",
        sizeBytes: bytes.length,
      }),
    });
    await call(`${plan.uploadUrl}/1`, {
      method: "PUT",
      body: bytes,
      headers: { "content-length": String(bytes.length) },
    });
    const file = await call(`${api}/media/${plan.uuid}/completion`, { method: "POST", headers: signed });
    expect(file).toMatchObject({ width: 16, height: 24 });
    const small = String(file.url).replace(/[^/]+$/, "w160/me.jpg");
    // The queue draws it within some seconds; until then the picture itself is there.
    let answer = await SELF.fetch(small);
    expect(answer.headers.get("content-type")).toMatch(/^image\//);
    for (let i = 0; i < 60 && answer.headers.get("content-type") !== "image/webp"; i++) {
      await answer.arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await SELF.fetch(small);
    }
    expect(answer.headers.get("content-type")).toBe("image/webp");
    const picture = new Uint8Array(await answer.arrayBuffer());
    expect(String.fromCharCode(...picture.subarray(8, 12))).toBe("WEBP");
    expect(String.fromCharCode(...picture)).not.toContain("Exif");
    expect((await SELF.fetch(String(file.url).replace(/[^/]+$/, "w161/me.jpg"))).status).toBe(404);
  });
});

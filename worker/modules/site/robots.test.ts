import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../tests/support/refusal";
import { createWorld } from "../../../tests/support/world";
import { editRobots, readRobots } from ".";

describe("robots.txt", () => {
  const world = createWorld();
  const ourLine = "Sitemap: http://localhost:8787/sitemap.xml";
  const linesOf = (text: string) => text.trimEnd().split("\n");

  it("CMS-3 anyone reads a standard text that keeps crawlers out of the portals and names the sitemap", async () => {
    const { text, isStandard } = await world.visitor.run(readRobots, {});
    expect(isStandard).toBe(true);
    expect(linesOf(text)).toEqual(expect.arrayContaining(["User-agent: *", "Disallow: /admin", "Disallow: /api/"]));
    expect(linesOf(text).at(-1)).toBe(ourLine);
  });

  it("CMS-3 a content manager writes it; the sitemap's line is kept once, other sitemaps stay, and public pages are told", async () => {
    const manager = world.as(await world.person("content_manager"));
    const touches = world.publicTouches;
    const answer = await manager.run(editRobots, {
      text: `# Our own\r\nUser-agent: Googlebot\r\nCrawl-delay: 2\r\nSitemap: https://news.test/map.xml\r\n${ourLine}`,
    });
    const read = await world.visitor.run(readRobots, {});
    expect(read).toEqual(answer);
    expect(linesOf(read.text)).toEqual([
      "# Our own",
      "User-agent: Googlebot",
      "Crawl-delay: 2",
      "Sitemap: https://news.test/map.xml",
      "",
      ourLine,
    ]);
    expect(world.publicTouches).toBe(touches + 1);
    // Edited as it was read, it does not grow.
    expect(await manager.run(editRobots, { text: read.text })).toEqual(read);
  });

  it("CMS-3 an empty text brings the standard one back", async () => {
    const manager = world.as(await world.person("content_manager"));
    await manager.run(editRobots, { text: "User-agent: *" });
    expect((await manager.run(editRobots, { text: "  " })).isStandard).toBe(true);
    expect((await world.visitor.run(readRobots, {})).text).toContain("Disallow: /admin");
  });

  it("CMS-3 what is no robots.txt, too long, or from somebody else is refused and changes nothing", async () => {
    const manager = world.as(await world.person("content_manager"));
    const before = await world.visitor.run(readRobots, {});
    const refused = async (text: unknown) =>
      (await expectRefusal(manager.run(editRobots, { text } as never), "invalid_input")).params.fields;
    expect(await refused("<html>")).toEqual({ text: { code: "format" } });
    expect(await refused("x: y\n".repeat(5000))).toEqual({ text: { code: "too_long", limit: 20_000 } });
    expect(await refused("User-agent: *\u0000")).toEqual({ text: { code: "format" } });
    expect(await refused(7)).toEqual({ text: { code: "type" } });
    await expectRefusal(world.as(await world.person("student")).run(editRobots, { text: "" }), "forbidden");
    await expectRefusal(world.visitor.run(editRobots, { text: "" }), "unauthenticated");
    expect(await world.visitor.run(readRobots, {})).toEqual(before);
  });

  it("CMS-3 two writers at once leave one setting", async () => {
    const manager = world.as(await world.person("content_manager"));
    await Promise.all(["a", "b", "c"].map((name) => manager.run(editRobots, { text: `User-agent: ${name}` })));
    const { rowCount } = await world.sql.query("select from system_settings where key = 'seo.robots'");
    expect(rowCount).toBe(1);
  });
});

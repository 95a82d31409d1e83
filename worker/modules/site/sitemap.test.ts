import { describe, expect, it } from "vitest";
import { createWorld } from "../../../tests/support/world";
import { sitemap } from ".";
import { upTo } from "./sitemap";

describe("sitemap", () => {
  const world = createWorld();

  it("CMS-3 it names the public pages and published courses in the languages they have, newest first, and nothing else", async () => {
    const author = await world.person("instructor");
    const course = (slug: string, status: string, arabic: string | null, published: string, deleted = false) =>
      world.sql.query(
        `insert into courses (slug, status, created_by_id, translations, published_at, deleted_at)
         values ($1, $2, $3, jsonb_strip_nulls(jsonb_build_object('en', jsonb_build_object('title', $1::text), 'ar', jsonb_build_object('title', $4::text))), $5, $6)`,
        [slug, status, author.id, arabic, published, deleted ? published : null],
      );
    await course("old-course", "published", "مقرر قديم", "2025-01-01");
    await course("new-course", "published", null, "2026-01-01");
    await course("a-draft", "draft", null, "2026-01-01");
    await course("a-private-one", "private", null, "2026-01-01");
    await course("an-archived-one", "archived", null, "2026-01-01");
    await course("a-deleted-one", "published", null, "2026-01-01", true);
    const { pages } = await world.visitor.run(sitemap, {});
    expect(pages.map(({ path, locales }) => `${path} ${locales.join("+")}`)).toEqual([
      "/ en+ar",
      "/courses en+ar",
      "/plans en+ar",
      "/verify en+ar",
      "/courses/new-course en",
      "/courses/old-course en+ar",
    ]);
    expect(pages[0]?.updatedAt).toBeNull();
    expect(Date.parse(pages[4]?.updatedAt ?? "")).toBeGreaterThan(0);
  });

  it("CMS-3 one file holds no more addresses than the protocol allows", () => {
    const pages = ["a", "b", "c"].map((path) => ({ path, locales: ["en", "ar"] }));
    expect(upTo(5, pages).map(({ path }) => path)).toEqual(["a", "b"]);
    expect(upTo(6, pages)).toHaveLength(3);
  });

  it("CMS-3 courses are read in order from an index", async () => {
    await world.sql.query("set enable_seqscan = off");
    const { rows } = await world.sql.query(
      "explain select slug from courses where status = 'published' and deleted_at is null order by published_at desc, id desc limit 100",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Scan Backward using courses_published/);
  });
});

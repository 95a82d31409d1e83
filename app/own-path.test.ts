import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";

const origin = "https://learn.example";

describe("where a page sends people on to", () => {
  it("PLT-10 a path of ours is kept as it is", () => {
    for (const path of ["/", "/student", "/admin/users?q=a%20b&page=2", "/courses/x#lessons", "/ar/courses/%D8%B7"])
      expect(ownPath(path, origin)).toBe(path);
  });

  it("PLT-10 whatever a browser would read as another site, and what is no page, leads nowhere", () => {
    const elsewhere = [
      "//evil.example/x",
      "/\t/evil.example/x",
      "/\n/evil.example/x",
      "/\\evil.example",
      "\\\\evil.example",
      "/.//evil.example",
      "/a/..//evil.example",
      "https://evil.example/",
      "javascript:alert(1)",
      " /student",
      "student",
      "",
      "/student.data?_routes=root",
      "//[",
      null,
      undefined,
    ];
    for (const next of elsewhere) expect(ownPath(next, origin), JSON.stringify(next)).toBeNull();
  });
});

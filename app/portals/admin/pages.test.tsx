import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { renderToStaticMarkup } from "react-dom/server";
import { Outlet, type RouteObject } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { pageContext } from "../../../worker/http/page-context";
import type { Person } from "../../../worker/kernel/actor";
import type { Ports } from "../../../worker/kernel/ports";
import { createRole } from "../../../worker/modules/access";
import { inviteUser } from "../../../worker/modules/accounts";
import { searchAudit } from "../../../worker/modules/audit";
import { createCategory, deleteCategory, listManagedCategories } from "../../../worker/modules/catalogue";
import { createLookup, createType } from "../../../worker/modules/lookups";
import AdminPortal from "./layout";

interface Page {
  path: string;
  load: () => Promise<{ loader?: unknown; action?: unknown; default: unknown }>;
}
const pages: Page[] = [
  { path: "", load: () => import("./home") },
  { path: "users", load: () => import("./users/list") },
  { path: "users/invite", load: () => import("./users/invite") },
  { path: "users/:uuid", load: () => import("./users/user") },
  { path: "roles", load: () => import("./roles/list") },
  { path: "roles/new", load: () => import("./roles/new") },
  { path: "roles/:code", load: () => import("./roles/role") },
  { path: "audit", load: () => import("./audit/list") },
  { path: "audit/:id", load: () => import("./audit/entry") },
  { path: "lookups", load: () => import("./lookups/types") },
  { path: "lookups/:type", load: () => import("./lookups/type") },
  { path: "lookups/:type/settings", load: () => import("./lookups/settings") },
  { path: "categories", load: () => import("./content/categories") },
  { path: "courses", load: () => import("./content/courses") },
  { path: "certificates", load: () => import("./content/certificates") },
  { path: "media", load: () => import("./content/media") },
  { path: "search-engines", load: () => import("./content/search-engines") },
];

/** What a form without scripts would send. */
const formOf = (fields: Record<string, string>) => new URLSearchParams(fields);

describe("administration pages", () => {
  const world = createWorld();
  let admin: Person;
  let reader: Person;
  const addresses: string[] = [];

  beforeAll(async () => {
    admin = await world.person("super_admin");
    reader = await world.person("super_admin", { locale: "ar", fullName: "Demo Reader" });
    const run = world.as(admin).run;
    const { uuid } = await run(inviteUser, {
      email: "demo.guest@example.org",
      fullName: "Demo Guest",
      userType: "mentor",
    });
    await run(createRole, {
      code: "demo_reviewer",
      nameEn: "Demo reviewer",
      nameAr: "مراجع تجريبي",
      permissions: ["audit.read:all"],
    });
    const parent = await run(createCategory, { translations: { en: { name: "Demo parent" } } });
    await run(createCategory, {
      translations: { en: { name: "Demo child" }, ar: { name: "فرع تجريبي" } },
      parentUuid: parent.uuid,
    });
    await makeCourse(world, await world.person("instructor"), { status: "draft" });
    const labels = { labelEn: "Weight", labelAr: "الوزن" };
    await run(createType, {
      code: "demo_list",
      nameEn: "Demo list",
      nameAr: "قائمة",
      fields: [{ key: "weight", kind: "number", ...labels }],
    });
    const value = await run(createLookup, {
      type: "demo_list",
      code: "one",
      nameEn: "One",
      nameAr: "واحد",
      metadata: { weight: 1.5 },
    });
    const { items } = await run(searchAudit, { limit: 1 });
    addresses.push(
      ...[
        "/admin",
        "/admin/users",
        "/admin/users?q=nobody-at-all",
        "/admin/users/invite",
        `/admin/users/${uuid}`,
        `/admin/users/${uuid}?dialog=ban`,
      ],
      ...[
        "/admin/roles",
        "/admin/roles?deleted=true",
        "/admin/roles/new",
        "/admin/roles/demo_reviewer?dialog=delete",
        "/admin/roles/instructor",
      ],
      ...["/admin/audit", `/admin/audit?actorUuid=${admin.uuid}&from=2026-01-01`, `/admin/audit/${items[0]?.id}`],
      ...[
        "/admin/lookups",
        "/admin/lookups?dialog=new",
        "/admin/lookups/demo_list?dialog=create",
        `/admin/lookups/demo_list?dialog=edit&of=${value.uuid}`,
      ],
      ...["/admin/lookups/course_status", "/admin/lookups/demo_list?deleted=true", "/admin/lookups/demo_list/settings"],
      ...["/admin/categories", `/admin/categories?dialog=edit&of=${parent.uuid}`, "/admin/categories?deleted=true"],
      ...[
        "/admin/courses",
        "/admin/courses?status=archived",
        "/admin/certificates",
        "/admin/media",
        "/admin/media?whose=everybody",
      ],
      ...["/admin/search-engines", "/admin/search-engines?done=robots"],
    );
  });

  /** The page as the server would draw it, or where it sends the browser. */
  async function open(person: Person, address: string, body?: URLSearchParams): Promise<string> {
    const url = new URL(address, world.tenant.origin);
    const context = pageContext(world.as(person), {} as Ports, { url, nonce: null, person });
    const root = {
      locale: person.locale,
      tenant: context.tenant,
      nowIso: context.nowIso,
      requestId: context.requestId,
      timeZone: "Africa/Cairo",
      theme: "system",
      scripts: true,
      person: { ...person, roles: [...person.roles], grants: [...person.grants] },
    };
    const children = await Promise.all(
      pages.map(async ({ path, load }): Promise<RouteObject> => {
        const module = (await load()) as { loader?: never; action?: never; default: React.ComponentType };
        return { path, loader: module.loader, action: module.action, Component: module.default };
      }),
    );
    const routes: RouteObject[] = [
      {
        id: "root",
        loader: () => root,
        Component: Outlet,
        children: [{ path: "/admin", Component: AdminPortal, children }],
      },
    ];
    const handler = createStaticHandler(routes);
    const request = new Request(url, body ? { method: "POST", body } : {});
    const result = await handler.query(request, { requestContext: context as ActionFunctionArgs["context"] });
    if (result instanceof Response) return `→ ${result.headers.get("location")}`;
    if (result.errors) throw Object.values(result.errors)[0];
    return renderToStaticMarkup(
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, result)} context={result} hydrate={false} />,
    );
  }

  it("ADM-2 every page answers in both languages, with one heading and no word missing", async () => {
    for (const address of addresses) {
      for (const person of [admin, reader]) {
        const html = await open(person, address);
        const name = `${address} (${person.locale})`;
        expect(html.match(/<h1[ >]/g), name).toHaveLength(1);
        // A key that has no words is shown as itself.
        const text = html.replace(/<(code|option)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "\n");
        expect(text.match(/^[a-z]+(_[a-z]+)+$/gm), name).toBeNull();
        expect(text.match(/\{\w+\}|undefined|\[object/g), name).toBeNull();
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
        expect(new Set(ids).size, name).toBe(ids.length);
      }
    }
  });

  it("ACC-11 a suspension without a reason is refused beside its field, in the dialog that stands open", async () => {
    const student = await world.person("student");
    const address = `/admin/users/${student.uuid}?dialog=suspend`;
    const refused = await open(admin, address, formOf({ _do: "suspend", reason: "" }));
    expect(refused).toMatch(/<dialog[^>]* open/);
    expect(refused).toContain("Please fill this in.");
    expect(await open(admin, address, formOf({ _do: "suspend", reason: "Asked for it" }))).toBe(
      `→ /admin/users/${student.uuid}?done=suspend`,
    );
    expect(await open(reader, `/admin/users/${student.uuid}`)).toContain("Asked for it");
  });

  it("RBC-2 a role that somebody holds is not deleted, and the page says why", async () => {
    const guest = await world.person("mentor");
    await open(admin, `/admin/users/${guest.uuid}`, formOf({ _do: "roles", "roles[]": "demo_reviewer" }));
    const refused = await open(admin, "/admin/roles/demo_reviewer?dialog=delete", formOf({ _do: "delete" }));
    expect(refused).toContain("People still hold this role.");
    await open(admin, `/admin/users/${guest.uuid}`, formOf({ _do: "roles" }));
    expect(await open(admin, "/admin/roles/demo_reviewer", formOf({ _do: "delete" }))).toBe(
      "→ /admin/roles?done=delete&undo=demo_reviewer",
    );
    expect(await open(admin, "/admin/roles", formOf({ _do: "restore", code: "demo_reviewer" }))).toBe(
      "→ /admin/roles?done=restore",
    );
  });

  it("ADM-8 values move among their siblings, and fields arrive as what they are", async () => {
    const address = "/admin/lookups/demo_list?dialog=create";
    const wanted = { _do: "create", _key: crypto.randomUUID(), nameEn: "Two", nameAr: "اثنان", parentUuid: "" };
    expect(await open(admin, address, formOf({ ...wanted, code: "two", "field.number.weight": "heavy" }))).toContain(
      "This does not have the right form.",
    );
    await open(
      admin,
      address,
      formOf({ ...wanted, _key: crypto.randomUUID(), code: "two", "field.number.weight": "2.5" }),
    );
    const { rows } = await world.sql.query("select uuid, metadata from lookups where code = 'two'");
    expect(rows[0].metadata).toEqual({ weight: 2.5 });
    await open(admin, address, formOf({ _do: `up:${rows[0].uuid}` }));
    const html = await open(admin, address);
    expect(html.indexOf(">two<")).toBeLessThan(html.indexOf(">one<"));
  });

  it("ADM-7 a deleted category is listed as such, and one below it is offered a new place", async () => {
    const run = world.as(admin).run;
    const parent = await run(createCategory, { translations: { en: { name: "Demo stem" } } });
    const child = await run(createCategory, { translations: { en: { name: "Demo leaf" } }, parentUuid: parent.uuid });
    await run(deleteCategory, { uuid: child.uuid });
    await run(deleteCategory, { uuid: parent.uuid });
    expect((await run(listManagedCategories, { deleted: true })).items.map((item) => item.nameEn).sort()).toEqual([
      "Demo leaf",
      "Demo stem",
    ]);
    await open(admin, "/admin/categories", formOf({ _do: "restore", uuid: child.uuid }));
    const { items } = await run(listManagedCategories, {});
    expect(items.find((item) => item.uuid === child.uuid)).toMatchObject({
      isOrphan: true,
      parentUuid: null,
      depth: 0,
    });
    expect(await open(admin, "/admin/categories")).toContain("It stood below a category that was deleted");
  });

  it("RBC-2 cards, buttons and lists are drawn for the rights that are held", async () => {
    const support = await world.person("support_admin");
    const html = await open(support, "/admin");
    expect(html).toContain("Newest people");
    expect(html).not.toContain("Latest in the audit trail");
    const student = await world.person("student");
    const page = await open(support, `/admin/users/${student.uuid}`);
    expect(page).toContain("dialog=suspend");
    expect(page).not.toContain("dialog=delete");
  });
});

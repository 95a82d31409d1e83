import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { BenchCourse } from "./course";
import { type Door, insistOn, page } from "./http";
import type { Person } from "./people";

/** Script that one page makes a browser load. Bytes are of brotli at its best quality, file by file. */
export interface PageScripts {
  name: string;
  files: number;
  /** With an empty cache. */
  first: number;
  /** Coming from the student's dashboard. */
  next: number;
}
export interface RouteScripts {
  path: string;
  /** Of the route and everything around it, with an empty cache. */
  first: number;
  /** What it adds to the dashboard's. */
  next: number;
}

const firstPage = "portals/student/dashboard";

/** What pages, as they are served, ask browsers to load. */
export async function measurePageScripts(door: Door, course: BenchCourse, { token }: Person): Promise<PageScripts[]> {
  const learn = `/student/learn/${course.slug}`;
  const pages: [string, string, string?][] = [
    ["Home", "/"],
    ["Catalogue", "/courses"],
    ["Course", `/courses/${course.slug}`],
    ["Certificate check", `/verify/${course.certificateNumber}`],
    ["Student's dashboard", "/student", token],
    ["Player, text lesson", `${learn}/${course.textLesson}`, token],
    ["Player, video lesson", `${learn}/${course.videoLesson}`, token],
    ["Quiz", `${learn}/${course.quizLesson}/quiz/${course.quizUuid}`, token],
    ["Profile", "/account", token],
  ];
  const dashboard = scriptsIn((await insistOn(door, page("/student", token))).body);
  const measured: PageScripts[] = [];
  for (const [name, path, whose] of pages) {
    const files = scriptsIn((await insistOn(door, page(path, whose))).body);
    const more = [...files].filter((file) => !dashboard.has(file));
    measured.push({ name, files: files.size, first: sizeOf(files), next: whose ? sizeOf(more) : 0 });
  }
  return measured;
}

/** Files that a page's markup names: preloaded modules, script elements, imports of its inline module. */
function scriptsIn(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(/\/assets\/[\w.$-]+\.js/g), ([file]) => file));
}

interface Manifest {
  entry: { module: string; imports: string[] };
  routes: Record<
    string,
    { id: string; path?: string; index?: boolean; parentId?: string; module: string; imports?: string[] }
  >;
  url: string;
}

/** Every route of the portals, from the build's own manifest. Parts that load themselves later, such as players, are not in it. */
export function measureRouteScripts(): RouteScripts[] {
  const folder = "build/client/assets";
  const name = readdirSync(folder).find((file) => /^manifest-.*\.js$/.test(file));
  if (!name) throw new Error(`${folder} holds no manifest`);
  const text = readFileSync(join(folder, name), "utf8");
  const manifest = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
  const chain = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : manifest.routes[id];
    return route ? [route.id, ...chain(route.parentId)] : [];
  };
  const filesOf = (id: string) =>
    new Set([
      manifest.url,
      manifest.entry.module,
      ...manifest.entry.imports,
      ...chain(id).flatMap((part) => [manifest.routes[part]?.module ?? "", ...(manifest.routes[part]?.imports ?? [])]),
    ]);
  const known = filesOf(firstPage);
  const parents = new Set(Object.values(manifest.routes).map(({ parentId }) => parentId));
  return (
    Object.values(manifest.routes)
      // Routes that are no pages are files without markup.
      .filter(
        ({ id }) => !parents.has(id) && !/^(root|portals\/(public|auth)\/)/.test(id) && !existsSync(`app/${id}.ts`),
      )
      .map(({ id }) => {
        const files = filesOf(id);
        return {
          path: pathOf(manifest, chain(id)),
          first: sizeOf(files),
          next: sizeOf([...files].filter((file) => !known.has(file))),
        };
      })
      .sort((a, b) => a.path.localeCompare(b.path))
  );
}

const pathOf = ({ routes }: Manifest, ids: string[]): string =>
  `/${ids
    .reverse()
    .map((id) => routes[id]?.path)
    .filter(Boolean)
    .join("/")}`;

const sizes = new Map<string, number>();

function sizeOf(files: Iterable<string>): number {
  let sum = 0;
  for (const file of files) {
    if (!file) continue;
    let size = sizes.get(file);
    if (size === undefined) {
      const bytes = readFileSync(join("build/client", file));
      size = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
      sizes.set(file, size);
    }
    sum += size;
  }
  return sum;
}

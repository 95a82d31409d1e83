import { execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { endWithUs } from "./guard";
import { freePort } from "./ports";
import { createRoles, type PostgresAccess, postgresAt, superuserPassword } from "./postgres-access";
import { claim, clearOrphan, unclaim } from "./postgres-orphan";
import { findPrograms, type Programs } from "./postgres-programs";

export interface PostgresOptions {
  /** The cluster's folder: made at first start, kept between starts. */
  dataDir: string;
  /** The port to try first. Another is taken when it is busy. */
  port?: number;
  /** False for tests: nothing is forced to disk, so a crash of the machine may lose the cluster. Default true. */
  durable?: boolean;
  /** Further server settings, such as `{ shared_preload_libraries: "pg_stat_statements" }`. */
  settings?: Record<string, string>;
  /** Receives the server's log. */
  onLog?: (text: string) => void;
}

export interface Postgres extends PostgresAccess {
  /** Ends the server in order, connections included. May be called twice. */
  stop(): Promise<void>;
}

/** Starts native PostgreSQL on 127.0.0.1, making the cluster and its login roles at first start. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  const programs = await findPrograms(dataDir);
  await clearOrphan(dataDir);
  const ready = join(dataDir, "recruitlms-ready");
  const isNew = !existsSync(ready);
  if (isNew) await initialise(programs, dataDir);
  claim(dataDir);
  const server = await startServer(programs, { ...options, dataDir });
  try {
    if (isNew) {
      await createRoles(server.port);
      writeFileSync(ready, "");
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...postgresAt(server.port), stop: server.stop };
}

/** `initdb`. What an interrupted first start left is thrown away: without its roles it is of no use. */
async function initialise(programs: Programs, dataDir: string): Promise<void> {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (programs.user) for (const path of [dataDir, passwordFile]) chownSync(path, programs.user.uid, programs.user.gid);
  // Text search by trigram asks the C library what a letter is: in the locale C, no Arabic character is one.
  const locale = process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8";
  const flags = [`--pgdata=${dataDir}`, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=password"];
  const [program, args] = programs.command(programs.initdb, [
    ...flags,
    "--encoding=UTF8",
    `--locale=${process.platform === "win32" ? "C" : locale}`,
    "--lc-messages=C",
    "--no-sync",
  ]);
  try {
    await promisify(execFile)(program, args, { cwd: dirname(dataDir), env: { ...process.env, LC_ALL: "" } });
  } catch (error) {
    throw new Error(`PostgreSQL could not be set up in ${dataDir}: ${(error as { stderr?: string }).stderr ?? error}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function startServer(programs: Programs, options: PostgresOptions & { dataDir: string }) {
  let port = options.port || (await freePort());
  for (let attempt = 1; ; attempt++) {
    try {
      return { port, stop: await launch(programs, options, port) };
    } catch (error) {
      const log = (error as Error).message;
      // Children of a killed server need a moment to notice that it is gone.
      const passing = /could not bind|could not create any TCP|shared memory block/.test(log);
      if (!passing || attempt === 6) throw error;
      if (log.includes("shared memory")) await new Promise((done) => setTimeout(done, 500));
      else port = await freePort();
    }
  }
}

/** One attempt; rejects with the server's own words. Resolves to its stop function. */
async function launch(programs: Programs, options: PostgresOptions & { dataDir: string }, port: number) {
  const settings = { ...baseSettings, ...(options.durable === false ? careless : {}), ...options.settings };
  const assignments = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [program, args] = programs.command(programs.postgres, [
    "-D",
    options.dataDir,
    "-p",
    String(port),
    ...assignments,
  ]);
  // A process group of its own: Ctrl-C in the terminal must not end the database before those who use it.
  const server = spawn(program, args, { cwd: options.dataDir, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolveEnded) => server.once("close", () => resolveEnded()));
  let log = "";
  await new Promise<void>((started, failed) => {
    server.once("error", failed);
    void ended.then(() => failed(new Error(`PostgreSQL did not start:\n${log.trim()}`)));
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      options.onLog?.(text);
      if (log.length < 10_000) log += text;
      if (text.includes("ready to accept connections")) started();
    });
  });
  const callOff = endWithUs(server.pid);
  const stop = async () => {
    callOff();
    if (server.exitCode === null && server.signalCode === null) server.kill("SIGINT");
    const late = setTimeout(() => server.kill("SIGQUIT"), 10_000);
    await ended;
    clearTimeout(late);
    unclaim(options.dataDir);
  };
  return stop;
}

const baseSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  // As on Neon: compiling a query of a few milliseconds costs more than it saves.
  jit: "off",
};

const careless = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum_naptime: "10min" };

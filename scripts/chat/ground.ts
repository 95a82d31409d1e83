import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { makeStudents, type Person } from "../bench/people";
import { ensureBuild } from "../local/build";
import { startMailbox } from "../local/mailbox";
import { type NeonBridge, startNeonBridge } from "../local/neon-bridge";
import { startPostgres } from "../local/postgres";
import type { Stack } from "../local/signals";
import { type LocalWorker, startWorker } from "../local/workerd";
import { migrate } from "../migrate";

const database = "recruitlms";

/** The production build over an empty database, in a folder of its own; and a course whose room everybody may enter. */
export interface ChatGround {
  bridge: NeonBridge;
  worker: LocalWorker;
  client: pg.Client;
  /** Stops workerd, dead or alive, and starts it again on the same port and files. */
  restart(): Promise<void>;
  /** Takes a room's object out of memory, its sockets asleep; false where it is not there, or too busy to go. */
  evict(room: string): Promise<boolean>;
  /** What a room's object has on disk. */
  stored(room: string): Promise<{ seq: number; id: string }[]>;
  stopPostgres(): Promise<void>;
  /** From now on whoever raises a notification throws, or does so no longer. */
  consumersThrow(doThey: boolean): Promise<void>;
  startPostgres(): Promise<void>;
  /** Enrols so many more students, each with an open session. */
  people(count: number): Promise<Person[]>;
  /** A new course and with it a new, empty room, which all people made so far and later may enter. */
  newRoom(): Promise<string>;
  complaints: string[];
}

export async function startChatGround(stack: Stack, options: { durable: boolean }): Promise<ChatGround> {
  const root = process.cwd();
  await ensureBuild(root, (child) => stack.add("The build", () => child.kill()));
  const dir = mkdtempSync(join(tmpdir(), "recruitlms-chat-"));
  stack.add("The data", () => rmSync(dir, { recursive: true, force: true }));
  const cluster = { dataDir: join(dir, "postgres"), durable: options.durable };
  let postgres = await startPostgres(cluster);
  stack.add("PostgreSQL", () => postgres.stop());
  await postgres.ensureDatabase(database);
  await migrate(postgres.adminUrl(database));
  const bridge = await startNeonBridge({ postgres });
  stack.add("The bridge", bridge.stop);
  const mailbox = await startMailbox({ port: 0 });
  stack.add("The mailbox", mailbox.stop);
  const connect = async () => {
    const client = new pg.Client({ connectionString: postgres.adminUrl(database) });
    // It is ended by PostgreSQL when that is stopped.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };
  stack.add("The connection", () => ground.client.end());
  const complaints: string[] = [];
  const start = (port: number) =>
    startWorker({
      port,
      root,
      bridge,
      databaseUrl: `postgresql://app:app@db.localtest/${database}`,
      mailboxUrl: mailbox.url,
      appSecret: "a secret of thirty-two characters, for measuring alone",
      persistTo: join(dir, "workerd"),
      inspectObjects: true,
      bindings: { RATE_LIMITS: "off", ENVIRONMENT: "production" },
      log: ({ level, message }) => void (level === "error" && complaints.push(message)),
    });
  const ground: ChatGround = {
    ...{ bridge, complaints },
    client: await connect(),
    worker: await start(0),
    async restart() {
      const { port } = new URL(ground.worker.url);
      await ground.worker.stop().catch(() => undefined);
      ground.worker = await start(Number(port));
    },
    async evict(room) {
      try {
        await ground.worker.mf.unsafeEvictDurableObject("", "ChatRoom", { name: room, webSockets: "hibernate" });
        return true;
      } catch (error) {
        if (/not currently running|still has active references/.test(String(error))) return false;
        throw error;
      }
    },
    async stored(room) {
      const storage = await ground.worker.mf.unsafeGetDurableObjectStorage("", "ChatRoom", { name: room });
      return storage.exec<{ seq: number; id: string }>("select seq, id from events order by seq");
    },
    async consumersThrow(doThey) {
      if (doThey)
        await ground.client.query(`
          create or replace function chaos_throw() returns trigger language plpgsql as $$ begin raise exception 'made to throw'; end $$;
          create or replace trigger chaos_throw before insert on notifications for each row execute function chaos_throw()`);
      else await ground.client.query("drop trigger if exists chaos_throw on notifications");
    },
    async stopPostgres() {
      await ground.client.end();
      await postgres.stop();
    },
    async startPostgres() {
      postgres = await startPostgres({ ...cluster, port: postgres.port });
      ground.client = await connect();
    },
    async people(count) {
      const people = await makeStudents(ground.client, count, null);
      await enrolEverybody(ground.client);
      return people;
    },
    async newRoom() {
      const { client } = ground;
      await client.query("begin");
      await client.query("select set_config('app.verb', 'seed.bench', true)");
      const { rows } = await client.query<{ uuid: string }>(
        `insert into courses (slug, status, translations, created_by_id, published_at)
         select 'chat-' || gen_random_uuid(), 'published', '{"en":{"title":"A lively course"}}', min(id), now() from users returning uuid`,
      );
      await client.query("commit");
      await enrolEverybody(client, rows[0]?.uuid);
      return rows[0]?.uuid ?? "";
    },
  };
  stack.add("The app", () => ground.worker.stop());
  return ground;
}

/** In one course, or in each. */
async function enrolEverybody(client: pg.Client, course: string | null = null): Promise<void> {
  await client.query("begin");
  await client.query("select set_config('app.verb', 'seed.bench', true)");
  await client.query(
    `insert into enrollments (user_id, course_id, status, enrollment_type)
     select u.id, c.id, 'in_progress', 'free' from users u cross join courses c
     where $1::uuid is null or c.uuid = $1 on conflict do nothing`,
    [course],
  );
  await client.query("commit");
}

/** What a browser sends along when it opens a room's socket. */
export function socketOf(
  worker: LocalWorker,
  course: string,
  { token }: Person,
  after: number | null,
  pass: string | null = null,
) {
  const { port } = new URL(worker.url);
  const query = [`v=1`, ...(after === null ? [] : [`after=${after}`]), ...(pass === null ? [] : [`pass=${pass}`])];
  return {
    address: `ws://127.0.0.1:${port}/ws/rooms/course/${course}?${query.join("&")}`,
    options: {
      headers: { host: `localhost:${port}`, cookie: `__Host-session=${token}` },
      origin: worker.url,
      perMessageDeflate: false,
    },
  };
}

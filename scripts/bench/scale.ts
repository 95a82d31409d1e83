import type pg from "pg";
import { seedVolume, type VolumeSizes } from "../demo/volume";
import type { BenchCourse } from "./course";
import type { BenchGround } from "./ground";
import { type Ask, call, type Door, insistOn, page } from "./http";
import { type ListAsk, scaledAsks } from "./lists";
import { percentile } from "./numbers";
import { openSession, type Person } from "./people";
import { type Explained, explainAsks } from "./plans";
import type { Staff } from "./steps";

export interface Scaled {
  sizes: VolumeSizes;
  /** Seconds that filling the database took. */
  seededIn: number;
  /** Medians and p95 in milliseconds, one request after the other. `small` is null for what only volume has. */
  times: { name: string; small: Times | null; large: Times }[];
  plans: Explained[];
}
interface Times {
  p50: number;
  p95: number;
}

interface Given {
  ground: BenchGround;
  client: pg.Client;
  course: BenchCourse;
  student: Person;
  staff: Staff;
  samples: number;
  sizes: VolumeSizes;
  say: (line: string) => void;
}

/** Times every page and list over the demo data, fills the database, times them again and reads the plans there. */
export async function measureScale(given: Given): Promise<Scaled> {
  const { ground, client, course, student, staff, samples, sizes, say } = given;
  const asks = scaledAsks(course, student, staff);
  say("Small: one request after the other …");
  const small = await timeAll(ground.rendered, asks, samples);
  say("Filling the database …");
  const began = performance.now();
  await seedVolume(ground.adminUrl, sizes, say);
  const seededIn = (performance.now() - began) / 1000;
  say("Large: one request after the other …");
  const large = await timeAll(ground.rendered, asks, samples);
  const crowded = await crowdedAsks(client, staff);
  const alone = await timeAll(ground.rendered, crowded, samples);
  say("Reading the plans …");
  const plans = await explainAsks(ground, client, [...asks, ...crowded]);
  return {
    sizes,
    seededIn,
    plans,
    times: [
      ...asks.map(({ name }, at) => ({ name, small: small[at] ?? null, large: large[at] as Times })),
      ...crowded.map(({ name }, at) => ({ name, small: null, large: alone[at] as Times })),
    ],
  };
}

/** What only volume has: the course with the most students, the student with the most courses. */
async function crowdedAsks(client: pg.Client, { admin }: Staff): Promise<ListAsk[]> {
  const most = async (column: string) => {
    const { rows } = await client.query<{ id: string }>(
      `select ${column} as id from enrollments group by 1 order by count(*) desc limit 1`,
    );
    return rows[0]?.id ?? "0";
  };
  const { rows } = await client.query<{ uuid: string; slug: string }>("select uuid, slug from courses where id = $1", [
    await most("course_id"),
  ]);
  const { uuid = "", slug = "" } = rows[0] ?? {};
  const token = await openSession(client, await most("user_id"));
  const asAdmin = (path: string) => (): Ask => call(admin.token, "GET", path);
  return [
    { name: "Course with the most students", make: () => page(`/courses/${slug}`) },
    { name: "API: its students", make: asAdmin(`/courses/${uuid}/enrolments`) },
    { name: "API: its students, searched", make: asAdmin(`/courses/${uuid}/enrolments?q=Harbour`) },
    { name: "Dashboard of the student with the most courses", make: () => page("/student", token) },
    { name: "Their courses", make: () => page("/student/courses", token) },
  ];
}

async function timeAll(door: Door, asks: ListAsk[], samples: number): Promise<Times[]> {
  const times: Times[] = [];
  for (const { make } of asks) {
    const taken: number[] = [];
    // The first ones read the disk and fill caches.
    for (let turn = -5; turn < samples; turn++) {
      const { ms } = await insistOn(door, make());
      if (turn >= 0) taken.push(ms);
    }
    times.push({ p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) });
  }
  return times;
}

import type pg from "pg";
import { idOf, Visitors } from "../visitors";
import { course, running, teacher } from "./sessions";

/** Lets the demo people ask, vote and choose in the session that runs: what happens there is kept by its object, until it is over. */
export async function meet(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ uuid: string; met: boolean }>(
    `select s.uuid, exists (select from live_attendance a where a.session_id = s.id) as met
     from live_sessions s join courses c on c.id = s.course_id where c.slug = $1 and s.status = 'live' order by s.id limit 1`,
    [course],
  );
  const [session] = rows;
  if (!session || session.met) return;
  const people = new Visitors(client, url);
  const { poll, questions, chosen } = running;
  const everybody = [teacher, ...chosen.map(([email]) => email), ...questions.map(({ by }) => by)];
  for (const email of new Set(everybody)) await people.enter(email, `/ws/live/${session.uuid}`);
  const pollId = idOf("demo poll");
  await people.act(teacher, pollId, { t: "poll", ...poll, multiple: false });
  for (const [email, choice] of chosen)
    await people.act(email, idOf(`demo choice ${email}`), { t: "choose", poll: pollId, choices: [choice] });
  for (const { by, text, voters } of questions) {
    const question = idOf(`demo question ${text}`);
    await people.act(by, question, { t: "ask", text });
    for (const email of voters) await people.act(email, idOf(`demo vote ${email} ${text}`), { t: "vote", question });
  }
  await people.leave();
}

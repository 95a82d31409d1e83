import type { Face, Poll, Question, You } from "./protocol";

/** The outcome that is kept when the session is over; who asked is named by their id. */
export interface Outcome {
  questions: { by: string; text: string; votes: number; answered: boolean }[];
  polls: { question: string; choices: string[]; counts: number[]; voters: number }[];
}
interface Voted {
  votes: You["votes"];
  chosen: You["chosen"];
}

/** Questions and polls with the votes on them, in the object's SQLite. Whose vote is whose leaves it only to that person. */
export class Board {
  constructor(private readonly sql: SqlStorage) {
    for (const statement of schema) sql.exec(statement);
  }

  /** With the most votes first, the answered ones last. */
  questions(): Question[] {
    return this.sql
      .exec<QuestionRow>(`${selectQuestion} order by q.answered, votes desc, q.place`)
      .toArray()
      .map(toQuestion);
  }

  question(id: string): Question | null {
    const [row] = this.sql.exec<QuestionRow>(`${selectQuestion} where q.id = ?`, id).toArray();
    return row ? toQuestion(row) : null;
  }

  /** How many there are, and how many of one person's wait for an answer. */
  asked(person: string): { all: number; waiting: number } {
    return this.sql
      .exec<{ all: number; waiting: number }>(
        `select count(*) as "all", coalesce(sum(by = ? and answered = 0 and hidden = 0), 0) as waiting from questions`,
        person,
      )
      .one();
  }

  ask(id: string, by: string, text: string, at: number): void {
    this.sql.exec("insert into questions (id, by, text, at) values (?, ?, ?, ?)", id, by, text, at);
  }

  mark(id: string, what: "answered" | "hidden", on: boolean): void {
    const column = what === "answered" ? "answered" : "hidden";
    this.sql.exec(`update questions set ${column} = ? where id = ?`, on ? 1 : 0, id);
  }

  /** False where they have voted for it before. */
  vote(question: string, person: string): boolean {
    const written = this.sql.exec(
      "insert into question_votes (question, person) values (?, ?) on conflict do nothing returning 1",
      ...[question, person],
    );
    return written.toArray().length > 0;
  }

  /** The last opened first. */
  polls(): Poll[] {
    return this.sql
      .exec<PollRow>("select * from polls order by place desc")
      .toArray()
      .map((row) => this.toPoll(row));
  }

  poll(id: string): Poll | null {
    const [row] = this.sql.exec<PollRow>("select * from polls where id = ?", id).toArray();
    return row ? this.toPoll(row) : null;
  }

  pollCount(): number {
    return this.sql.exec<{ count: number }>("select count(*) as count from polls").one().count;
  }

  open(poll: Pick<Poll, "id" | "question" | "choices" | "multiple" | "at">): void {
    this.sql.exec(
      "insert into polls (id, question, choices, multiple, at) values (?, ?, ?, ?, ?)",
      ...[poll.id, poll.question, JSON.stringify(poll.choices), poll.multiple ? 1 : 0, poll.at],
    );
  }

  close(id: string): void {
    this.sql.exec("update polls set closed = 1 where id = ?", id);
  }

  /** False where they have chosen before. */
  choose(poll: string, person: string, choices: readonly number[]): boolean {
    const written = this.sql.exec(
      "insert into poll_votes (poll, person, choices) values (?, ?, ?) on conflict do nothing returning 1",
      ...[poll, person, JSON.stringify(choices)],
    );
    return written.toArray().length > 0;
  }

  votesOf(person: string): Voted {
    const votes = this.sql.exec<{ question: string }>("select question from question_votes where person = ?", person);
    const chosen = this.sql.exec<{ poll: string; choices: string }>(
      "select poll, choices from poll_votes where person = ?",
      person,
    );
    return {
      votes: votes.toArray().map(({ question }) => question),
      chosen: Object.fromEntries(chosen.toArray().map(({ poll, choices }) => [poll, JSON.parse(choices) as number[]])),
    };
  }

  outcome(): Outcome {
    return {
      questions: this.questions()
        .filter(({ hidden }) => !hidden)
        .map(({ by, text, votes, answered }) => ({ by: by.id, text, votes, answered })),
      polls: this.polls()
        .reverse()
        .map(({ question, choices, counts, voters }) => ({ question, choices, counts, voters })),
    };
  }

  private toPoll({ id, question, choices, multiple, at, closed }: PollRow): Poll {
    const names = JSON.parse(choices) as string[];
    const counts = names.map(() => 0);
    const votes = this.sql.exec<{ choice: number; count: number }>(
      "select c.value as choice, count(*) as count from poll_votes v, json_each(v.choices) c where v.poll = ? group by c.value",
      id,
    );
    for (const { choice, count } of votes.toArray()) counts[choice] = count;
    const { voters } = this.sql
      .exec<{ voters: number }>("select count(*) as voters from poll_votes where poll = ?", id)
      .one();
    return { id, question, choices: names, multiple: multiple === 1, at, open: closed === 0, counts, voters };
  }
}

interface QuestionRow extends Record<string, SqlStorageValue> {
  id: string;
  face: string;
  text: string;
  at: number;
  votes: number;
  answered: number;
  hidden: number;
}
interface PollRow extends Record<string, SqlStorageValue> {
  id: string;
  question: string;
  choices: string;
  multiple: number;
  at: number;
  closed: number;
}

const selectQuestion = `
  select q.id, p.json as face, q.text, q.at, q.answered, q.hidden,
    (select count(*) from question_votes v where v.question = q.id) as votes
  from questions q join people p on p.id = q.by`;
const toQuestion = ({ id, face, text, at, votes, answered, hidden }: QuestionRow): Question => {
  const by = JSON.parse(face) as Face;
  return { id, by, text, at, votes, answered: answered === 1, hidden: hidden === 1 };
};

/** Additive only: an object may wake up under newer code at any time. */
const schema = [
  `create table if not exists questions (
     place integer primary key autoincrement, id text not null unique, by text not null, text text not null, at integer not null,
     answered integer not null default 0, hidden integer not null default 0) strict`,
  "create table if not exists question_votes (question text not null, person text not null, primary key (question, person)) strict, without rowid",
  "create index if not exists question_votes_person on question_votes (person)",
  `create table if not exists polls (
     place integer primary key autoincrement, id text not null unique, question text not null, choices text not null, multiple integer not null,
     at integer not null, closed integer not null default 0) strict`,
  "create table if not exists poll_votes (poll text not null, person text not null, choices text not null, primary key (poll, person)) strict, without rowid",
  "create index if not exists poll_votes_person on poll_votes (person)",
];

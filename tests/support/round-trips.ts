import { AsyncLocalStorage } from "node:async_hooks";
import { neonConfig } from "@neondatabase/serverless";
import { expect } from "vitest";
import type { AnyVerb } from "../../worker/kernel/verb";

/** What one request to the database asked: a batch, in its order. */
export type Trip = { query: string; params: unknown[] }[];

/** By verb: the most round trips it may answer after, where one does not do, and why. Everything else has one. */
export const exceptions: Record<string, { most: number; why: string }> = {
  "accounts.signIn": { most: 2, why: "counts the attempt before the password is hashed, opens the session after" },
  "accounts.changePassword": { most: 2, why: "counts the attempt before the password is hashed, changes it after" },
  "accounts.register": { most: 2, why: "which mail is sent depends on who has the address; a batch cannot choose" },
  "accounts.verifyEmail": { most: 2, why: "as accounts.resetPassword" },
  "accounts.rewrapKeys": { most: 2, why: "keys are wrapped anew outside the database; a timer's" },
  "platform.watch": { most: 6, why: "one look, and a commit for each alert that begins or ends; a timer's" },
  "accounts.forgotPassword": {
    most: 2,
    why: "whom the mail is for is read first, so that unknown addresses cost the same",
  },
  "accounts.resendVerification": { most: 2, why: "as accounts.forgotPassword" },
  "accounts.resetPassword": { most: 2, why: "the password is measured against its owner's name before it is hashed" },
  "accounts.acceptInvitation": { most: 2, why: "as accounts.resetPassword" },
  "users.edit": { most: 2, why: "whether the address changes decides which mail is sent; a batch cannot choose" },
  "lookups.create": { most: 2, why: "a type's fields are data of rules in JavaScript, which check the value's" },
  "lookups.edit": { most: 2, why: "as lookups.create" },
  "enrolments.enrol": { most: 3, why: "one; three where an enrolment that was dropped or ran out is opened again" },
  "enrolments.enrolStudent": { most: 3, why: "as enrolments.enrol" },
  "attempts.start": {
    most: 6,
    why: "one; six where an attempt that ran out of time is graded first and two tabs race",
  },
  "attempts.submit": { most: 2, why: "grading is a pure function in TypeScript and needs the paper (decision 9)" },
  "attempts.closeOverdue": { most: 2, why: "as attempts.submit; a timer waits for it, nobody else" },
  "media.receivePart": { most: 2, why: "the upload is read before its bytes go to the object store, noted after" },
  "media.completeUpload": { most: 3, why: "the object store is asked between reading the upload and settling it" },
  "media.replace": { most: 2, why: "the object store is told what goes where before a commit says it is so" },
  "media.restoreVersion": { most: 2, why: "as media.replace" },
  "media.placeVersion": { most: 20, why: "asks again after each copy whether it was the newest; a queue's" },
  "media.makeThumbnails": { most: 2, why: "reads what is to be drawn, says so when it is stored; a queue's" },
  "media.cleanTemporary": {
    most: 16,
    why: "marks, deletes from the object store, then from the tables, up to eight times; a timer's",
  },
  "certificates.print": { most: 2, why: "reads what is to be drawn, says so when both papers are stored; a queue's" },
  "notifications.raise": {
    most: 2,
    why: "who wants what by which channel is read first: a commit's messages are known before it; a queue's",
  },
  "notifications.releaseDeferred": { most: 2, why: "as notifications.raise; a timer's" },
  "notifications.sendDigests": { most: 2, why: "as notifications.raise; a timer's" },
  "reminders.fire": { most: 2, why: "as notifications.raise; a timer's" },
  "push.spread": { most: 2, why: "as notifications.raise" },
  "push.send": { most: 2, why: "asks the push service between reading and noting; a queue's" },
  "deadLetters.retry": { most: 2, why: "the messages that are sent once more are read first" },
  "mails.send": { most: 3, why: "claims, asks the provider, settles; a queue's" },
  "subscriptions.payNow": { most: 2, why: "as orders.place" },
  "subscriptions.expireDue": { most: 2, why: "whom it tells is read first; a timer's" },
  "subscriptions.renewDue": { most: 2, why: "as subscriptions.expireDue" },
  "subscriptions.remind": { most: 2, why: "as subscriptions.expireDue" },
  "subscriptions.renew": {
    most: 16,
    why: "reads, places the order, keeps the plan open, notes and charges the payment, settles it (up to three times), says when it is tried again; a queue's",
  },
  "orders.place": {
    most: 2,
    why: "the price is worked out in TypeScript, from what was read; the commit insists on it",
  },
  "invoices.void": { most: 2, why: "as orders.place" },
  "candidateFees.charge": { most: 3, why: "as orders.place; once more for who comes second" },
  "candidateFees.credit": { most: 2, why: "as orders.place" },
  "statements.issueDue": { most: 21, why: "a commit a company; a timer's" },
  "payments.open": { most: 3, why: "the gateway is asked between a commit and a commit" },
  "payments.settle": {
    most: 6,
    why: "what is known and what the gateway says meet in TypeScript; twice more for who loses a race",
  },
  "orders.refresh": { most: 6, why: "as payments.settle" },
  "payments.reconcile": { most: 2, why: "as notifications.raise; a timer's" },
  "audit.seal": { most: 20, why: "a commit a batch, until all is sealed; a timer's" },
};

const watched = new AsyncLocalStorage<Trip[]>();

/** The header by which the bridge counts what an answer waited for apart from what is written beside it: stamps of sent messages, notes of refusals. */
export const label = { answer: "answer", beside: "beside" } as const;

/** The codes by which PostgreSQL refused a batch, also where whoever sent it tried again and nobody else heard of it. */
export const refusals: string[] = [];

neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
  const trip = statementsOf(String(init.body));
  const beside = trip.every(({ query }) => /^(update "outbox"|insert into "audit_logs") /.test(query));
  if (!beside) watched.getStore()?.push(trip);
  const answer = await fetch(url, {
    ...init,
    headers: {
      ...(init.headers as Record<string, string>),
      "x-round-trip-label": beside ? label.beside : label.answer,
    },
  });
  if (answer.status === 400) refusals.push(((await answer.clone().json()) as { code: string }).code);
  return answer;
};

/** Runs something and tells which requests it made to the database; what is written beside the answer is left out. */
export async function observeTrips<T>(work: () => Promise<T>): Promise<{ answer: T; trips: Trip[] }> {
  const trips: Trip[] = [];
  const around = watched.getStore();
  try {
    return { answer: await watched.run(trips, work), trips };
  } finally {
    around?.push(...trips);
  }
}

export const mostTrips = (verb: AnyVerb): number => exceptions[verb.name]?.most ?? 1;

export function expectFewTrips(verb: AnyVerb, trips: number): void {
  expect(trips, `round trips of ${verb.name}`).toBeLessThanOrEqual(mostTrips(verb));
}

function statementsOf(body: string): Trip {
  const { queries, query, params } = JSON.parse(body) as {
    queries?: { query: string; params?: unknown[] }[];
    query?: string;
    params?: unknown[];
  };
  const all = queries ?? (query === undefined ? [] : [{ query, params }]);
  return all.map(({ query: text, params: values }) => ({ query: text, params: values ?? [] }));
}

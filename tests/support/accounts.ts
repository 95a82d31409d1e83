import { inject } from "vitest";
import type { Person } from "../../worker/kernel/actor";
import { connect, type Database } from "../../worker/kernel/database";
import {
  type AccountLink,
  accountLinkToken,
  type LinkPurpose,
  register,
  resolveSession,
  signIn,
  verifyEmail,
} from "../../worker/modules/accounts";
import { hmacSigner } from "../../worker/platform/signer";
import type { World } from "./world";

/** What the tests of accounts share: people as the doors would see them. */
export const goodPassword = "seven green umbrellas";

export const databaseOf = (world: World): Database =>
  connect(world.tenant.databaseUrl, { fetchEndpoint: `${inject("bridgeUrl")}/sql` });

/** The token in the newest mail of a purpose, made again from its message as the mail's sender does. */
export async function mailedToken(world: World, purpose: LinkPurpose): Promise<string> {
  await world.settle();
  const message = world.events.findLast((event) => event.kind === `mail.${purpose}`);
  if (!message) throw new Error(`no mail.${purpose}`);
  return accountLinkToken(hmacSigner(world.tenant.secret), purpose, message.payload as AccountLink);
}

export async function registerAndVerify(
  world: World,
  email: string,
  overrides: { username?: string } = {},
): Promise<void> {
  await world.visitor.run(register, { email, fullName: "Demo Nadia Farouk" });
  const token = await mailedToken(world, "verify_email");
  await world.visitor.run(verifyEmail, { token, password: goodPassword, ...overrides });
}

export const enter = (world: World, email: string, password = goodPassword) =>
  world.visitor.run(signIn, { email, password });

/** The person of a session token now, or null; what was to be written beside the answer has been written. */
export async function personOf(world: World, token: string): Promise<Person | null> {
  const beside: Promise<unknown>[] = [];
  const resolved = await resolveSession(databaseOf(world), token, world.now, (work) => beside.push(work));
  await Promise.all(beside);
  return resolved?.person ?? null;
}

/** Signs in and answers with the person, as a browser's next request has them. */
export async function signedInPerson(world: World, email: string, password = goodPassword): Promise<Person> {
  const person = await personOf(world, (await enter(world, email, password)).sessionToken);
  if (!person) throw new Error("the session is not open");
  return person;
}

export const later = (world: World, milliseconds: number) => {
  world.now = new Date(world.now.getTime() + milliseconds);
};
export const minute = 60_000;
export const day = 86_400_000;

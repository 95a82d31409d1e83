import { sha256Hex } from "../kernel/ids";
import type { Signer } from "../kernel/ports";

const purpose = "room-pass";

/**
 * What a browser shows when it comes back to a room: that this login session was let in lately. It opens nothing by itself. The room has to hold the same pass
 * still, which it does until the session, the membership or half an hour ends (durable-objects/chat-room/passes.ts); the signature only keeps strangers from
 * waking rooms. It is bound to the session's token, so that an address read over somebody's shoulder is of no use.
 */
export const newPass = async (signer: Signer, room: string, token: string, expires: Date): Promise<string> =>
  signer.sign(purpose, { room, of: await sha256Hex(token) }, expires);

export async function isPass(signer: Signer, pass: string, room: string, token: string, now: Date): Promise<boolean> {
  const payload = await signer.verify(purpose, pass, now);
  return payload?.room === room && payload.of === (await sha256Hex(token));
}

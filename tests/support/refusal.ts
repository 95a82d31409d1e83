import { expect } from "vitest";
import { DomainError, type ErrorCode } from "../../worker/kernel/errors";

/** Expects a call to be refused with `code`; answers with the error for a closer look. */
export async function expectRefusal(call: Promise<unknown>, code: ErrorCode): Promise<DomainError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome !== null && !(outcome instanceof DomainError)) throw outcome;
  expect(outcome?.code ?? "no refusal").toBe(code);
  return outcome as DomainError;
}

import type { Person } from "../../../worker/kernel/actor";
import { useReader } from "../../locale";

/** For loaders: does the person hold a permission for everything? Decides what is asked for; the verbs decide what is answered. */
export const holdsAll = (person: Person | null, permission: string): boolean =>
  person?.grants.has(`${permission}:all`) ?? false;

/** For components: does the reader hold a permission in any scope? Decides what is drawn; the verbs decide what is done. */
export function useHolds(): (permission: string) => boolean {
  const { person } = useReader();
  return (permission) => person?.grants.some((grant) => grant.startsWith(`${permission}:`)) ?? false;
}

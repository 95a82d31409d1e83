import type { Attempt, PageContext } from "../../../../worker/http/page-context";
import {
  createLookup,
  deleteLookup,
  editLookup,
  listAllLookups,
  reorderLookups,
  restoreLookup,
} from "../../../../worker/modules/lookups";
import { formInput } from "../../../forms";
import { metadataOf } from "./metadata";

export interface ValueAct {
  act: "create" | "edit" | "delete" | "restore" | "up" | "down";
  /** The value it is about; none for "create". */
  of: string;
}

/** A list's buttons name what they do and to which value in one word, "up:<uuid>", since all of them belong to one form. */
export function valueActOf(form: FormData): ValueAct | null {
  const [act = "", of = String(form.get("uuid") ?? "")] = String(form.get("_do")).split(":");
  const known = (["create", "edit", "delete", "restore", "up", "down"] as const).find((name) => name === act);
  return known ? { act: known, of } : null;
}

export function actOnValues(
  context: Pick<PageContext, "run" | "attempt">,
  type: string,
  { act, of }: ValueAct,
  form: FormData,
): Promise<Attempt<unknown>> {
  const { field: _, uuid: __, ...input } = formInput(form);
  const metadata = metadataOf(form);
  switch (act) {
    case "create":
      return context.attempt(createLookup, { ...input, type, metadata }, String(form.get("_key")));
    case "edit":
      return context.attempt(editLookup, { ...input, uuid: of, metadata });
    case "delete":
      return context.attempt(deleteLookup, { uuid: of });
    case "restore":
      return context.attempt(restoreLookup, { uuid: of });
    default:
      return move(context, type, of, act === "up" ? -1 : 1);
  }
}

/** One place up or down among the siblings. The verb refuses where they have changed in between. */
async function move(
  context: Pick<PageContext, "run" | "attempt">,
  type: string,
  uuid: string,
  step: -1 | 1,
): Promise<Attempt<unknown>> {
  const { items } = await context.run(listAllLookups, { type });
  const parent = items.find((value) => value.uuid === uuid)?.parentUuid;
  const uuids = items.filter((value) => value.parentUuid === parent).map((value) => value.uuid);
  const from = uuids.indexOf(uuid);
  const neighbour = uuids[from + step];
  if (from === -1 || neighbour === undefined) return { ok: true, value: null };
  [uuids[from], uuids[from + step]] = [neighbour, uuid];
  return context.attempt(reorderLookups, { type, uuids });
}

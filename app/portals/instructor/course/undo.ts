import { useSearchParams } from "@remix-run/react";

/** The way back from the deletion that the address tells of: "delete_lesson" is undone by "restore_lesson". */
export function useUndo(): { act: string; field: string } | undefined {
  const [params] = useSearchParams();
  const done = params.get("done");
  return done?.startsWith("delete") ? { act: done.replace("delete", "restore"), field: "uuid" } : undefined;
}

import { useEffect, useRef, useState } from "react";
import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { useSaid } from "./files/said";
import type { RoomUi } from "./room-ui";

const everyMs = 5_000;

/** What is told aloud: at most one sentence every few seconds, however busy the room is. */
export function useAnnouncer({ now, me, nameOf, hidden }: Pick<RoomUi, "now" | "me" | "nameOf" | "hidden">): string {
  const t = useWords(chat);
  const sayOf = useSaid();
  const [said, setSaid] = useState("");
  const told = useRef({ arrived: 0, at: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it is worded changes with the language alone, as t does
  useEffect(() => {
    const count = now.arrived - told.current.arrived;
    if (count <= 0) return;
    const wait = Math.max(0, told.current.at + everyMs - Date.now());
    const timer = setTimeout(() => {
      told.current = { arrived: now.arrived, at: Date.now() };
      const last = now.room.live.messages.findLast(({ by }) => by !== me && !hidden.has(by));
      if (last) setSaid(t("announce", { count, name: nameOf(last.by), text: sayOf(last).slice(0, 200) }));
    }, wait);
    return () => clearTimeout(timer);
  }, [now.arrived, now.room.live.messages, me, hidden, nameOf, t]);
  return said;
}

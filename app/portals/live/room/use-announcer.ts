import { useEffect, useRef, useState } from "react";
import { liveRoom } from "../../../../worker/words/live-room";
import { useWords } from "../../../locale";
import type { LiveUi } from "./room-ui";

const everyMs = 5_000;

interface Told {
  questions: number;
  poll: string | undefined;
  raised: number;
  lobby: number;
}
const countOf = ({ room, now, you }: Pick<LiveUi, "room" | "now" | "you">): Told => ({
  questions: room.questions.filter(({ by }) => by.id !== you.id).length,
  poll: room.polls[0]?.id,
  raised: you.host ? room.raised : 0,
  lobby: now.session.hosts.lobby.length,
});

/** What is told aloud: at most once every few seconds, however much happens. What was there when one came in is not news. */
export function useAnnouncer(ui: Pick<LiveUi, "room" | "now" | "you">): string {
  const t = useWords(liveRoom);
  const [said, setSaid] = useState("");
  const told = useRef<Told | null>(null);
  const at = useRef(0);
  useEffect(() => {
    const now = countOf(ui);
    const before = told.current;
    if (!before) {
      told.current = now;
      return;
    }
    const news = [
      ...(now.poll && now.poll !== before.poll ? [t("said_poll", { question: ui.room.polls[0]?.question ?? "" })] : []),
      ...(now.questions > before.questions ? [t("said_questions", { count: now.questions - before.questions })] : []),
      ...(now.raised > before.raised ? [t("said_hands", { count: now.raised })] : []),
      ...(now.lobby > before.lobby ? [t("said_lobby", { count: now.lobby })] : []),
    ];
    if (news.length === 0) {
      // Fewer hands are no news, but the next one is.
      told.current = { ...before, raised: now.raised, lobby: now.lobby };
      return;
    }
    const timer = setTimeout(
      () => {
        told.current = now;
        at.current = Date.now();
        setSaid(news.join(" "));
      },
      Math.max(0, at.current + everyMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [ui, t]);
  return said;
}

import { useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { chat } from "../../../../worker/words/chat";
import { useReader, useWords } from "../../../locale";
import { ToastRegion, VisuallyHidden } from "../../../ui";
import { roomHref } from "../addresses";
import { askApi } from "./api";
import type { Writing } from "./composer";
import { EmojiPanel } from "./emoji-panel";
import { Foot } from "./foot";
import { MessageList } from "./message-list";
import { Overlays } from "./overlays";
import { LinkLine, RoomHeader, TypingLine } from "./room-bars";
import { type Goal, type Over, type RoomUi, RoomUiProvider } from "./room-ui";
import { useAnnouncer } from "./use-announcer";
import { useHidden } from "./use-hidden";
import { useRoom } from "./use-room";

interface RoomViewProps {
  title: string;
  kind: "course" | "private";
  uuid: string;
  me: string;
  blocked: boolean;
  /** People whom the reader has blocked. */
  blocks: readonly string[];
  /** Stands beside something else, as one part of a page that has its own heading. */
  beside?: boolean;
}

const whole =
  "-mx-4 -mt-6 -mb-28 h-[calc(100dvh-3.75rem-var(--bottom-bar))] sm:-mx-8 lg:mx-auto lg:-my-10 lg:max-w-4xl lg:border-x lg:border-line";
const asPart =
  "h-[max(24rem,calc(100dvh-10rem-var(--bottom-bar)))] rounded-xl ring-1 ring-line/70 xl:sticky xl:top-20 xl:h-[max(24rem,calc(100dvh-17rem))]";

/** A room: as high as the window, so that what is written stays where it is while messages move past it. */
export function RoomView({ title, kind, uuid, me, blocked, blocks, beside = false }: RoomViewProps) {
  const t = useWords(chat);
  const { locale } = useReader();
  const { room, now } = useRoom(kind, uuid, me);
  const [writing, setWriting] = useState<Writing>({ as: "new" });
  const [over, show] = useState<Over | null>(null);
  const [goal, goTo] = useState<Goal | null>(null);
  const hiding = useHidden(me, blocks);
  const { toasts, say, dismiss } = useToasts(now.refusal);
  const writeTo = useWriteTo(say);
  const panel = useEmojiPanel();
  const { people } = now.room;
  const nameOf = useCallback(
    (id: string) => {
      const face = people[id];
      return face ? (locale === "ar" && face.nameAr) || face.name : t("somebody");
    },
    [people, locale, t],
  );
  const ui = useMemo<RoomUi>(
    () => ({
      room,
      now,
      kind,
      uuid,
      me,
      moderates: now.room.you?.role === "moderator",
      nameOf,
      ...hiding,
      writeTo,
      show,
      reply: (seq) => setWriting({ as: "reply", seq }),
      edit: (seq) => setWriting({ as: "edit", seq }),
      goTo,
      chooseEmoji: panel.open,
      say,
    }),
    [room, now, kind, uuid, me, nameOf, hiding, writeTo, panel.open, say],
  );
  const announced = useAnnouncer(ui);
  return (
    <RoomUiProvider value={ui}>
      <section aria-label={title} className={`flex flex-col overflow-hidden bg-canvas ${beside ? asPart : whole}`}>
        <RoomHeader title={title} beside={beside} />
        <LinkLine />
        <MessageList goal={goal} onReached={() => goTo(null)} />
        <TypingLine />
        <div className="border-t border-line bg-surface p-3 sm:px-5">
          <Foot
            writing={writing}
            onDone={() => setWriting({ as: "new" })}
            blocked={
              blocked ||
              (kind === "private" &&
                hiding.blocked.size > 0 &&
                Object.keys(people).some((id) => hiding.blocked.has(id)))
            }
          />
        </div>
      </section>
      <VisuallyHidden>
        <span aria-live="polite">{announced}</span>
      </VisuallyHidden>
      <EmojiPanel ref={panel.ref} onChoose={panel.choose} />
      {over && <Overlays over={over} onClose={() => show(null)} />}
      <ToastRegion label={t("messages")} toasts={toasts} dismiss={{ label: t("close"), onDismiss: dismiss }} />
    </RoomUiProvider>
  );
}

function useToasts(refusal: RoomUi["now"]["refusal"]) {
  const t = useWords(chat);
  const [toasts, setToasts] = useState<{ id: string; text: string; tone: "success" | "warning" }[]>([]);
  const say = useCallback((text: string) => setToasts([{ id: crypto.randomUUID(), text, tone: "success" }]), []);
  useEffect(() => {
    if (refusal) setToasts([{ id: `refusal-${refusal.nr}`, text: t(`refused_${refusal.code}`), tone: "warning" }]);
  }, [refusal, t]);
  return { toasts, say, dismiss: useCallback(() => setToasts([]), []) };
}

/** Opens the private room with somebody, where there may be one. */
function useWriteTo(say: (text: string) => void) {
  const t = useWords(chat);
  const navigate = useNavigate();
  return useCallback(
    (person: string) => {
      void askApi<{ uuid: string }>("/chat/private-rooms", "POST", { userUuid: person }).then((made) =>
        made ? navigate(roomHref("private", made.uuid)) : say(t("refused_blocked")),
      );
    },
    [navigate, say, t],
  );
}

/** One panel, and whoever opened it last. */
function useEmojiPanel() {
  const ref = useRef<HTMLDivElement>(null);
  const chosen = useRef<(emoji: string) => void>(() => undefined);
  const open = useCallback((button: HTMLElement, then: (emoji: string) => void) => {
    chosen.current = then;
    const panel = ref.current as (HTMLDivElement & { showPopover(options: { source: HTMLElement }): void }) | null;
    panel?.showPopover({ source: button });
  }, []);
  const choose = useCallback((emoji: string) => {
    ref.current?.hidePopover();
    chosen.current(emoji);
  }, []);
  return { ref, open, choose };
}

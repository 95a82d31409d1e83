import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { chat } from "../../../../worker/words/chat";
import { find } from "../../../chat/stretch";
import { unsentMessages } from "../../../chat/unsent";
import { useWords } from "../../../locale";
import { Button, EmptyState } from "../../../ui";
import { MessageRow, type Shown } from "./message-row";
import { type Goal, useRoomUi } from "./room-ui";

/** Pixels from an end at which more is asked for, and within which the reader counts as being at the foot. */
const nearEnd = 800;
const atFoot = 40;
const litMs = 2_500;
/** How long a movement by hand may go on moving the list. */
const handMs = 1_000;

/** The messages, however many: only those in sight are in the document. */
export function MessageList({ goal, onReached }: { goal: Goal | null; onReached: () => void }) {
  const t = useWords(chat);
  const { room, now, me } = useRoomUi();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [follows, setFollows] = useState(true);
  // The list may move before a state that was set is drawn.
  const following = useRef(true);
  const follow = (on: boolean) => {
    following.current = on;
    setFollows(on);
  };
  const stretch = now.room.away ?? now.room.live;
  const items = useItems();
  const firstNew = useFirstNew();
  const shift = useGrownAbove(items, now.room.away !== null);
  const lit = useGoal(
    goal,
    onReached,
    (index) => {
      follow(false);
      list.current?.scrollToIndex(index, { align: "center" });
    },
    items,
  );
  const begun = now.room.you !== null;
  const isReady = useRef(false);
  /** When the reader last moved the list by hand: rows that are measured and windows that turn move it too, and mean nothing. */
  const movedAt = useRef(0);
  const moved = () => {
    movedAt.current = Date.now();
  };

  const toFoot = useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the room has said what there is
  useLayoutEffect(() => {
    if (!begun || isReady.current) return;
    const place = items.findIndex(({ seq }) => seq === firstNew);
    follow(place <= 0);
    if (place > 0) list.current?.scrollToIndex(place, { align: "center" });
    else list.current?.scrollToIndex(items.length - 1, { align: "end" });
    requestAnimationFrame(() => {
      isReady.current = true;
    });
  }, [begun]);
  const last = items.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes last pulls the foot along
  useEffect(() => {
    if (!begun || !last) return;
    if (!following.current && !last.entry) return;
    follow(true);
    toFoot();
  }, [begun, last?.id]);
  useSeen(follows && now.room.away === null);

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (!handle || !isReady.current) return;
    const below = handle.scrollSize - handle.viewportSize - offset;
    if (Date.now() - movedAt.current < handMs) follow(below < atFoot);
    // Nobody's hand: whoever reads at the foot stays there, whatever moved the list.
    else if (following.current && below >= atFoot) toFoot();
    const [first] = stretch.messages;
    const end = stretch.messages.at(-1);
    if (offset < nearEnd && stretch.more && first) room.ask({ for: "older", before: first.seq });
    if (below < nearEnd && now.room.away && end) room.ask({ for: "newer", around: end.seq });
  };
  const unread = now.room.live.messages.filter(({ seq, by }) => by !== me && seq > (now.room.read[me] ?? 0)).length;
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t("messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
        tabIndex={0}
        onWheel={moved}
        onTouchMove={moved}
        onPointerDown={moved}
        onKeyDown={moved}
        className="h-full overflow-y-auto overscroll-contain pb-3 [overflow-anchor:none]"
      >
        {begun && items.length === 0 && (
          <EmptyState icon="chat" title={t("empty")}>
            {t("empty_text")}
          </EmptyState>
        )}
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={items}
          shift={shift}
          onScroll={onScroll}
          onResize={() => following.current && toFoot()}
        >
          {(message: Shown, index: number) => (
            <MessageRow
              key={`${message.by}:${message.id}`}
              message={message}
              before={items[index - 1]}
              isFirst={index === 0 && !stretch.more}
              isFirstNew={message.seq === firstNew}
              lit={message.seq === lit}
            />
          )}
        </Virtualizer>
      </div>
      {(!follows || now.room.away) && (
        <div className="absolute end-4 bottom-3">
          <Button
            size="sm"
            icon="chevron-down"
            className="shadow-float"
            onClick={() => {
              room.leaveHistory();
              follow(true);
              requestAnimationFrame(toFoot);
            }}
          >
            {unread > 0 ? t("newest_count", { count: unread }) : t("to_newest")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is read now, and below the newest what one has written and the room has not stored. */
function useItems(): readonly Shown[] {
  const { now, me } = useRoomUi();
  const { live, away } = now.room;
  const { outbox } = now;
  return useMemo(() => {
    if (away) return away.messages;
    const waiting = unsentMessages(outbox).map(
      (entry, index): Shown => ({
        seq: Number.MAX_SAFE_INTEGER - 10_000 + index,
        at: entry.at,
        by: me,
        id: entry.act.id,
        text: entry.act.text,
        replyTo: entry.act.replyTo,
        mentions: entry.act.mentions,
        ...(entry.files ? { files: [...entry.files] } : {}),
        entry,
      }),
    );
    return waiting.length === 0 ? live.messages : [...live.messages, ...waiting];
  }, [live.messages, away, outbox, me]);
}

/** The first message of others that came since the last visit; it stays marked as long as the page is open. */
function useFirstNew(): number | null {
  const { now, me } = useRoomUi();
  const found = useRef<number | null | undefined>(undefined);
  if (found.current === undefined && now.room.you) {
    const upTo = now.room.read[me];
    const first =
      upTo === undefined ? undefined : now.room.live.messages.find(({ seq, by }) => seq > upTo && by !== me);
    found.current = first?.seq ?? null;
  }
  return found.current ?? null;
}

/** True in the rendering in which older messages were put above those that were there: the place of the reader is kept then. */
function useGrownAbove(items: readonly Shown[], isAway: boolean): boolean {
  const before = useRef({ first: undefined as number | undefined, isAway });
  const first = items[0]?.seq;
  const grown = before.current.isAway === isAway && first !== undefined && (before.current.first ?? first) > first;
  useLayoutEffect(() => {
    before.current = { first, isAway };
  }, [first, isAway]);
  return grown;
}

/** Leads to where the reader wants to go, asking for that part of the log first where the page does not have it. Answers which message is lit. */
function useGoal(
  goal: Goal | null,
  onReached: () => void,
  scrollTo: (index: number) => void,
  items: readonly Shown[],
): number | null {
  const { room, now } = useRoomUi();
  const [lit, setLit] = useState<number | null>(null);
  const asked = useRef<Goal | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with every state of the room, until it is reached
  useEffect(() => {
    if (!goal) return;
    const isAsked = asked.current === goal;
    if (isAsked && now.asking === "jump") return;
    const index =
      "seq" in goal
        ? items.findIndex(({ seq }) => seq === goal.seq)
        : isAsked
          ? items.findIndex(({ at }) => at >= goal.from)
          : -1;
    if (index >= 0) {
      scrollTo(index);
      setLit(items[index]?.seq ?? null);
      onReached();
    } else if ("seq" in goal && now.room.away && find(now.room.live.messages, goal.seq)) room.leaveHistory();
    else if (isAsked) onReached();
    else {
      asked.current = goal;
      room.ask("seq" in goal ? { for: "jump", around: goal.seq } : { for: "jump", from: goal.from });
    }
  }, [goal, items, now]);
  useEffect(() => {
    if (lit === null) return;
    const timer = setTimeout(() => setLit(null), litMs);
    return () => clearTimeout(timer);
  }, [lit]);
  return lit;
}

/** Whoever sees the newest messages in a page that is looked at has read them. */
function useSeen(isAtFoot: boolean): void {
  const { room, now, me } = useRoomUi();
  const last = now.room.live.messages.findLast(({ by }) => by !== me)?.seq ?? 0;
  useEffect(() => {
    const tell = () => {
      if (isAtFoot && last > 0 && now.link.is === "open" && document.visibilityState === "visible") room.seen(last);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [room, isAtFoot, last, now.link.is]);
}

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listRooms } from "../../../worker/modules/chat";
import { chat } from "../../../worker/words/chat";
import { chatFiles } from "../../../worker/words/chat-files";
import { translator } from "../../../worker/words/format";
import { inLanguage, useReader, useWords } from "../../locale";
import { Anchor, Avatar, Badge, ButtonLink, EmptyState, Icon } from "../../ui";
import { useHolds } from "../shared/holds";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { When } from "../shared/when";
import { roomHref } from "./addresses";

export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await context.run(listRooms, { limit: 100 });
  const pictures = await Promise.all(items.map(({ photo }) => context.links.picture(photo)));
  return {
    title: translator(chat, context.locale)("rooms"),
    brand: context.tenant.brand.name,
    now: context.nowIso,
    rooms: items.map(({ photo: _, ...room }, index) => ({ ...room, picture: pictures[index] ?? null })),
  };
}
type Room = ReturnType<typeof useLoaderData<typeof loader>>["rooms"][number];
export const meta = privateMeta;

export default function Rooms() {
  const t = useWords(chat);
  const { locale } = useReader();
  const holds = useHolds();
  const { rooms, now } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t("rooms")}
        lead={t("rooms_lead")}
        actions={
          holds("chat.moderate") ? (
            <ButtonLink href="/chat/reports" icon="shield">
              {t("reports")}
            </ButtonLink>
          ) : undefined
        }
      />
      {rooms.length > 0 ? (
        <ul className="-mx-3 grid grid-cols-[minmax(0,1fr)] gap-1">
          {rooms.map((room) => (
            <RoomRow key={room.uuid} room={room} now={now} />
          ))}
        </ul>
      ) : (
        <EmptyState
          icon="chat"
          title={t("no_rooms")}
          action={
            <ButtonLink href={inLanguage("/courses", locale)} variant="primary">
              {t("browse")}
            </ButtonLink>
          }
        >
          {t("no_rooms_text")}
        </EmptyState>
      )}
    </div>
  );
}

function RoomRow({ room, now }: { room: Room; now: string }) {
  const t = useWords(chat);
  const { locale } = useReader();
  const title = (locale === "ar" && room.titleAr) || room.title;
  const tf = useWords(chatFiles);
  const said = room.last && (room.last.text || (room.last.carries ? tf(room.last.carries) : ""));
  const last = room.last?.isHidden
    ? t("hidden_message")
    : said && (room.last?.by ? t("by", { name: room.last.by, text: said }) : said);
  return (
    <li>
      <Anchor href={roomHref(room.kind, room.uuid)} className="flex items-center gap-4 rounded-lg p-3 hover:bg-sunken">
        {room.kind === "private" ? (
          <Avatar name={title} size="lg" {...(room.picture ? { src: room.picture } : {})} />
        ) : (
          <span className="grid size-12 shrink-0 place-items-center rounded-full bg-accent-tint text-accent-ink">
            <Icon name="book" />
          </span>
        )}
        <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5">
          <span className="flex items-baseline gap-3">
            <bdi className="min-w-0 flex-1 truncate font-medium">{title}</bdi>
            {room.last ? (
              <span className="shrink-0 text-xs text-ink-faint">
                <When at={room.last.at} since={now} />
              </span>
            ) : null}
          </span>
          <span className="flex items-center gap-3">
            <span dir="auto" className="min-w-0 flex-1 truncate text-sm text-ink-muted">
              {last || t("nothing_said")}
            </span>
            {room.unread > 0 ? (
              <Badge tone="accent">{room.unread > 99 ? t("many_unread") : t("unread", { count: room.unread })}</Badge>
            ) : null}
          </span>
        </span>
      </Anchor>
    </li>
  );
}

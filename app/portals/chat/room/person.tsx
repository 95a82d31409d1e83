import { Avatar } from "../../../ui";
import { usePortrait } from "./files/links";
import { useRoomUi } from "./room-ui";

/** Somebody's portrait, or their initials. */
export function Portrait({ person }: { person: string }) {
  const { nameOf } = useRoomUi();
  const src = usePortrait(person);
  return <Avatar name={nameOf(person)} size="sm" {...(src ? { src } : {})} />;
}

/** Somebody in a list of people. */
export const Person = ({ id, detail }: { id: string; detail?: string }) => {
  const { nameOf } = useRoomUi();
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Portrait person={id} />
      <bdi className="min-w-0 flex-1 truncate">{nameOf(id)}</bdi>
      {detail && <span className="text-xs text-ink-faint">{detail}</span>}
    </li>
  );
};

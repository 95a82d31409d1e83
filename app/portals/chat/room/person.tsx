import { Avatar } from "../../../ui";
import { useRoomUi } from "./room-ui";

/** Somebody in a list of people. */
export const Person = ({ id, detail }: { id: string; detail?: string }) => {
  const { nameOf } = useRoomUi();
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Avatar name={nameOf(id)} size="sm" />
      <bdi className="min-w-0 flex-1 truncate">{nameOf(id)}</bdi>
      {detail && <span className="text-xs text-ink-faint">{detail}</span>}
    </li>
  );
};

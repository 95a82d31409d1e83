import { Form, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { admin } from "../../../../worker/words/admin";
import { useWords } from "../../../locale";
import { IconButton } from "../../../ui";

interface MoveButtonsProps {
  act: string;
  uuid: string;
  name: string;
  /** The row's siblings in their order, itself included. */
  siblings: readonly { uuid: string }[];
  fields?: Record<string, string>;
}

/** One place up or down: by keyboard, by touch, and without scripts. Focus stays with the row when it moves. */
export function MoveButtons({ act, uuid, name, siblings, fields = {} }: MoveButtonsProps) {
  const common = useWords(admin);
  const pressed = useFocusKept();
  const at = siblings.findIndex((sibling) => sibling.uuid === uuid);
  const button = (way: "up" | "down", afterUuid: string, disabled: boolean) => (
    <Form method="post" preventScrollReset onSubmit={(event) => pressed.keep(event.currentTarget)}>
      <input type="hidden" name="_do" value={act} />
      <input type="hidden" name="uuid" value={uuid} />
      <input type="hidden" name="afterUuid" value={afterUuid} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <IconButton
        icon={way === "up" ? "chevron-up" : "chevron-down"}
        label={common(way === "up" ? "move_up" : "move_down", { name })}
        type="submit"
        size="sm"
        tooltip={false}
        disabled={disabled}
      />
    </Form>
  );
  if (siblings.length < 2) return null;
  return (
    <span className="flex" ref={pressed.place}>
      {button("up", siblings[at - 2]?.uuid ?? "", at <= 0)}
      {button("down", siblings[at + 1]?.uuid ?? "", at === siblings.length - 1)}
    </span>
  );
}

/** A row that moves in the page loses the focus its button had; this gives it back once the new order is drawn. */
function useFocusKept(): { place: RefObject<HTMLSpanElement>; keep: (form: HTMLFormElement) => void } {
  const place = useRef<HTMLSpanElement>(null);
  const index = useRef<number | null>(null);
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== "idle" || index.current === null || !place.current) return;
    const buttons = [...place.current.querySelectorAll("button")];
    const wanted = buttons[index.current];
    (wanted?.disabled ? buttons.find((button) => !button.disabled) : wanted)?.focus();
    index.current = null;
  }, [state]);
  return {
    place,
    keep(form) {
      index.current = form.previousElementSibling ? 1 : 0;
    },
  };
}

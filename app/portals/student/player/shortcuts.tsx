import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { player } from "../../../../worker/words/player";
import { useWords } from "../../../locale";
import { Dialog, DialogTrigger, Icon, Kbd } from "../../../ui";

const id = "shortcuts";

/** Keys of the player, and the list of them. Silent while something is typed, and beside any modifier. */
export function Shortcuts({ previous, next }: { previous: string | undefined; next: string | undefined }) {
  const t = useWords(player);
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog:modal")) return;
      // The letter's place counts as well: on an Arabic keyboard "n" types another letter.
      if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) open();
      else if ((event.key === "n" || event.code === "KeyN") && next) navigate(next);
      else if ((event.key === "p" || event.code === "KeyP") && previous) navigate(previous);
      else if (event.key === "o" || event.code === "KeyO") showOutline();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate, previous, next]);
  const keys = [
    ["n", t("key_next")],
    ["p", t("key_previous")],
    ["o", t("key_outline")],
    ["?", t("key_help")],
  ] as const;
  return (
    <>
      <span className="max-lg:hidden">
        <DialogTrigger
          dialog={id}
          variant="quiet"
          aria-label={t("shortcuts")}
          title={t("shortcuts")}
          className="aspect-square !px-0"
        >
          <Icon name="info" />
        </DialogTrigger>
      </span>
      <Dialog id={id} title={t("shortcuts")} closeLabel={t("close")}>
        <dl className="grid gap-3">
          {keys.map(([key, what]) => (
            <div key={key} className="flex items-center justify-between gap-6">
              <dt>{what}</dt>
              <dd>
                <Kbd>{key}</Kbd>
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

function open() {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

/** A drawer on a phone; beside the lesson elsewhere, where its first link takes the focus. */
function showOutline() {
  const drawer = document.querySelector<HTMLElement>(".drawer");
  if (drawer && getComputedStyle(drawer).position === "fixed") drawer.showPopover();
  drawer?.querySelector<HTMLElement>("[aria-current]")?.focus();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

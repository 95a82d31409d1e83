import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { Button, type ButtonProps } from "./button";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { Anchor } from "./link";

/** Attributes newer than React 18's types; it passes them on as they are. */
const invoke = (command: "show-modal" | "close", target: string) =>
  ({ command, commandfor: target }) as Record<string, string>;

function dialogOf(id: string): HTMLDialogElement | null {
  const element = document.getElementById(id);
  return element instanceof HTMLDialogElement ? element : null;
}
/** Browsers that know `commandfor` open it by themselves, scripts or not; for the others the click does. */
const knowsCommands = () => "commandForElement" in HTMLButtonElement.prototype;

export interface DialogProps {
  id: string;
  title: string;
  /** Under the title: what will happen. */
  description?: string;
  closeLabel: string;
  size?: "normal" | "wide";
  /**
   * The server says it stands open: the way in without scripts and with older browsers (link to the page with the
   * dialog in its address, and answer with `open` and `closeHref`). It becomes modal as soon as scripts run.
   */
  open?: boolean;
  closeHref?: string;
  children?: ReactNode;
  /** The buttons at the foot. */
  actions?: ReactNode;
  onClose?: () => void;
}

export function Dialog({
  id,
  title,
  description,
  closeLabel,
  size = "normal",
  open,
  closeHref,
  children,
  actions,
  onClose,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open || dialog.matches(":modal")) return;
    dialog.removeAttribute("open");
    dialog.showModal();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; this is the click on the scrim
    <dialog
      ref={ref}
      id={id}
      open={open || undefined}
      data-size={size}
      className="modal"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={onClose}
      onClick={(event: MouseEvent<HTMLDialogElement>) =>
        event.target === event.currentTarget && event.currentTarget.close()
      }
    >
      <div className="grid gap-5 p-6">
        <div className="flex items-start justify-between gap-4">
          <div className="grid gap-1">
            <h2 id={`${id}-title`} className="text-lg">
              {title}
            </h2>
            {description && (
              <p id={`${id}-description`} className="text-sm text-ink-muted">
                {description}
              </p>
            )}
          </div>
          {closeHref ? (
            // A link, not a GET form: a form would drop the address's filters.
            <Anchor
              href={closeHref}
              aria-label={closeLabel}
              className="-me-2 -mt-2 inline-grid size-8 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:size-10"
            >
              <Icon name="close" size={18} />
            </Anchor>
          ) : (
            <form method="dialog" className="-me-2 -mt-2">
              <IconButton icon="close" label={closeLabel} type="submit" size="sm" tooltip={false} />
            </form>
          )}
        </div>
        {children}
        {actions && (
          <div className="form-actions flex flex-wrap justify-end gap-3 max-sm:flex-col-reverse max-sm:*:w-full">
            {actions}
          </div>
        )}
      </div>
    </dialog>
  );
}

/** Opens the dialog with that id. */
export function DialogTrigger({ dialog, ...rest }: ButtonProps & { dialog: string }) {
  return (
    <Button
      {...rest}
      {...invoke("show-modal", dialog)}
      aria-haspopup="dialog"
      onClick={(event) => {
        rest.onClick?.(event);
        if (!knowsCommands()) dialogOf(dialog)?.showModal();
      }}
    />
  );
}

/** Puts the dialog with that id away: "Cancel". */
export function DialogClose({ dialog, ...rest }: ButtonProps & { dialog: string }) {
  return (
    <Button
      {...rest}
      {...invoke("close", dialog)}
      onClick={(event) => {
        rest.onClick?.(event);
        if (!knowsCommands()) dialogOf(dialog)?.close();
      }}
    />
  );
}

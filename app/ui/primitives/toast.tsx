import { cx } from "../cx";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { Anchor } from "./link";
import { type NoticeTone, noticeIcon } from "./notice";

export interface ToastMessage {
  id: string;
  tone?: NoticeTone;
  text: string;
  /** "Undo", "Open". */
  action?: { label: string; href: string };
}

export interface ToastRegionProps {
  /** The region's name, for readers. */
  label: string;
  toasts: ToastMessage[];
  /** Without scripts the message stands until the next page; with them it can be put away. */
  dismiss?: { label: string; onDismiss: (id: string) => void };
}

const iconTone = { info: "text-info", success: "text-success", warning: "text-warning", danger: "text-danger" };

/**
 * What has just been done, at the foot of the page. The region is always there, so that what appears in it is read aloud.
 * Nothing leaves by a clock: people read at their own speed.
 */
export function ToastRegion({ label, toasts, dismiss }: ToastRegionProps) {
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom)+var(--bottom-bar,0px))] z-40 mx-auto grid max-w-md gap-2"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          role={toast.tone === "danger" ? "alert" : undefined}
          className="toast pointer-events-auto flex items-center gap-3 rounded-lg bg-raised py-2 ps-4 pe-2 text-sm shadow-float"
        >
          <Icon name={noticeIcon[toast.tone ?? "success"]} className={iconTone[toast.tone ?? "success"]} />
          <p className={cx("flex-1 py-1.5", !dismiss && "pe-2")}>{toast.text}</p>
          {toast.action && (
            <Anchor
              href={toast.action.href}
              className="rounded-md px-2 py-1.5 font-medium text-accent-ink hover:bg-accent-tint"
            >
              {toast.action.label}
            </Anchor>
          )}
          {dismiss && (
            <IconButton
              icon="close"
              size="sm"
              tooltip={false}
              label={dismiss.label}
              onClick={() => dismiss.onDismiss(toast.id)}
            />
          )}
        </div>
      ))}
    </section>
  );
}

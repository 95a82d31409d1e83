import type { InputHTMLAttributes } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

export interface SearchFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "size"> {
  name: string;
  /** Read aloud; also the placeholder unless that is given. */
  label: string;
  size?: "md" | "lg";
  /** Shown at the end; the page wires the key. */
  shortcut?: string;
  /** Names the button that sends the form: the magnifier itself, or in `lg` a button with the word. */
  submitLabel?: string;
}

/** A search box for a GET form. Stands inside the form; filters beside it are the form's other fields. */
export function SearchField({
  name,
  label,
  size = "md",
  shortcut,
  submitLabel,
  id: given,
  className,
  ...rest
}: SearchFieldProps) {
  const id = useDomId(`search-${name}`, given);
  const large = size === "lg";
  return (
    <div className={cx("control flex items-center", large && "rounded-xl shadow-soft", className)}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      {submitLabel && !large ? (
        <button
          type="submit"
          aria-label={submitLabel}
          className="grid w-10 shrink-0 place-items-center self-stretch rounded-md text-ink-faint hover:text-ink"
        >
          <Icon name="search" size={18} />
        </button>
      ) : (
        <Icon name="search" size={large ? 20 : 18} className={cx("text-ink-faint", large ? "ms-4" : "ms-3 me-1.5")} />
      )}
      <input
        placeholder={label}
        dir="auto"
        enterKeyHint="search"
        {...rest}
        id={id}
        name={name}
        type="search"
        className={cx(
          "w-full min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:appearance-none",
          large ? "min-h-13 px-3 text-base" : "min-h-9.5 ps-1 pe-2.5 text-base pointer-coarse:min-h-10.5",
        )}
      />
      {shortcut && (
        <span className="me-2.5 max-sm:hidden" aria-hidden="true">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
      {submitLabel && large && (
        <button
          type="submit"
          className="me-1.5 min-h-10 shrink-0 rounded-lg bg-accent px-4 text-sm font-medium text-on-accent transition-colors hover:bg-accent-hover"
        >
          {submitLabel}
        </button>
      )}
    </div>
  );
}

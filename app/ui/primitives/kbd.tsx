/** One key of the keyboard, as printed on it. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-line bg-surface px-1.5 text-xs leading-5 text-ink-muted shadow-soft">
      {children}
    </kbd>
  );
}

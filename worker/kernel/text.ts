/**
 * The path of the first text in `input` that PostgreSQL could not keep, or null: one with a NUL or half of a surrogate pair.
 * Files and streams are passed over. No recursion: a request may be nested deeper than the stack.
 */
export function unstorableText(input: unknown): string | null {
  const waiting: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (value.includes("\u0000") || !value.isWellFormed()) return path;
    } else if (isPlain(value)) {
      for (const [key, child] of Object.entries(value))
        waiting.push({ value: child, path: path ? `${path}.${key}` : key });
    }
  }
  return null;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

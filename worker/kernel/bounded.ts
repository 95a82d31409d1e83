/** What an isolate keeps of `most` things at once. The one asked for longest ago leaves first. */
export interface Bounded<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function bounded<T>(most: number): Bounded<T> {
  // A Map keeps the order in which keys came.
  const kept = new Map<string, T>();
  const put = (key: string, value: T) => {
    kept.delete(key);
    kept.set(key, value);
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    },
  };
}

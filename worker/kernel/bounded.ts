/** What an isolate keeps of `most` things at once. The one asked for longest ago leaves first. */
export interface Bounded<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Where things differ in size: what one weighs with its key, and how much all of them may. */
export interface Weighed<T> {
  weigh(value: T, key: string): number;
  most: number;
}

export function bounded<T>(most: number, weighed?: Weighed<T>): Bounded<T> {
  // A Map keeps the order in which keys came.
  const kept = new Map<string, T>();
  let weight = 0;
  const take = (key: string): T | undefined => {
    const value = kept.get(key);
    if (kept.delete(key) && value !== undefined) weight -= weighed?.weigh(value, key) ?? 0;
    return value;
  };
  const put = (key: string, value: T) => {
    take(key);
    kept.set(key, value);
    weight += weighed?.weigh(value, key) ?? 0;
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      while (kept.size > most || (kept.size > 0 && weight > (weighed?.most ?? Number.POSITIVE_INFINITY)))
        take(kept.keys().next().value ?? key);
    },
  };
}

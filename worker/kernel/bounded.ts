/** What an isolate keeps of `most` things at once, or of things that weigh `most` together. The one asked for longest ago leaves first. */
export interface Bounded<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function bounded<T>(most: number, weigh: (value: T) => number = () => 1): Bounded<T> {
  // A Map keeps the order in which keys came.
  const kept = new Map<string, T>();
  let weight = 0;
  const drop = (key: string) => {
    const value = kept.get(key);
    if (value !== undefined && kept.delete(key)) weight -= weigh(value);
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    set(key, value) {
      drop(key);
      kept.set(key, value);
      weight += weigh(value);
      while (weight > most) drop(kept.keys().next().value ?? key);
    },
  };
}

/** A whole number in [0, below), each equally likely. */
function randomBelow(below: number): number {
  const fair = Math.floor(2 ** 32 / below) * below;
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while ((draw[0] ?? 0) >= fair);
  return (draw[0] ?? 0) % below;
}

/** A copy in random order (Fisher–Yates): every order equally likely, none to be guessed. */
export function shuffled<T>(items: readonly T[], below: (n: number) => number = randomBelow): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(below(left.length), 1));
  return order;
}

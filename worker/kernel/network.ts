/**
 * Whose network an address belongs to, for counting. An IPv6 line is given a /64 at least, and its owner picks any of 2^64 addresses in it; so those
 * are one. An IPv4 address stands for itself, written as IPv6 or not.
 */
export function networkOf(address: string | null): string | null {
  if (!address?.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":").length : 0;
  const zeros = tail === undefined ? 0 : Math.max(8 - groups.length - after, 0);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...(tail ? tail.split(":") : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

interface Node {
  id: number;
  parentId: number | null;
}

/** Rows in the order of a walk through their tree, each with its depth. Rows whose parent is not among them are left out with all below them. */
export function walk<T extends Node>(rows: readonly T[]): (T & { depth: number })[] {
  const children = new Map<number | null, T[]>();
  for (const row of rows) {
    const siblings = children.get(row.parentId);
    if (siblings) siblings.push(row);
    else children.set(row.parentId, [row]);
  }
  const walked: (T & { depth: number })[] = [];
  const visit = (parentId: number | null, depth: number) => {
    for (const row of children.get(parentId) ?? []) {
      walked.push({ ...row, depth });
      visit(row.id, depth + 1);
    }
  };
  visit(null, 0);
  return walked;
}

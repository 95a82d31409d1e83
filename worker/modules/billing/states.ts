export const paymentStatuses = ["pending", "completed", "failed", "refunded", "cancelled"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Where a payment may go. Forward only: word that comes late moves nothing back. A card refused at first may still be followed by one that is taken. */
export const paymentMoves: Record<PaymentStatus, readonly PaymentStatus[]> = {
  pending: ["completed", "failed", "refunded", "cancelled"],
  failed: ["completed", "refunded", "cancelled"],
  cancelled: ["completed", "refunded"],
  completed: ["refunded"],
  refunded: [],
};

export const orderStatuses = ["open", "paid", "cancelled"] as const;
export type OrderStatus = (typeof orderStatuses)[number];
/** An order given up is taken up again by money that comes late. */
export const orderMoves: Record<OrderStatus, readonly OrderStatus[]> = {
  open: ["paid", "cancelled"],
  cancelled: ["paid"],
  paid: [],
};

/** The statuses from which `to` is reached. */
export const before = <S extends string>(moves: Record<S, readonly S[]>, to: S): S[] =>
  (Object.keys(moves) as S[]).filter((from) => moves[from].includes(to));

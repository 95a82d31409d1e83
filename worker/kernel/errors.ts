/** Every way a verb can refuse, with the HTTP status its doors answer. Closed: a new refusal is a new line here and in words/errors.ts. */
export const errorStatus = {
  invalid_input: 400,
  idempotency_key_reused: 409,
  unauthenticated: 401,
  forbidden: 403,
  wrong_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  changed_meanwhile: 409,
  too_large: 413,
  unsupported_type: 415,
  range_not_satisfiable: 416,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
  // accounts
  wrong_credentials: 401,
  sign_in_locked: 429,
  account_suspended: 403,
  account_banned: 403,
  account_inactive: 403,
  token_invalid: 400,
  username_taken: 409,
  email_taken: 409,
  wrong_password: 400,
  password_too_weak: 400,
  own_account: 409,
  // access
  beyond_own_rights: 403,
  system_role: 409,
  role_in_use: 409,
  role_code_taken: 409,
  last_super_admin: 409,
  permission_unknown: 400,
  // lookups
  lookup_code_taken: 409,
  lookup_system: 409,
  lookup_cycle: 409,
  // catalogue
  slug_taken: 409,
  course_incomplete: 409,
  course_not_open: 409,
  course_not_free: 409,
  not_covered: 409,
  course_status_refused: 409,
  prerequisite_cycle: 409,
  category_in_use: 409,
  category_cycle: 409,
  // enrolment
  not_enrolled: 403,
  already_enrolled: 409,
  already_completed: 409,
  // assessment
  attempt_closed: 409,
  attempts_exhausted: 409,
  quiz_not_open: 409,
  quiz_empty: 409,
  time_is_up: 409,
  // progress
  not_watched_enough: 409,
  quiz_not_passed: 409,
  beacon_impossible: 400,
  // credentials
  course_not_completed: 409,
  certificate_revoked: 409,
  certificate_exists: 409,
  certificate_not_ready: 409,
  certificate_not_offered: 409,
  // live
  live_session_past: 409,
  live_session_over: 409,
  live_session_running: 409,
  live_session_status_refused: 409,
  // billing
  nothing_can_be_sold: 503,
  not_for_sale: 409,
  already_owned: 409,
  currency_not_offered: 400,
  region_required: 400,
  coupon_refused: 409,
  coupon_code_taken: 409,
  price_changed: 409,
  order_not_open: 409,
  refund_window_over: 409,
  refund_exceeds: 409,
  // plans and subscriptions
  not_in_plan: 403,
  limit_reached: 409,
  plan_default_taken: 409,
  plan_in_use: 409,
  plan_not_offered: 409,
  trial_used: 409,
  no_subscription: 409,
  subscription_exists: 409,
  subscription_suspended: 409,
  subscription_status_refused: 409,
  change_at_period_end: 409,
  change_too_late: 409,
  nothing_due: 409,
  no_means: 409,
  dunning_beyond_grace: 400,
  nothing_to_credit: 409,
  credit_exceeds: 409,
  // referrals
  programme_closed: 409,
  email_unproven: 403,
  payout_changed: 409,
  payout_below_minimum: 409,
  payout_to_self: 403,
  // media
  file_type_mismatch: 415,
  upload_incomplete: 409,
  upload_expired: 410,
  too_many_uploads: 429,
  media_in_use: 409,
  too_many_pixels: 413,
  picture_in_pieces: 415,
  media_not_replaceable: 409,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Any verb may answer these; the others it lists itself. */
export const universalErrors = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "wrong_origin",
  "rate_limited",
  "idempotency_key_reused",
  "unavailable",
  "internal",
] as const satisfies readonly ErrorCode[];
export type UniversalError = (typeof universalErrors)[number];

/** What is wrong with one field: a word for the page to look up, and the limit it names. */
export interface FieldIssue {
  code:
    | "required"
    | "unknown"
    | "type"
    | "too_long"
    | "too_short"
    | "too_big"
    | "too_small"
    | "format"
    | "choice"
    | "link"
    | "too_complex";
  limit?: number;
}

export interface ErrorParams {
  /** By field path ("answers.0.text"). */
  fields?: Record<string, FieldIssue>;
  [name: string]: unknown;
}

export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
  }
  get status(): number {
    return errorStatus[this.code];
  }
}

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorStatus, text);

import { type Correspondence, type Letter, say, saySubject, until } from "./letter";

interface Link {
  url: string;
  /** ISO instant. */
  expires: string;
}

export function verifyEmail(to: Correspondence, { url, expires }: Link): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("verify_email_subject"),
    paragraphs: [t("verify_email_body")],
    action: { label: t("verify_email_action"), url },
    notes: [t("link_until", { until: until(expires, to) }), t("ignore")],
  };
}

export function alreadyRegistered(to: Correspondence, signInPage: `/${string}`): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("already_registered_subject"),
    paragraphs: [t("already_registered_body")],
    action: { label: t("already_registered_action"), url: to.page(signInPage) },
    notes: [t("already_registered_after", { url: to.page("/forgot-password") })],
  };
}

export function resetPassword(to: Correspondence, { url, expires }: Link): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("reset_password_subject"),
    paragraphs: [t("reset_password_body")],
    action: { label: t("reset_password_action"), url },
    notes: [t("link_until", { until: until(expires, to) }), t("ignore")],
  };
}

export function passwordChanged(to: Correspondence): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("password_changed_subject"),
    paragraphs: [t("password_changed_body"), t("password_changed_after")],
    action: { label: t("password_changed_action"), url: to.page("/forgot-password") },
  };
}

/** To the address that an account had: whoever reads it may be the owner, and cannot sign in with it any more. */
export function addressChanged(to: Correspondence): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("address_changed_subject"),
    paragraphs: [t("address_changed_body"), t("address_changed_after")],
  };
}

/** `inviter` is null where their account is gone. */
export function invitation(to: Correspondence, { url, expires, inviter }: Link & { inviter: string | null }): Letter {
  const t = say(to);
  const subject = saySubject(to);
  return {
    subject: inviter ? subject("invitation_subject", { inviter }) : subject("invitation_subject_plain"),
    paragraphs: [inviter ? t("invitation_body", { inviter }) : t("invitation_body_plain")],
    action: { label: t("invitation_action"), url },
    notes: [t("link_until", { until: until(expires, to) }), t("invitation_ignore")],
  };
}

export function accountSuspended(to: Correspondence): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("account_suspended_subject"),
    paragraphs: [t("account_suspended_body"), t("account_suspended_after")],
  };
}

export function accountReinstated(to: Correspondence): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("account_reinstated_subject"),
    paragraphs: [t("account_reinstated_body")],
    action: { label: t("account_reinstated_action"), url: to.page("/sign-in") },
  };
}

import type { Mailer } from "../kernel/ports";

/** The local mailbox that npm start shows. */
export function localMailbox(url: string, from: string): Mailer {
  return {
    async send(mail) {
      const response = await fetch(`${url}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...mail, from }),
      });
      if (!response.ok) throw new Error(`The mailbox answered ${response.status}`);
    },
  };
}

/** Cloudflare's `send_email` binding. */
export function cloudflareMailer(binding: SendEmail, from: string): Mailer {
  return {
    async send(mail) {
      await binding.send({
        from,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers: { ...mail.headers, "Message-ID": `<${mail.id}@${from.split("@")[1]}>` },
      });
    },
  };
}

/** Where no mail can be sent, sending fails, so that the queue keeps and shows it. */
export const noMailer: Mailer = {
  send: () => Promise.reject(new Error("No mail binding: set up send_email, or MAILBOX_URL")),
};

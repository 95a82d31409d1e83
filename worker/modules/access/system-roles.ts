/**
 * What each system role may do: the one table. super_admin holds every permission at its widest scope and needs no row.
 * A permission is "<resource>.<action>:<scope>"; a test fails for one that no verb asks for.
 */
export const systemRoles = {
  super_admin: { home: "admin", nameEn: "Super administrator", nameAr: "مدير عام", grants: [] },
  content_manager: {
    home: "admin",
    nameEn: "Content manager",
    nameAr: "مدير المحتوى",
    grants: [
      "courses.create:own",
      "courses.edit:all",
      "courses.publish:all",
      "courses.delete:all",
      "categories.manage:all",
      "enrolments.manage:all",
      "certificates.manage:all",
      "lookups.manage:all",
      "media.manage:all",
      "site.manage:all",
      "chat.moderate:all",
      "chat.start:all",
      "live_sessions.host:all",
    ],
  },
  recruitment_manager: {
    home: "admin",
    nameEn: "Recruitment manager",
    nameAr: "مدير التوظيف",
    grants: ["users.read:all"],
  },
  finance_manager: {
    home: "admin",
    nameEn: "Finance manager",
    nameAr: "مدير مالي",
    grants: [
      "users.read:all",
      "billing.read:all",
      "billing.manage:all",
      "billing.refund:all",
      "billing.payout:all",
      "plans.manage:all",
      "subscriptions.manage:all",
    ],
  },
  support_admin: {
    home: "admin",
    nameEn: "Support administrator",
    nameAr: "مسؤول الدعم",
    grants: [
      "users.read:all",
      "users.edit:all",
      "users.suspend:all",
      "users.invite:all",
      "certificates.manage:all",
      "billing.read:all",
      "subscriptions.manage:all",
      "chat.moderate:all",
      "chat.start:all",
    ],
  },
  manager: { home: "recruiter", nameEn: "Recruiting manager", nameAr: "مدير فريق التوظيف", grants: [] },
  recruiter: { home: "recruiter", nameEn: "Recruiter", nameAr: "مسؤول توظيف", grants: [] },
  company: { home: "company", nameEn: "Company", nameAr: "شركة", grants: [] },
  instructor: {
    home: "instructor",
    nameEn: "Instructor",
    nameAr: "مدرّب",
    grants: [
      "courses.create:own",
      "courses.edit:course",
      "courses.publish:course",
      "courses.delete:course",
      "enrolments.manage:course",
      "certificates.manage:course",
      "audit.read:course",
      "chat.moderate:course",
      "chat.start:course",
      "live_sessions.host:course",
    ],
  },
  mentor: { home: "mentor", nameEn: "Mentor", nameAr: "مرشد", grants: [] },
  student: { home: "student", nameEn: "Student", nameAr: "طالب", grants: ["chat.start:course"] },
} as const satisfies Record<string, { home: string; nameEn: string; nameAr: string; grants: readonly string[] }>;

export type SystemRole = keyof typeof systemRoles;

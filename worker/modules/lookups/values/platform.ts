import { fixed, group } from "./shape";
import { timeZones } from "./time-zones";

export const platform = group("platform", "Platform", "المنصة", [
  fixed(
    "language",
    "Language",
    "اللغة",
    [
      ["en", "English", "الإنجليزية", { metadata: { direction: "ltr" } }],
      ["ar", "Arabic", "العربية", { metadata: { direction: "rtl" } }],
    ],
    [
      {
        key: "direction",
        kind: "choice",
        labelEn: "Writing direction",
        labelAr: "اتجاه الكتابة",
        required: true,
        choices: [
          { value: "ltr", labelEn: "Left to right", labelAr: "من اليسار إلى اليمين" },
          { value: "rtl", labelEn: "Right to left", labelAr: "من اليمين إلى اليسار" },
        ],
      },
    ],
  ),
  timeZones,
  fixed("audit_action", "Audit action", "الإجراء المسجَّل", [
    ["created", "Created", "أُنشئ"],
    ["updated", "Updated", "عُدّل"],
    ["deleted", "Deleted", "حُذف"],
    ["restored", "Restored", "استُعيد"],
    ["viewed", "Viewed", "عُرض"],
    ["downloaded", "Downloaded", "نُزّل"],
    ["logged_in", "Signed in", "سُجّل الدخول"],
    ["logged_out", "Signed out", "سُجّل الخروج"],
    ["refused", "Refused", "رُفض"],
  ]),
  fixed("storage_provider", "Storage provider", "مزوّد التخزين", [
    ["cloudflare_r2", "Cloudflare R2", "Cloudflare R2"],
    ["amazon_s3", "Amazon S3", "Amazon S3"],
    ["backblaze_b2", "Backblaze B2", "Backblaze B2"],
    ["minio", "MinIO", "MinIO"],
    ["local", "Local", "تخزين محلي"],
    ["custom", "Custom", "مخصص"],
  ]),
]);

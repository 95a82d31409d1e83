import { words } from "./format";

/** The files that go with a whole course. */
export const authoringMaterials = words({
  en: {
    done_add_material: "The material is added.",
    done_edit_material: "The material is changed.",
    done_delete_material: "The material is removed.",
    done_restore_material: "The material is restored.",
    materials_lead: "Files that go with the whole course, for students to keep.",
    materials_empty: "No materials yet",
    materials_empty_text: "Add worksheets, slides or anything else that students should have at hand.",
    add_material: "Add a material",
    edit_material: "Rename the material",
    add: "Add",
    downloads: "Downloads",
  },
  ar: {
    done_add_material: "أُضيفت المادة.",
    done_edit_material: "عُدّلت المادة.",
    done_delete_material: "أُزيلت المادة.",
    done_restore_material: "استُعيدت المادة.",
    materials_lead: "ملفات ترافق الدورة كلها ويحتفظ بها الطلاب.",
    materials_empty: "لا مواد بعد",
    materials_empty_text: "أضف أوراق عمل أو شرائح أو ما ينبغي أن يكون في متناول الطلاب.",
    add_material: "إضافة مادة",
    edit_material: "إعادة تسمية المادة",
    add: "إضافة",
    downloads: "التنزيلات",
  },
});

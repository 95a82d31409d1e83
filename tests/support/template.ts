/** The migrated database that each test file clones. */
export const template = "template_recruitlms";

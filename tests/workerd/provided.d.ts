// What tests/support/global-setup.ts provides; that file is Node's and cannot be imported here.
declare module "vitest" {
  interface ProvidedContext {
    adminToken: string;
    studentToken: string;
    fuzzRuns: string;
  }
}

export {};

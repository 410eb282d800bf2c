/** Reads {module, cases: [data, kept][]} as JSON on stdin and answers with how readers stand, null for not answered. */
import { readFileSync } from "node:fs";

const { module, cases } = JSON.parse(readFileSync(0, "utf8"));
const { standingIn } = await import(module);
const found = await Promise.all(cases.map(([data, kept]) => standingIn(data, kept ?? undefined)));
process.stdout.write(JSON.stringify(found.map((one) => one ?? null)));

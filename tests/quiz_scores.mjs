/** Reads {module, data, sets} as JSON lists on stdin and answers with what the module's score() says of each set. */
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const { module, data, sets } of asked) {
  const { score } = await import(module);
  answers.push(sets.map((set) => score(data, set)));
}
process.stdout.write(JSON.stringify(answers));

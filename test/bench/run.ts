// npm run bench [-- --quick] [-- --full] [-- closing|funnel|money|start|import|busy|forecast|verdicts|load …]: ratios side by side, measured in one run.
import { benchClosing } from "./close-deals.ts";
import { benchClosingWhileImporting } from "./close-while-importing.ts";
import { benchForecast } from "./forecast.ts";
import { benchFunnel } from "./funnel.ts";
import { benchImport } from "./import-rows.ts";
import { type Line, printLines } from "./lines.ts";
import { benchLoad } from "./load.ts";
import { benchMoney } from "./money.ts";
import { benchStart } from "./start.ts";
import { benchVerdicts } from "./verdicts.ts";

const benches = {
  closing: benchClosing,
  funnel: benchFunnel,
  money: benchMoney,
  start: benchStart,
  import: benchImport,
  busy: benchClosingWhileImporting,
  forecast: benchForecast,
  verdicts: benchVerdicts,
  load: benchLoad,
};

const flags = ["--quick", "--full"];
const words = process.argv.slice(2);
const strange = words.filter((word) => !Object.hasOwn(benches, word) && !flags.includes(word));
if (strange.length > 0) {
  const choice = [...Object.keys(benches), ...flags].join(", ");
  console.error(
    `There is no benchmark ${strange.join(" ")}. Choose among ${choice}: npm run bench -- closing --quick`,
  );
  process.exit(2);
}
const sizes = { isQuick: words.includes("--quick"), isFull: words.includes("--full") };
const named = Object.entries(benches).filter(([name]) => words.includes(name));
const lines: Line[] = [];
for (const [name, bench] of named.length > 0 ? named : Object.entries(benches)) {
  const startedAt = performance.now();
  process.stderr.write(`${name} …`);
  lines.push(...(await bench(sizes)));
  process.stderr.write(` ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
}
console.log(`${printLines(lines)}\nNode ${process.version}; compare figures of one run only.`);
